import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findReference, readPasted } from "../../../src/commands/profileReference";
import { applicationArn, systemArn } from "../core/samples";

const arn = applicationArn("abc123def456");
const systemId = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

describe("a text that is at hand", () => {
  for (const [what, text, expected] of [
    ["an ARN", arn, arn],
    ["an ARN with white space around it", `\n  ${arn}\t\n`, arn],
    ["an ARN in quotes with a comma", `"${arn}",`, arn],
    ["an ARN in a line of code", `modelId: "${systemArn(systemId)}",`, systemArn(systemId)],
    ["an ARN at the end of a sentence", `It goes through ${arn}.`, arn],
    ["the first of several ARNs", `${arn}\n${systemArn(systemId)}`, arn],
    ["the first ARN that is whole", `arn:aws:bedrock:us-east-1:12:inference-profile/x ${arn}`, arn],
    [
      "an ARN of another partition",
      systemArn("us-gov.x", "us-gov-west-1").replace("arn:aws:", "arn:aws-us-gov:"),
      "arn:aws-us-gov:bedrock:us-gov-west-1:123456789012:inference-profile/us-gov.x",
    ],
    ["a system-defined profile's ID", systemId, systemId],
    ["a global one's ID in backticks", "`global.amazon.nova-2-lite-v1:0`", "global.amazon.nova-2-lite-v1:0"],
  ] as const) {
    it(`offers ${what}`, () => assert.equal(findReference(text), expected));
  }

  for (const [what, text] of [
    ["nothing", ""],
    ["a word", "hello"],
    ["an application profile's ID, which could be any word", "abc123def456"],
    ["an ID inside other text", `use ${systemId} here`],
    ["a version number", "1.2.3"],
    ["another ARN", "arn:aws:iam::123456789012:role/dev"],
    ["a model's ARN", "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0"],
    ["an ARN with a host in the place of its Region", applicationArn("abc", "us-east-1.evil.com#")],
    ["a whole file", `${"x".repeat(10_000)} ${arn}`],
  ] as const) {
    it(`offers nothing for ${what}`, () => assert.equal(findReference(text), undefined));
  }

  it("does not take long over a text made to", () => {
    const before = performance.now();
    findReference("arn:aws:bedrock:".repeat(600));
    findReference(`arn:aws:bedrock:${":".repeat(9000)}`);
    assert.ok(performance.now() - before < 2000);
  });
});

describe("a pasted text", () => {
  it("is read without the quotes and commas that come along", () => {
    assert.equal(readPasted(`"${arn}",`).kind, "arn");
    assert.deepEqual(readPasted(` '${systemId}'; `), { kind: "id", id: systemId });
    assert.equal(readPasted(' "" ').kind, "empty");
  });

  it("is not searched: what was typed is meant as a whole", () => {
    assert.equal(readPasted(`see ${arn}`).kind, "malformed");
  });
});
