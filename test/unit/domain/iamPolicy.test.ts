import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { minimalPolicy } from "../../../src/domain/iamPolicy";
import type { DeniedProblem } from "../../../src/domain/problem";
import { actionOf } from "../../../src/domain/operations";
import { accountId, allOperations as operations, problem, systemArn } from "./samples";

/** Returns the only statement in the policy. Throws if the text is not JSON. */
function statement(denied: DeniedProblem): { Effect: string; Action: string; Resource: string | string[] } {
  const policy = JSON.parse(minimalPolicy(denied)) as { Version: string; Statement: [never] };
  assert.equal(policy.Version, "2012-10-17");
  assert.equal(policy.Statement.length, 1);
  return policy.Statement[0];
}

const inRegion = "arn:aws:bedrock:us-east-1:*";
const anyModel = "arn:aws:bedrock:*::foundation-model/*";

describe("minimalPolicy", () => {
  for (const operation of operations) {
    it(`allows only ${operation}`, () => {
      const { Effect, Action } = statement(problem("accessDenied", operation));
      assert.deepEqual({ Effect, Action }, { Effect: "Allow", Action: actionOf(operation) });
    });
  }

  it("uses the service prefix of the operation", () => {
    assert.equal(statement(problem("accessDenied", "GetInferenceProfile")).Action, "bedrock:GetInferenceProfile");
    assert.equal(statement(problem("accessDenied", "GetCallerIdentity")).Action, "sts:GetCallerIdentity");
  });

  it("allows listing on all resources, because listing has no resource-level permissions", () => {
    assert.equal(statement(problem("accessDenied", "ListInferenceProfiles")).Resource, "*");
    assert.equal(statement(problem("accessDenied", "ListFoundationModels")).Resource, "*");
  });

  it("allows reading the profiles and tags in the Region", () => {
    for (const operation of ["GetInferenceProfile", "ListTagsForResource"] as const) {
      assert.deepEqual(statement(problem("accessDenied", operation)).Resource, [
        `${inRegion}:application-inference-profile/*`,
        `${inRegion}:inference-profile/*`,
      ]);
    }
  });

  it("includes the sources for creating a profile", () => {
    assert.deepEqual(statement(problem("accessDenied", "CreateInferenceProfile")).Resource, [
      `${inRegion}:application-inference-profile/*`,
      `${inRegion}:inference-profile/*`,
      anyModel,
    ]);
  });

  it("uses the partition of the Region", () => {
    const denied = problem("accessDenied", "CreateInferenceProfile", { region: "us-gov-west-1" });
    const resources = [statement(denied).Resource].flat();
    assert.deepEqual(
      resources.filter((resource) => !resource.startsWith("arn:aws-us-gov:")),
      [],
    );
  });

  it("uses the action and the resource from the AWS message", () => {
    const resource = systemArn("us.amazon.nova-lite-v1:0");
    const denied = problem("accessDenied", "GetInferenceProfile", { action: "bedrock:GetInferenceProfile", resource });
    assert.equal(statement(denied).Resource, resource);
    const assumed = problem("accessDenied", "ListInferenceProfiles", {
      action: "sts:AssumeRole",
      resource: `arn:aws:iam::${accountId}:role/dev`,
    });
    assert.deepEqual(statement(assumed), {
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Resource: `arn:aws:iam::${accountId}:role/dev`,
    });
  });

  for (const [what, resource, others] of [
    [
      "a model",
      "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0",
      [`${inRegion}:application-inference-profile/*`, `${inRegion}:inference-profile/*`],
    ],
    [
      "a system-defined profile",
      systemArn("us.amazon.nova-lite-v1:0"),
      [`${inRegion}:application-inference-profile/*`, anyModel],
    ],
    [
      "the new profile",
      `arn:aws:bedrock:us-east-1:${accountId}:application-inference-profile/*`,
      [`${inRegion}:inference-profile/*`, anyModel],
    ],
  ] as const) {
    it(`limits creating a profile to ${what} if the AWS message contains it, and still allows the rest of the request`, () => {
      const denied = problem("accessDenied", "CreateInferenceProfile", { resource });
      assert.deepEqual(statement(denied).Resource, [resource, ...others]);
    });
  }

  it("covers only the new profile if tagging was denied", () => {
    const denied = problem("accessDenied", "CreateInferenceProfile", { action: "bedrock:TagResource" });
    assert.deepEqual(statement(denied), {
      Effect: "Allow",
      Action: "bedrock:TagResource",
      Resource: `${inRegion}:application-inference-profile/*`,
    });
  });

  it("cannot be broadened by a resource in the AWS message", () => {
    const resource = 'arn:aws:bedrock:x"],"Effect":"Allow","Action":"*';
    const denied = statement(problem("accessDenied", "GetInferenceProfile", { resource }));
    assert.deepEqual(denied, { Effect: "Allow", Action: "bedrock:GetInferenceProfile", Resource: resource });
  });
});
