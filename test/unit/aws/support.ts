import assert from "node:assert/strict";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, afterEach, before, beforeEach } from "node:test";
import { Aws } from "../../../src/aws";
import type { GatewayOptions as AccessOptions } from "../../../src/aws/gateway";
import type { TimeLimits } from "../../../src/aws/timeLimits";
import type { Disposable } from "../../../src/util/emitter";
import type { AskMfaCode } from "../../../src/aws/credentials/mfaQuestion";
import type { InferenceProfile, InferenceProfileType } from "../../../src/domain/inferenceProfile";
import type { BedrockOperation } from "../../../src/domain/operations";
import { problemOf } from "../../../src/domain/problem";
import type { EndpointOptions } from "../../endpoint/options";
import type { LocalEndpoint } from "../../endpoint/server";
import { startEndpoint } from "../../endpoint/server";
import { removeFolder, temporaryFolder } from "../../host/temporaryFolder";
import type { AnyProblem } from "../domain/samples";
import { applicationArn, modelArn } from "../domain/samples";
import type { ControlPlane } from "./controlPlane";
import { controlPlaneOf } from "./controlPlane";

/** A signal that is never aborted. */
export const unaborted = new AbortController().signal;

/** Limits that are short enough for tests that wait for a timeout, and long enough for a response on a busy machine. */
export const shortLimits: TimeLimits = { connect: 2000, request: 250 };

