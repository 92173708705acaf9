import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CopyResult } from "../../../../src/features/copy/copyResult";
import { copyResult } from "../../../../src/features/copy/copyResult";
import { openCode } from "../../../../src/features/copy/targets/openCode";
import { iamPolicy, iamPolicyProfileOnly } from "../../../../src/features/copy/targets/iamPolicy";
import { geographic, scenarios, withModel } from "./samples";

function available(result: CopyResult): { text: string; warning: string } {
  assert.ok(result.text !== undefined);
  return result;
}

describe("the result of copying", () => {
  it("is the reason why a format is not available, if this is known only after the models have been loaded", () => {
    const format = { ...openCode, label: openCode.client };
    const before = withModel("acme.vectors-1");
    assert.ok(before.model && before.model.output === undefined);
    assert.equal(typeof copyResult(format, [before], "en").text, "string");
    const after = { ...before, model: { ...before.model, output: ["EMBEDDING"] } };
    assert.deepEqual(copyResult(format, [after], "en"), { reason: "notChat" });
  });

  it("is the text, with a warning that the format cannot contain", () => {
    const profiles = scenarios["legacy model, not active, tags not read, AWS profile named"] ?? [];
    const result = copyResult({ ...iamPolicy, label: iamPolicy.client }, profiles, "en");
    assert.ok(result.text !== undefined);
    assert.ok(result.text.includes("bedrock:InvokeModel"));
    assert.match(result.warning, /not ACTIVE.*legacy/);
  });

  it("has a warning only if a policy exceeds the maximum size of a managed policy, without its white space", () => {
    const format = { ...iamPolicyProfileOnly, label: iamPolicyProfileOnly.client };
    const profiles = Array.from({ length: 60 }, (_, index) => ({ ...geographic, arn: `${geographic.arn}${index}` }));
    const sizes = profiles.map((_, index) => {
      const { text, warning } = available(copyResult(format, profiles.slice(0, index + 1), "en"));
      const size = JSON.stringify(JSON.parse(text)).length;
      assert.equal(warning.includes("maximum size of a managed policy"), size > 6144, `${size}`);
      return size;
    });
    assert.ok(Math.min(...sizes) < 6144 && Math.max(...sizes) > 6144);
  });
});
