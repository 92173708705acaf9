import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { copyResult } from "../../../../src/features/copy/copyResult";
import { openCode } from "../../../../src/features/copy/targets/openCode";
import { iamPolicy } from "../../../../src/features/copy/targets/iamPolicy";
import { scenarios, withModel } from "./samples";

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
});
