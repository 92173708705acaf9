import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseInferenceProfileReference } from "../../../src/domain/arn";
import { findProfileReferences } from "../../../src/domain/profileReferences/findProfileReferences";
import { formatReference, formatTypedText } from "../../../src/messages/reference";
import { accountId, applicationArn, modelArn, systemArn } from "../domain/samples";

const id = "yvfd7p4kgwqj";
const own = { accounts: new Set([accountId]), partitions: new Set(["aws"]) };
const unknown = { accounts: new Set<string>(), partitions: new Set<string>() };

function describeReference(text: string, resources: typeof own = own) {
  const [reference] = findProfileReferences(text);
  assert.ok(reference, text);
  return formatReference(reference, resources);
}

describe("the description of a reference", () => {
  const virginia = "us-east-1, US East (N. Virginia).";
  for (const [text, severity, sentence] of [
    ["us.amazon.nova-lite-v1:0", "info", "The ID of a system-defined inference profile."],
    ["yvfd7p4kgwqj", "info", "The ID of an application inference profile."],
    [applicationArn(id), "info", `An application inference profile in ${virginia}`],
    [systemArn("us.x", "xx-new-1"), "info", "A system-defined inference profile in xx-new-1."],
    [
      applicationArn(id).replace("/", "%2F"),
      "info",
      `An application inference profile in ${virginia} It is percent-encoded. Most clients need / and not %2F.`,
    ],
    [
      "us.amazon.nova-lite-v1:0[1m]",
      "info",
      'The ID of a system-defined inference profile. The suffix "[1m]" is an option for the client, not part of the ID.',
    ],
    [
      `${systemArn("us.x")}/internal-app`,
      "warning",
      `A system-defined inference profile in ${virginia} ` +
        'The ID is followed by unrecognized text: "/internal-app". Press Enter to choose what to open.',
    ],
    [
      systemArn("us.x").replace(accountId, ""),
      "warning",
      `A system-defined inference profile in ${virginia} ` +
        "The ARN does not contain an account ID. Press Enter to look up us.x in us-east-1.",
    ],
    [
      applicationArn("abc").replace("/", "%2F"),
      "warning",
      `An application inference profile in ${virginia} It is percent-encoded. Most clients need / and not %2F. ` +
        "The ID could be incomplete. Press Enter to look it up.",
    ],
    [
      applicationArn(id).replace("us-east-1", "${region}"),
      "warning",
      "The ID of an application inference profile. " +
        `The ARN does not contain a Region. Press Enter to look up ${id}.`,
    ],
    [
      applicationArn(id, "us-gov-west-1").replace("arn:aws:", "arn:aws-us-gov:"),
      "warning",
      "An application inference profile in us-gov-west-1, AWS GovCloud (US-West). " +
        "It is in another AWS partition, aws-us-gov, which requires separate credentials.",
    ],
    [modelArn("amazon.nova-pro-v1:0"), "error", "This is a foundation model, not an inference profile."],
    ["anthropic.claude-sonnet-4-6", "error", "This is a foundation model, not an inference profile."],
  ] as const) {
    it(`contains its type and what is wrong with it: ${text}`, () => {
      assert.deepEqual(describeReference(text), { sentence, severity });
    });
  }

  for (const [type, named] of [
    ["imported-model", "an imported model"],
    ["custom-model", "a custom model"],
    ["custom-model-deployment", "a custom model deployment"],
    ["provisioned-model", "a model with Provisioned Throughput"],
    ["prompt-router", "a prompt router"],
    ["default-prompt-router", "a prompt router"],
    ["marketplace", "an endpoint of a model"],
  ] as const) {
    it(`contains ${named}`, () => {
      const text = `arn:aws:bedrock:us-east-1:${accountId}:${type}/abc123def456`;
      const sentence = `This is ${named}, not an inference profile.`;
      assert.deepEqual(describeReference(text), { sentence, severity: "error" });
    });
  }

  it("identifies the account as another account if the user's own accounts are known", () => {
    const text = applicationArn(id).replace(accountId, "999999999999");
    assert.equal(
      describeReference(text).sentence,
      `An application inference profile in ${virginia} It belongs to another account, 999999999999.`,
    );
    assert.doesNotMatch(describeReference(text, unknown).sentence, /another account/);
  });

  for (const [text, sentence] of [
    ["arn:aws:iam::123456789012:role/dev", /^This is the ARN of role in iam\./],
    [applicationArn("abc").replace("arn:aws:", "arn:azure:"), /^The partition "azure" does not exist\./],
    [applicationArn("abc", ""), /^The ARN does not contain a Region\./],
    [applicationArn("abc", "us-east-1.evil.com#"), /^"us-east-1\.evil\.com#" is not a valid Region code/],
    [applicationArn("abc", "us-gov-west-1"), /^The Region of this ARN is not in the partition "aws"\./],
    [
      applicationArn("abc").replace(accountId, "1234"),
      /^"1234" is not a valid account ID\. An account ID has 12 digits\./,
    ],
    [systemArn("x").replace("/", ":"), /^The account ID must be followed by inference-profile\/ID or/],
    [systemArn(""), /^The ARN does not contain the profile's ID\./],
    [systemArn("x".repeat(65)), /^An ID can have up to 64 letters/],
  ] as const) {
    it(`explains why the reference cannot be looked up: ${text}`, () => {
      const { sentence: said, severity } = describeReference(text);
      assert.match(said, sentence);
      assert.equal(severity, "error");
    });
  }
});

describe("the description of any other text", () => {
  const describeText = (text: string) => formatTypedText(parseInferenceProfileReference(text));

  it("is undefined for empty text", () => assert.equal(describeText("  "), undefined));

  it("describes text that could be an ID as an ID", () => {
    assert.deepEqual(describeText("anything"), { sentence: "An inference profile ID.", severity: "info" });
  });

  for (const [text, sentence] of [
    ["arn:aws:bedrock", /^The ARN is incomplete\./],
    ["not an ID", /^An ID can have up to 64 letters/],
    ["arn:x:y:z::t/id", /^This is the ARN of|^The partition/],
  ] as const) {
    it(`explains why the text cannot be looked up: ${text}`, () => {
      const { sentence: said = "", severity } = describeText(text) ?? {};
      assert.match(said, sentence);
      assert.equal(severity, "error");
    });
  }
});
