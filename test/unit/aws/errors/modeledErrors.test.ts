import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ProblemKind } from "../../../../src/domain/problem";
import { lacksCredentials } from "../../../../src/domain/problem";
import type { FaultRequest } from "../../../endpoint/faults";
import { changingOperations, operations } from "../../domain/samples";
import { calls, listAll, problemFrom, useControlPlane } from "../support";
import { controlPlaneOf } from "../controlPlane";

const fixture = useControlPlane();

/** The eight errors in the service model with the problem kind, and the number of attempts for a read operation. */
const modeled = [
  ["AccessDeniedException", "accessDenied", 1],
  ["ConflictException", "conflict", 1],
  ["InternalServerException", "internalServer", 3],
  ["ResourceNotFoundException", "notFound", 1],
  ["ServiceQuotaExceededException", "quotaExceeded", 1],
  ["ThrottlingException", "throttled", 4],
  ["TooManyTagsException", "tooManyTags", 1],
  ["ValidationException", "validation", 1],
] as const satisfies readonly (readonly [string, ProblemKind, number])[];

/** Adds a fault for all later requests of an operation. */
function fail(fault: FaultRequest): void {
  fixture.endpoint.faults.add({ count: 0, ...fault });
}

it("every error of the service model is handled for every operation", async (context) => {
  // Each error has its own Region, so that all calls can run concurrently without waiting for each other's retries.
  const regions = fixture.endpoint.account.options.regions.slice(0, modeled.length);
  const results = operations.flatMap((operation) =>
    modeled.map(async ([error, kind, tries], index) => {
      const region = regions[index] ?? "";
      fail({ kind: "error", error, operation, region, message: `words about ${error}` });
      const problem = await problemFrom(calls[operation](fixture.controlPlane(region)));
      const requests = fixture.endpoint.requests.filter(
        (each) => each.operation === operation && each.region === region,
      );
      return { operation, error, kind, tries, region, problem, attempts: requests.length };
    }),
  );
  for (const { operation, error, kind, tries, region, problem, attempts } of await Promise.all(results)) {
    await context.test(`${operation} is a problem of kind ${kind} after ${error}`, () => {
      const { requestId, ...rest } = problem;
      assert.deepEqual(rest, {
        region,
        kind,
        operation,
        detail: `words about ${error}`,
        errorName: error,
        // An internal error may occur after the change was made. The value is irrelevant for read operations.
        outcomeUnknown: kind === "internalServer",
      });
      assert.match(requestId ?? "", /^[0-9a-f-]{36}$/);
      assert.equal(attempts, changingOperations.includes(operation) ? 1 : tries);
    });
  }
});

describe("an error of the service", () => {
  it("is retried by read operations", async () => {
    fixture.endpoint.faults.add({ kind: "throttle", operation: "ListInferenceProfiles", count: 2 });
    assert.ok((await listAll(fixture.controlPlane())).length > 0);
    assert.equal(fixture.endpoint.requests.length, 3);
  });

  it("reports the role, the action and the resource if access is denied", async () => {
    fail({ kind: "error", error: "AccessDeniedException", operation: "CreateInferenceProfile" });
    const problem = await problemFrom(calls.CreateInferenceProfile(fixture.controlPlane()));
    assert.equal(problem.principal, "Developer");
    assert.equal(problem.action, "bedrock:CreateInferenceProfile");
    assert.equal(problem.resource, "arn:aws:bedrock:us-east-1:123456789012:inference-profile/*");
    assert.equal(problem.policyType, "identityBasedPolicy");
  });

  for (const member of [
    "inferenceProfileName",
    "description",
    "modelSource.copyFrom",
    "clientRequestToken",
    "tags",
    "tags.1.member.key",
    "tags.12.member.value",
  ]) {
    it(`reports the invalid member ${member}`, async () => {
      fail({ kind: "error", error: "ValidationException", operation: "CreateInferenceProfile", member });
      assert.equal((await problemFrom(calls.CreateInferenceProfile(fixture.controlPlane()))).member, member);
    });
  }

  it("is a conflict if the name is taken, as in the real service", async () => {
    await calls.CreateInferenceProfile(fixture.controlPlane());
    const again = fixture.controlPlane().createInferenceProfile(
      {
        name: "new profile",
        sourceArn: "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0",
        tags: [],
        clientRequestToken: "another",
      },
      { signal: new AbortController().signal },
    );
    assert.equal((await problemFrom(again)).kind, "conflict");
  });

  it("is notFound if the profile does not exist, as in the real service", async () => {
    const { signal } = new AbortController();
    assert.equal(
      (await problemFrom(fixture.controlPlane().getInferenceProfile("nobody", { signal }))).kind,
      "notFound",
    );
  });
});

