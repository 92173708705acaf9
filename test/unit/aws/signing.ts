import { writeFile } from "node:fs/promises";
import type { Aws } from "../../../src/aws";
import type { EndpointOperation } from "../../endpoint/operationNames";
import type { RecordedRequest } from "../../endpoint/requestLog";
import type { AnyProblem } from "../domain/samples";
import type { AwsEnvironment, ControlPlaneFixture } from "./support";
import { problemFrom, unaborted } from "./support";
import { controlPlaneOf } from "./controlPlane";

/** Functions that send requests and return whose credentials they were signed with. */
export interface Signing {
  /**
   * Sends a request with the credentials of an AWS profile, or with the default credentials. Returns the access key that signed
   * it.
   */
  readonly signWith: (awsProfile: string | undefined, aws?: Aws, region?: string) => Promise<string | undefined>;
  /** Returns the problem of such a request. */
  readonly failWith: (awsProfile: string | undefined, aws?: Aws) => Promise<AnyProblem>;
  /** Returns the requests for an operation that the endpoint has received. */
  readonly sent: (operation: EndpointOperation) => readonly RecordedRequest[];
}

/** Sends requests to the endpoint of a fixture. */
export function useSigning(fixture: ControlPlaneFixture): Signing {
  const sent = (operation: EndpointOperation) =>
    fixture.endpoint.requests.filter((request) => request.operation === operation);
  const signWith: Signing["signWith"] = async (awsProfile, aws = fixture.access(), region = "us-east-1") => {
    const plane = controlPlaneOf(aws, awsProfile === undefined ? { region } : { awsProfile, region });
    await plane.listFoundationModels({ signal: unaborted });
    return sent("ListFoundationModels").at(-1)?.accessKeyId;
  };
  return { sent, signWith, failWith: (awsProfile, aws) => problemFrom(signWith(awsProfile, aws)) };
}

/** Returns the form fields of a request to STS. */
export function formOf(request: RecordedRequest | undefined): Partial<Record<string, unknown>> {
  const body: unknown = request?.body;
  return typeof body === "object" && body !== null ? { ...body } : {};
}

/**
 * Writes a JavaScript program and returns a `credential_process` setting that runs it. The command line contains a password.
 */
export async function program(environment: AwsEnvironment, code: string): Promise<string> {
  const file = environment.home("program.cjs");
  await writeFile(file, code);
  return `credential_process = "${process.execPath}" "${file}" --password hunter2`;
}

/** Returns the code of a program that writes an object as JSON. */
export function writing(members: object): string {
  return `process.stdout.write(${JSON.stringify(JSON.stringify(members))})`;
}
