import { writeFile } from "node:fs/promises";
import type { Aws } from "../../../src/aws";
import type { EndpointOperation } from "../../endpoint/operationNames";
import type { RecordedRequest } from "../../endpoint/requestLog";
import type { AnyProblem } from "../domain/samples";
import type { AwsEnvironment, ControlPlaneFixture } from "./support";
import { problemFrom, unaborted } from "./support";
import { controlPlaneOf } from "./controlPlane";

/** Requests that show whose credentials they were signed with. */
export interface Signing {
  /** Makes a request with an AWS profile's credentials, or the ambient ones; gives the access key that signed it. */
  readonly signWith: (awsProfile: string | undefined, aws?: Aws, region?: string) => Promise<string | undefined>;
  /** The problem that such a request ends with. */
  readonly failWith: (awsProfile: string | undefined, aws?: Aws) => Promise<AnyProblem>;
  /** The requests of an operation that the endpoint got. */
  readonly sent: (operation: EndpointOperation) => readonly RecordedRequest[];
}

/** Requests with the control planes and the endpoint of a fixture. */
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

/** The form that a request to STS sent. */
export function formOf(request: RecordedRequest | undefined): Partial<Record<string, unknown>> {
  const body: unknown = request?.body;
  return typeof body === "object" && body !== null ? { ...body } : {};
}

/** The `credential_process` setting of a program in JavaScript, with a password in its command line. */
export async function program(environment: AwsEnvironment, code: string): Promise<string> {
  const file = environment.home("program.cjs");
  await writeFile(file, code);
  return `credential_process = "${process.execPath}" "${file}" --password hunter2`;
}

/** A program's code that writes a structure as JSON. */
export function writing(members: object): string {
  return `process.stdout.write(${JSON.stringify(JSON.stringify(members))})`;
}
