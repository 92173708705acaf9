import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { langChainPython } from "../../../../src/features/copy/targets/langChainPython";
import { factsOf } from "./samples";

describe("LangChain for Python", () => {
  it("gets the provider of a system-defined profile whose model has a dot in its name", () => {
    const id = "us.deepseek.v3.2";
    const profile = factsOf({
      arn: `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${id}`,
      id,
      name: "US DeepSeek V3.2",
      type: "SYSTEM_DEFINED",
      status: "ACTIVE",
      modelArns: ["arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2"],
    });
    const text = langChainPython.text([profile]);
    assert.match(
      text,
      /^ {4}model="us\.deepseek\.v3\.2",\n {4}provider="deepseek",\n {4}base_model="deepseek\.v3\.2",$/m,
    );
  });
});
