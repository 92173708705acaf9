import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CopyFacts } from "../../../../src/features/copy/copyFacts";
import { iamPolicy, iamPolicyProfileOnly } from "../../../../src/features/copy/targets/iamPolicy";
import { isAllowed } from "./iamEvaluator";
import { geographic, global, scenarios } from "./samples";

const actions = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];
const key = "bedrock:InferenceProfileArn";

/** Returns whether a policy allows everything that AWS checks for a call through a profile that runs in one of its Regions. */
function allowsCall(policy: string, { arn }: CopyFacts, modelArn: string, action: string): boolean {
  const context = { [key]: arn };
  return [arn, modelArn].every((resource) => isAllowed(policy, { action, resource, context }));
}

describe("the IAM policies", () => {
  const usable = Object.entries(scenarios).filter(([, profiles]) => !iamPolicy.unavailable(profiles));

  for (const target of [iamPolicy, iamPolicyProfileOnly]) {
    it(`allow every way of invoking the model through the profile: ${target.id}`, () => {
      assert.ok(usable.length > 10);
      for (const [name, profiles] of usable) {
        const policy = target.text(profiles);
        for (const profile of profiles) {
          for (const modelArn of profile.modelArns) {
            assert.ok(
              actions.every((action) => allowsCall(policy, profile, modelArn, action)),
              name,
            );
          }
        }
      }
    });

    it(`allow no other requests: ${target.id}`, () => {
      for (const [name, profiles] of usable) {
        const policy = target.text(profiles);
        const [profile] = profiles;
        assert.ok(profile);
        const context = { [key]: profile.arn };
        const denied = [
          ...["bedrock:CreateInferenceProfile", "bedrock:DeleteInferenceProfile", "bedrock:ApplyGuardrail"].map(
            (action) => ({ action, resource: profile.arn, context }),
          ),
          ...actions.flatMap((action) => [
            { action, resource: `${profile.arn}x`, context },
            { action, resource: profile.arn.replace(/[^/]+$/, "other"), context },
            { action, resource: profile.arn.replace(/:[0-9]{12}:/, ":999999999999:"), context },
            { action, resource: `${profile.modelArns[0]}x`, context },
            {
              action,
              resource: (profile.modelArns[0] ?? "").replace(/:bedrock:[^:]*:/, ":bedrock:xx-test-1:"),
              context,
            },
          ]),
        ];
        for (const request of denied) {
          assert.ok(!isAllowed(policy, request), `${name}: ${JSON.stringify(request)}`);
        }
      }
    });
  }

  it("allow the model without a Region in a global profile", () => {
    const regionless = "arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0";
    assert.ok(global.modelArns.includes(regionless));
    assert.ok(allowsCall(iamPolicyProfileOnly.text([global]), global, regionless, "bedrock:InvokeModel"));
    assert.ok(!isAllowed(iamPolicy.text([geographic]), { action: "bedrock:InvokeModel", resource: regionless }));
  });

  it("differ in whether they allow invoking the model without the profile", () => {
    const [resource = ""] = geographic.modelArns;
    const direct = { action: "bedrock:InvokeModel", resource };
    assert.ok(isAllowed(iamPolicy.text([geographic]), direct));
    assert.ok(!isAllowed(iamPolicyProfileOnly.text([geographic]), direct));
  });

  it("list the models only once for profiles with the same models", () => {
    const other = { ...geographic, arn: geographic.arn.replace(/[^/]+$/, "ffffffffffff") };
    const policy = iamPolicyProfileOnly.text([geographic, global, other]);
    const [modelArn = ""] = geographic.modelArns.slice(1);
    assert.equal(policy.split(`"${modelArn}"`).length, 2);
    for (const profile of [geographic, global, other]) {
      assert.ok(profile.modelArns.every((each) => allowsCall(policy, profile, each, "bedrock:InvokeModel")));
    }
    // The ARN without a Region belongs only to the global profile.
    assert.ok(!global.modelArns.slice(1).some((each) => allowsCall(policy, other, each, "bedrock:InvokeModel")));
  });

  it("do not allow the model of a profile through another profile", () => {
    const policy = iamPolicyProfileOnly.text([geographic, global]);
    const [resource = ""] = geographic.modelArns;
    const through = (arn: string) =>
      isAllowed(policy, { action: "bedrock:InvokeModel", resource, context: { [key]: arn } });
    assert.ok(through(geographic.arn));
    assert.ok(!through(`${geographic.arn}other`));
  });
});