/** Errors that AWS returns before a request reaches the service, with the problem kind. */
const others = [
  ["UnrecognizedClientException", "credentialsRefused"],
  ["InvalidClientTokenId", "credentialsRefused"],
  ["MissingAuthenticationTokenException", "credentialsRefused"],
  ["IncompleteSignatureException", "signatureRefused"],
  ["InvalidSignatureException", "signatureRefused"],
  ["OptInRequired", "credentialsRefused"],
  ["ExpiredToken", "credentialsExpired"],
  ["ExpiredTokenException", "credentialsExpired"],
  ["ServiceUnavailableException", "internalServer"],
  ["SerializationException", "unknown"],
  ["UnknownOperationException", "notOffered"],
  ["NobodyKnowsThisException", "unknown"],
] as const satisfies readonly (readonly [string, ProblemKind])[];

describe("an error outside the service model", () => {
  for (const [error, kind] of others) {
    it(`${error} is a problem of kind ${kind}`, async () => {
      fail({ kind: "error", error, operation: "ListInferenceProfiles" });
      const problem = await problemFrom(calls.ListInferenceProfiles(fixture.controlPlane()));
      assert.equal(problem.kind, kind);
      assert.equal(problem.errorName, error);
    });
  }

  it("is a clock skew only if the SDK could not correct the clock with the date of the response", async () => {
    fail({ kind: "error", error: "RequestTimeTooSkewed", operation: "ListInferenceProfiles" });
    assert.equal((await problemFrom(calls.ListInferenceProfiles(fixture.controlPlane()))).kind, "clockSkew");
  });

  it("names the Region if the Region is not enabled for the account", async () => {
    fixture.endpoint.reset({ regions: ["us-east-1"] });
    const problem = await problemFrom(listAll(fixture.controlPlane("af-south-1")));
    assert.equal(problem.kind, "credentialsRefused");
    assert.equal(problem.region, "af-south-1");
  });

  it("is recognized as a Region that is not enabled if another Region accepts the credentials", async () => {
    fixture.endpoint.reset({ regions: ["us-east-1"] });
    const access = fixture.access();
    const ask = async (region: string) => listAll(controlPlaneOf(access, { region }));
    assert.equal((await problemFrom(ask("af-south-1"))).kind, "credentialsRefused");
    await ask("us-east-1");
    // The result remains the same, regardless of how often the request is retried with credentials that were resolved again.
    for (let tries = 0; tries < 3; tries += 1) {
      const problem = await problemFrom(ask("af-south-1"));
      assert.deepEqual(
        [problem.kind, problem.errorName, lacksCredentials(problem)],
        ["regionNotEnabled", "UnrecognizedClientException", false],
      );
    }
    fail({ kind: "error", error: "UnrecognizedClientException" });
    // This Region accepted the access keys before, so they must have been deleted. That other Regions accepted them is no
    // longer relevant.
    for (const region of ["us-east-1", "us-west-2"]) {
      assert.equal((await problemFrom(ask(region))).kind, "credentialsRefused");
    }
  });
});
