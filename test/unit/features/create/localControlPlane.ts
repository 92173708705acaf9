import { after, afterEach, before } from "node:test";
import { AwsAccess } from "../../aws/awsAccess";
import type { EndpointOperation } from "../../../endpoint/operationNames";
import type { EndpointOptions } from "../../../endpoint/options";
import type { RecordedRequest } from "../../../endpoint/requestLog";
import type { LocalEndpoint } from "../../../endpoint/server";
import { startEndpoint } from "../../../endpoint/server";
import type { ControlPlane } from "../../../../src/domain/ports";
import { virginia } from "./samples";

/** The product's own control plane of us-east-1, talking to a local endpoint. */
export interface LocalControlPlane {
  readonly endpoint: LocalEndpoint;
  readonly controlPlane: ControlPlane;
  /** Requests of an operation since the test began. */
  requests(operation: EndpointOperation): readonly RecordedRequest[];
}

/** Starts an endpoint before the tests of the file, sets it back after each, and closes it at the end. */
export function useLocalControlPlane(options: EndpointOptions): LocalControlPlane {
  let started:
    | { readonly endpoint: LocalEndpoint; readonly aws: AwsAccess; readonly controlPlane: ControlPlane }
    | undefined;
  const get = () => {
    if (!started) {
      throw new Error("the endpoint is only there while tests run");
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
    // A request that is never answered is given up soon, so that tests of it are quick.
    const limits = { connect: 2000, request: 400 };
    const aws = new AwsAccess({ askMfaCode: () => Promise.resolve(undefined), limits });
    started = { endpoint, aws, controlPlane: aws.controlPlane(virginia) };
  });
  afterEach(() => get().endpoint.reset());
  after(async () => {
    started?.aws.dispose();
    await started?.endpoint.close();
  });
  return {
    get endpoint() {
      return get().endpoint;
    },
    get controlPlane() {
      return get().controlPlane;
    },
    requests: (operation) => get().endpoint.requests.filter((request) => request.operation === operation),
  };
}
