import { after, afterEach, before } from "node:test";
import { Aws } from "../../../src/aws";
import type { BedrockApi } from "../../../src/aws/bedrock";
import type { CloudWatchApi } from "../../../src/aws/cloudWatch";
import type { CostExplorerApi } from "../../../src/aws/costExplorer";
import type { TimeLimits } from "../../../src/aws/timeLimits";
import type { EndpointOperation } from "../../endpoint/operationNames";
import type { EndpointOptions } from "../../endpoint/options";
import type { RecordedRequest } from "../../endpoint/requestLog";
import type { LocalEndpoint } from "../../endpoint/server";
import { startEndpoint } from "../../endpoint/server";
import { virginia } from "./samples";

/** The extension's AWS code, connected to a local endpoint. */
export interface LocalBedrock {
  readonly endpoint: LocalEndpoint;
  readonly bedrock: BedrockApi;
  readonly cloudWatch: CloudWatchApi;
  readonly costExplorer: CostExplorerApi;
  /** Returns the requests of an operation since the test started. */
  requests(operation: EndpointOperation): readonly RecordedRequest[];
}

/** Limits for tests of requests without a response, which wait for them. */
const shortLimits: TimeLimits = { connect: 2000, request: 1000 };

/** Starts an endpoint before the tests in the file, resets it after each test, and closes it at the end. */
export function useLocalBedrock(options: EndpointOptions, limits = shortLimits): LocalBedrock {
  let started: { readonly endpoint: LocalEndpoint; readonly aws: Aws } | undefined;
  const get = () => {
    if (!started) {
      throw new Error("The endpoint exists only while tests run");
    }
    return started;
  };
  before(async () => {
    const endpoint = await startEndpoint(options);
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: endpoint.url,
      AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "x",
      AWS_CONFIG_FILE: "/nonexistent",
      AWS_SHARED_CREDENTIALS_FILE: "/nonexistent",
    });
    const aws = new Aws({ askMfaCode: () => Promise.resolve(undefined), limits });
    // The first request also loads the SDK, which can take longer than the timeout on a busy machine.
    await aws.bedrock.listFoundationModels(virginia, { signal: new AbortController().signal });
    endpoint.reset();
    started = { endpoint, aws };
  });
  afterEach(() => {
    get().endpoint.reset();
    // Otherwise, the next test could receive a response to a request of this test.
    get().aws.reset();
  });
  after(async () => {
    started?.aws.dispose();
    await started?.endpoint.close();
  });
  return {
    get endpoint() {
      return get().endpoint;
    },
    get bedrock() {
      return get().aws.bedrock;
    },
    get cloudWatch() {
      return get().aws.cloudWatch;
    },
    get costExplorer() {
      return get().aws.costExplorer;
    },
    requests: (operation) => get().endpoint.requests.filter((request) => request.operation === operation),
  };
}
