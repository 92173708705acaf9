import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import {
  formatTyped,
  formatUnsearched,
  lookUpTarget,
  maxSearchedLength,
  parseTypedText,
  suggestions,
  textForInput,
} from "../../../../src/features/find/typedText";
import { accountId, applicationArn, applicationProfile, modelArn, systemArn } from "../../domain/samples";

const arn = applicationArn("yvfd7p4kgwqj");
const systemId = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
const named = { connection: { region: "us-east-1" }, profile: { ...applicationProfile("abc"), name: "Checkout-Prod" } };
const shown = { profiles: [named], connections: [named.connection] };

/** Returns the texts that the input suggests for the references in the given text. */
const offered = (text: string) => suggestions(text).map((reference) => textForInput(text, reference));

describe("the selection or the clipboard", () => {
  for (const [what, text, expected] of [
    ["an ARN with white space around it", `\n  ${arn}\t\n`, arn],
    ["an ARN in a line of code", `modelId: "${systemArn(systemId)}",`, systemArn(systemId)],
    [
      "an encoded ARN unchanged, so that the input reports it",
      `x=${encodeURIComponent(arn)}&y`,
      encodeURIComponent(arn),
    ],
    ["a wrapped ARN on one line", arn.replace("-inference", "\n-inference"), arn],
    ["an ARN with the text that follows it", `${systemArn("us.x")}/internal-app`, `${systemArn("us.x")}/internal-app`],
    ["an ID with a client's suffix", `ANTHROPIC_MODEL=${systemId}[1m]`, `${systemId}[1m]`],
    ["an application profile ID on its own", "yvfd7p4kgwqj\n", "yvfd7p4kgwqj"],
  ] as const) {
    it(`provides ${what}`, () => assert.deepEqual(offered(text), [expected]));
  }

  it("provides each of several references once", () => {
    assert.deepEqual(offered(`${arn}\n${systemId}, ${arn}`), [arn, systemId]);
  });

  for (const [what, text] of [
    ["nothing", ""],
    ["a word", "hello"],
    ["a word of twelve characters in a sentence", "commit abc123def456"],
    ["a model's ARN", modelArn("amazon.nova-micro-v1:0")],
    ["an invalid ARN", applicationArn("abc", "us-east-1.evil.com#")],
  ] as const) {
    it(`provides nothing for ${what}`, () => assert.deepEqual(offered(text), []));
  }
});

describe("a very long text", () => {
  it("is searched up to the limit, and the user is informed about the rest", () => {
    const long = "word ".repeat(maxSearchedLength / 5);
    assert.deepEqual(offered(`${arn} ${long} ${systemId}`), [arn]);
    for (const [origin, message] of [
      ["selection", "The selection is too long. Only its first 2,000,000 characters were searched."],
      ["clipboard", "The text in the clipboard is too long. Only its first 2,000,000 characters were searched."],
      ["input", "The text is too long. Only its first 2,000,000 characters were searched."],
    ] as const) {
      assert.equal(formatUnsearched(`${long}x`, origin, "en"), message);
      assert.equal(formatUnsearched(long, origin, "en"), "");
    }
  });

  it("provides no reference that the limit cuts", () => {
    for (let cut = 1; cut < arn.length; cut += 7) {
      const text = `${" ".repeat(maxSearchedLength - cut)}${arn} ${"x".repeat(100)}`;
      assert.deepEqual(offered(text), []);
    }
  });

  it("of 200,000 words is searched as a whole", () => {
    assert.deepEqual(offered(`${"word ".repeat(200_000)}${arn}`), [arn]);
  });
});

describe("typed text", () => {
  it("may continue on the next line, and both readings are shown", () => {
    const text = `${systemArn("us.moonshotai.kimi-k2")}\n.5 is`;
    assert.deepEqual(formatTyped(parseTypedText(text, []), { profiles: [], connections: [] }), {
      sentence:
        "A system-defined inference profile in us-east-1, US East (N. Virginia). The ID is us.moonshotai.kimi-k2 or, if it continues on the next line, us.moonshotai.kimi-k2.5. Press Enter to choose what to open.",
      severity: "warning",
    });
  });

  it("may be something other than an ID", () => {
    assert.deepEqual(formatTyped(parseTypedText("us.acme.app-v1:2", []), { profiles: [], connections: [] }), {
      sentence:
        "The ID of a system-defined inference profile. The text could be something else, for example a host name. Press Enter to look it up.",
      severity: "warning",
    });
  });

  it("can be the name of a configured profile, in any case", () => {
    assert.deepEqual(parseTypedText(" checkout-prod ", shown.profiles), { kind: "name", profiles: [named] });
  });

  it("can contain several references", () => {
    const typed = parseTypedText(`${arn} ${systemId}`, []);
    assert.equal(typed.kind, "references");
    assert.match(formatTyped(typed, shown)?.sentence ?? "", /several inference profiles/);
  });

  it("can be an ID in an unknown format", () => {
    assert.deepEqual(parseTypedText('"my-odd-id",', []), { kind: "other", parsed: { kind: "id", id: "my-odd-id" } });
  });

  it("is described by what it refers to instead", () => {
    const typed = parseTypedText(`arn:aws:bedrock:us-east-1:${accountId}:imported-model/abc123def456`, []);
    assert.match(formatTyped(typed, shown)?.sentence ?? "", /an imported model/);
  });

  const pieces = [
    "arn:",
    "aws",
    "bedrock",
    ":",
    "/",
    "us-east-1",
    accountId,
    "inference-profile",
    ".",
    '"',
    "`",
    "\n",
  ].concat([" ", ",", "\u200B", "\u202E", "$(zap)", "[a](command:b)", systemId, arn, "é", "\u0000", "x".repeat(300)]);
  const texts = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary" }),
  );

  it("always has one short description, and its suggestions can be looked up", () => {
    let count = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const typed = parseTypedText(text, []);
        const message = formatTyped(typed, shown);
        assert.equal(message === undefined, typed.kind === "other" && typed.parsed.kind === "empty");
        assert.ok((message?.sentence.length ?? 0) < 400, message?.sentence);
        for (const reference of suggestions(text)) {
          count += 1;
          assert.match(lookUpTarget(reference).identifier, /^[a-zA-Z0-9-:./]+$/);
        }
      }),
      { seed: 17, numRuns: 5000 },
    );
    assert.ok(count > 100, String(count));
  });
});

describe("the reference for a lookup", () => {
  for (const [text, target] of [
    [arn, { identifier: arn, region: "us-east-1", accountId }],
    [encodeURIComponent(arn), { identifier: arn, region: "us-east-1", accountId }],
    [
      `arn:aws:bedrock:us-west-2::inference-profile/${systemId}`,
      { identifier: systemId, region: "us-west-2", accountId: undefined },
    ],
    [`bedrock/${systemId}`, { identifier: systemId, region: undefined, accountId: undefined }],
  ] as const) {
    it(`is the ARN, or the ID in its Region: ${text}`, () => {
      const [reference] = suggestions(text);
      assert.ok(reference);
      assert.deepEqual(lookUpTarget(reference), target);
    });
  }
});
