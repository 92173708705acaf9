import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { findReference, parseReference } from "../../../../src/features/find/profileReference";
import { formatReference } from "../../../../src/messages/reference";
import { applicationArn, systemArn } from "../../domain/samples";

const arn = applicationArn("abc123def456");
const systemId = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

describe("the selection or the clipboard", () => {
  for (const [what, text, expected] of [
    ["an ARN", arn, arn],
    ["an ARN with white space around it", `\n  ${arn}\t\n`, arn],
    ["an ARN in quotes with a comma", `"${arn}",`, arn],
    ["an ARN in a line of code", `modelId: "${systemArn(systemId)}",`, systemArn(systemId)],
    ["an ARN at the end of a sentence", `It goes through ${arn}.`, arn],
    ["the first of several ARNs", `${arn}\n${systemArn(systemId)}`, arn],
    ["the first complete ARN", `arn:aws:bedrock:us-east-1:12:inference-profile/x ${arn}`, arn],
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
    ["an ARN with a host instead of a Region", applicationArn("abc", "us-east-1.evil.com#")],
    ["a whole file", `${"x".repeat(10_000)} ${arn}`],
  ] as const) {
    it(`offers nothing for ${what}`, () => assert.equal(findReference(text), undefined));
  }

  it("is searched quickly even if it is made to be slow", () => {
    const before = performance.now();
    findReference("arn:aws:bedrock:".repeat(600));
    findReference(`arn:aws:bedrock:${":".repeat(9000)}`);
    assert.ok(performance.now() - before < 2000);
  });
});

describe("a pasted text", () => {
  it("is parsed without the quotes and commas around it", () => {
    assert.equal(parseReference(`"${arn}",`).kind, "arn");
    assert.deepEqual(parseReference(` '${systemId}'; `), { kind: "id", id: systemId });
    assert.equal(parseReference(' "" ').kind, "empty");
  });

  it("is not searched for an ARN, because the user means all of it", () => {
    assert.equal(parseReference(`see ${arn}`).kind, "malformed");
  });
});

describe("any text in the clipboard or the input", () => {
  const account = "123456789012";
  const pieces = [
    "arn:",
    "aws",
    "bedrock",
    ":",
    "/",
    "us-east-1",
    account,
    "inference-profile",
    "application-",
    ".",
    '"',
    "`",
  ].concat([
    "\n",
    " ",
    ",",
    "\u200B",
    "\u202E",
    "$(zap)",
    "[a](command:b)",
    systemId,
    arn,
    "é",
    "\u0000",
    "x".repeat(300),
  ]);
  const piece = fc.constantFrom(...pieces);
  const texts = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
    fc.string({ unit: "binary" }),
    fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join("").repeat(2000)),
  );

  it("is suggested only if it can be looked up, and otherwise gets one short sentence", () => {
    let offers = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const offered = findReference(text);
        if (offered !== undefined) {
          offers += 1;
          assert.equal(formatReference(parseReference(offered), new Set())?.usable, true);
          assert.ok(text.includes(offered));
        }
        const reference = parseReference(text);
        const told = formatReference(reference, new Set([account]));
        assert.equal(told === undefined, reference.kind === "empty");
        assert.equal(told?.usable ?? false, reference.kind === "arn" || reference.kind === "id");
        assert.ok((told?.sentence.length ?? 0) < 300, told?.sentence);
      }),
      { seed: 17, numRuns: 5000 },
    );
    assert.ok(offers > 100, String(offers));
  });
});