/** Credentials for the endpoint, which accepts any credentials. */
export const credentials = { AWS_ACCESS_KEY_ID: "AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY: "x" };

/** Cancels the prompt for an MFA code, like pressing Escape. */
export const noMfaCode: AskMfaCode = () => Promise.resolve(undefined);

/** The environment variables and files of the AWS SDK. They contain only what the test writes. */
export interface AwsEnvironment {
  set(variables: Readonly<Record<string, string>>): void;
  unset(...names: string[]): void;
  /** Writes the shared `config` or `credentials` file. */
  writeFile(file: "config" | "credentials", text: string): Promise<void>;
  /** Returns a path in the home directory of the test. */
  home(...names: string[]): string;
}

/**
 * Provides each test in the file with an AWS environment without files and variables, and restores the original environment
 * afterwards.
 */
export function useAwsEnvironment(): AwsEnvironment {
  const original = { ...process.env };
  // There is one directory for each running test. The innermost test is last.
  const directories: string[] = [];
  const restore = () => {
    for (const name of Object.keys(process.env)) {
      delete process.env[name];
    }
    Object.assign(process.env, original);
  };
  beforeEach(() => {
    const directory = temporaryFolder("aws-environment");
    directories.push(directory);
    for (const name of Object.keys(process.env).filter((name) => name.startsWith("AWS_"))) {
      delete process.env[name];
    }
    Object.assign(process.env, {
      HOME: directory,
      USERPROFILE: directory,
      AWS_CONFIG_FILE: join(directory, "config"),
      AWS_SHARED_CREDENTIALS_FILE: join(directory, "credentials"),
      // Otherwise, the search for credentials would send a request to the EC2 metadata service.
      AWS_EC2_METADATA_DISABLED: "true",
    });
  });
  afterEach(() => {
    restore();
    removeFolder(directories.pop() ?? "");
  });
  return {
    set: (variables) => Object.assign(process.env, variables),
    unset: (...names) => names.forEach((name) => delete process.env[name]),
    writeFile: (file, text) => writeFile(join(directories.at(-1) ?? "", file), text),
    home: (...names) => join(directories.at(-1) ?? "", ...names),
  };
}

/** A local endpoint, and control planes that send requests to it with credentials from the environment. */
export interface ControlPlaneFixture {
  readonly endpoint: LocalEndpoint;
  readonly environment: AwsEnvironment;
  /** Creates the AWS services, which are disposed of after the test. */
  access(options?: Partial<AccessOptions>): Aws;
  /** Creates separate AWS services and binds Bedrock to one connection. They are disposed of after the test. */
  controlPlane(region?: string, limits?: TimeLimits, awsProfile?: string): ControlPlane;
  /** Starts a server, configures it as the SDK's endpoint while `work` runs, and closes it. */
  served<T>(answer: RequestListener, work: () => Promise<T>): Promise<T>;
}

/** Starts an endpoint for the tests in the file, and resets it before each test. */
export function useControlPlane(options: EndpointOptions = {}): ControlPlaneFixture {
  const environment = useAwsEnvironment();
  let endpoint: LocalEndpoint | undefined;
  const made: Disposable[] = [];
  before(async () => {
    endpoint = await startEndpoint(options);
  });
  beforeEach(() => {
    endpoint?.reset();
    environment.set({ ...credentials, AWS_ENDPOINT_URL: endpoint?.url ?? "" });
  });
  afterEach(() => {
    made.splice(0).forEach((one) => one.dispose());
  });
  after(async () => {
    await endpoint?.close();
  });
  const access = (options: Partial<AccessOptions> = {}) => {
    const aws = new Aws({ askMfaCode: noMfaCode, ...options });
    made.push(aws);
    return aws;
  };
  return {
    access,
    get endpoint() {
      assert.ok(endpoint, "the endpoint exists only while tests run");
      return endpoint;
    },
    environment,
    controlPlane(region = "us-east-1", limits, awsProfile) {
      const connection = awsProfile === undefined ? { region } : { region, awsProfile };
      return controlPlaneOf(access(limits ? { limits } : {}), connection);
    },
    async served(answer, work) {
      const server = createServer(answer).listen(0, "127.0.0.1");
      await once(server, "listening");
      environment.set({ AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
      try {
        return await work();
      } finally {
        const closed = once(server, "close");
        server.close();
        server.closeAllConnections();
        await closed;
      }
    },
  };
}

/** Returns a section of the shared config file. */
export function section(awsProfile: string, lines: readonly string[]): string {
  return `[profile ${awsProfile}]\n${lines.join("\n")}\n`;
}

/** Returns the settings for static access keys. */
export function keys(accessKeyId: string): string[] {
  return [`aws_access_key_id = ${accessKeyId}`, "aws_secret_access_key = x"];
}

/** Returns all profiles of a type from all pages. */
export async function listAll(
  controlPlane: ControlPlane,
  type: InferenceProfileType = "APPLICATION",
  signal: AbortSignal = unaborted,
): Promise<InferenceProfile[]> {
  const profiles: InferenceProfile[] = [];
  for await (const page of controlPlane.listInferenceProfiles(type, { signal })) {
    profiles.push(...page);
  }
  return profiles;
}

/** Calls each operation with a valid request. */
export const calls: Readonly<
  Record<BedrockOperation, (plane: ControlPlane, signal?: AbortSignal) => Promise<unknown>>
> = {
  ListInferenceProfiles: (plane, signal) => listAll(plane, "SYSTEM_DEFINED", signal),
  GetInferenceProfile: (plane, signal = unaborted) => plane.getInferenceProfile("us.amazon.nova-lite-v1:0", { signal }),
  CreateInferenceProfile: (plane, signal = unaborted) =>
    plane.createInferenceProfile(
      {
        name: "new profile",
        sourceArn: modelArn("amazon.nova-micro-v1:0"),
        tags: [],
        clientRequestToken: "token-1",
      },
      { signal },
    ),
  TagResource: (plane, signal = unaborted) =>
    plane.tagResource(applicationArn("abc123def456"), [{ key: "team", value: "search" }], { signal }),
  UntagResource: (plane, signal = unaborted) =>
    plane.untagResource(applicationArn("abc123def456"), ["team"], { signal }),
  ListTagsForResource: (plane, signal = unaborted) => plane.listTags(applicationArn("abc123def456"), { signal }),
  ListFoundationModels: (plane, signal = unaborted) => plane.listFoundationModels({ signal }),
};

/** Returns the problem that a call rejects with. Fails the test if the call succeeds. */
export async function problemFrom(call: Promise<unknown>): Promise<AnyProblem> {
  const error: unknown = await call.then(
    (value) => assert.fail(`succeeded with ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  const problem = problemOf(error);
  assert.ok(problem, `not a ProblemError: ${String(error)}`);
  return problem;
}
