import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { minimalPolicy } from "../../../src/domain/iamPolicy";
import type { DeniedProblem } from "../../../src/domain/problem";
import { actionOf } from "../../../src/domain/operations";
import { accountId, allOperations as operations, problem, systemArn } from "./samples";

/** The policy's one statement; the parsing fails where the text is not JSON. */
function statement(told: DeniedProblem): { Effect: string; Action: string; Resource: string | string[] } {
  const policy = JSON.parse(minimalPolicy(told)) as { Version: string; Statement: [never] };
  assert.equal(policy.Version, "2012-10-17");
  assert.equal(policy.Statement.length, 1);
  return policy.Statement[0];
}

const inRegion = "arn:aws:bedrock:us-east-1:*";
const anyModel = "arn:aws:bedrock:*::foundation-model/*";

describe("the least policy after a refusal", () => {
  for (const operation of operations) {
    it(`allows ${operation} and nothing else`, () => {
      const { Effect, Action } = statement(problem("accessDenied", operation));
      assert.deepEqual({ Effect, Action }, { Effect: "Allow", Action: actionOf(operation) });
    });
  }

  it("names the service that an action belongs to", () => {
    assert.equal(statement(problem("accessDenied", "GetInferenceProfile")).Action, "bedrock:GetInferenceProfile");
    assert.equal(statement(problem("accessDenied", "GetCallerIdentity")).Action, "sts:GetCallerIdentity");
  });

  it("has any resource for listing, which has none to narrow it to", () => {
    assert.equal(statement(problem("accessDenied", "ListInferenceProfiles")).Resource, "*");
    assert.equal(statement(problem("accessDenied", "ListFoundationModels")).Resource, "*");
  });

  it("is about profiles of the Region for reading one and its tags", () => {
    for (const operation of ["GetInferenceProfile", "ListTagsForResource"] as const) {
      assert.deepEqual(statement(problem("accessDenied", operation)).Resource, [
        `${inRegion}:application-inference-profile/*`,
        `${inRegion}:inference-profile/*`,
      ]);
    }
  });

  it("names the sources as well for creating", () => {
    assert.deepEqual(statement(problem("accessDenied", "CreateInferenceProfile")).Resource, [
      `${inRegion}:application-inference-profile/*`,
      `${inRegion}:inference-profile/*`,
      anyModel,
    ]);
  });

  it("is in the partition of the Region", () => {
    const told = problem("accessDenied", "CreateInferenceProfile", { region: "us-gov-west-1" });
    const resources = [statement(told).Resource].flat();
    assert.deepEqual(
      resources.filter((resource) => !resource.startsWith("arn:aws-us-gov:")),
      [],
    );
  });

  it("takes action and resource from what AWS said", () => {
    const resource = systemArn("us.amazon.nova-lite-v1:0");
    const told = problem("accessDenied", "GetInferenceProfile", { action: "bedrock:GetInferenceProfile", resource });
    assert.equal(statement(told).Resource, resource);
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
      "the profile to be",
      `arn:aws:bedrock:us-east-1:${accountId}:application-inference-profile/*`,
      [`${inRegion}:inference-profile/*`, anyModel],
    ],
  ] as const) {
    it(`narrows creating to ${what} where AWS names it, and still allows the rest of the request`, () => {
      const told = problem("accessDenied", "CreateInferenceProfile", { resource });
      assert.deepEqual(statement(told).Resource, [resource, ...others]);
    });
  }

  it("is about the new profile alone where creating was refused for its tags", () => {
    const told = problem("accessDenied", "CreateInferenceProfile", { action: "bedrock:TagResource" });
    assert.deepEqual(statement(told), {
      Effect: "Allow",
      Action: "bedrock:TagResource",
      Resource: `${inRegion}:application-inference-profile/*`,
    });
  });

  it("cannot be made to hold more by what it quotes", () => {
    const resource = 'arn:aws:bedrock:x"],"Effect":"Allow","Action":"*';
    const told = statement(problem("accessDenied", "GetInferenceProfile", { resource }));
    assert.deepEqual(told, { Effect: "Allow", Action: "bedrock:GetInferenceProfile", Resource: resource });
  });
});
