import assert from "node:assert/strict";
import { after, before } from "node:test";
import { BedrockClient, BedrockServiceException } from "@aws-sdk/client-bedrock";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CostExplorerClient } from "@aws-sdk/client-cost-explorer";
import { EndpointClient } from "../../endpoint/client";
import type { EndpointOptions } from "../../endpoint/options";
import { startEndpoint, type LocalEndpoint } from "../../endpoint/server";

/** Credentials for the endpoint, which accepts any credentials. */
export const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "x" };

/** The account of an endpoint that was started without options. */
export const accountId = "123456789012";

/** An endpoint for the tests in one file, and SDK clients for it. */
export interface EndpointFixture {
  readonly endpoint: LocalEndpoint;
  /** A client for the endpoint's control routes, which tests in other processes use too. */
  readonly control: EndpointClient;
  /** Returns a client that sends each request once, unless retries are configured. */
  bedrock(region?: string, maxAttempts?: number): BedrockClient;
  cloudWatch(region?: string): CloudWatchClient;
  costExplorer(): CostExplorerClient;
  /** Sends a request without the SDK. Its signature for us-east-1 is invalid, but the endpoint does not verify signatures. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

/** Starts an endpoint before the tests in the file, and closes it and all clients after them. */
export function useEndpoint(options: EndpointOptions = {}): EndpointFixture {
  let endpoint: LocalEndpoint | undefined;
  const clients: { destroy(): void }[] = [];
  before(async () => {
    endpoint = await startEndpoint(options);
  });
  after(async () => {
    clients.forEach((client) => client.destroy());
    await endpoint?.close();
  });
  const started = () => {
    assert.ok(endpoint, "the endpoint is only there while tests run");
    return endpoint;
  };
  return {
    get endpoint() {
      return started();
    },
    get control() {
      return new EndpointClient(started().url);
    },
    bedrock(region = "us-east-1", maxAttempts = 1) {
      const client = new BedrockClient({ region, endpoint: started().url, credentials, maxAttempts });
      clients.push(client);
      return client;
    },
    cloudWatch(region = "us-east-1") {
      const client = new CloudWatchClient({ region, endpoint: started().url, credentials, maxAttempts: 1 });
      clients.push(client);
      return client;
    },
    costExplorer() {
      const client = new CostExplorerClient({
        region: "us-east-1",
        endpoint: started().url,
        credentials,
        maxAttempts: 1,
      });
      clients.push(client);
      return client;
    },
    fetch(path, init = {}) {
      return fetch(started().url + path, { ...init, headers: { ...signed(), ...(init.headers as object) } });
    },
  };
}

/** Returns headers with a credential scope and a fake signature. */
export function signed(region = "us-east-1", service = "bedrock"): Record<string, string> {
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/${region}/${service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=0000`,
    "x-amz-date": "20260101T000000Z",
  };
}

/** Asserts that a call rejects with this AWS error and message. */
export async function rejectsWith(work: Promise<unknown>, name: string, message: string | RegExp): Promise<void> {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof BedrockServiceException, String(error));
    assert.equal(error.name, name);
    if (typeof message === "string") {
      assert.equal(error.message, message);
    } else {
      assert.match(error.message, message);
    }
    assert.match(error.$metadata.requestId ?? "", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    return true;
  });
}

/** Returns the ARN of a foundation model in a Region. */
export function modelArn(modelId: string, region = "us-east-1"): string {
  return `arn:aws:bedrock:${region}::foundation-model/${modelId}`;
}

/** Returns the ARN of a system-defined profile in a Region. */
export function systemArn(id: string, region = "us-east-1"): string {
  return `arn:aws:bedrock:${region}:${accountId}:inference-profile/${id}`;
}

/** A system-defined profile, an on-demand model and a model without on-demand throughput in us-east-1. */
export const sonnetProfile = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
export const onDemandModel = "amazon.nova-micro-v1:0";
export const profileOnlyModel = "anthropic.claude-sonnet-4-5-20250929-v1:0";
