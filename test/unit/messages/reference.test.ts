import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readInferenceProfileReference } from "../../../src/domain/arn";
import { formatReference } from "../../../src/messages/reference";
import { accountId, applicationArn, systemArn } from "../domain/samples";

const own = new Set([accountId]);
const describeText = (text: string, ownAccounts: ReadonlySet<string> = own) =>
  formatReference(readInferenceProfileReference(text), ownAccounts);

describe("the description of a pasted text", () => {
  it("is undefined for an empty text", () => assert.equal(describeText("  "), undefined));

  for (const [text, sentence] of [
    ["us.amazon.nova-lite-v1:0", "An inference profile ID."],
    [applicationArn("abc"), "An application inference profile in us-east-1, US East (N. Virginia)."],
    [systemArn("us.x", "eu-central-1"), "A system-defined inference profile in eu-central-1, Europe (Frankfurt)."],
    [systemArn("us.x", "xx-new-1"), "A system-defined inference profile in xx-new-1, xx-new-1."],
  ] as const) {
    it(`marks as usable: ${text}`, () => assert.deepEqual(describeText(text), { sentence, usable: true }));
  }

  it("names another account if the own accounts are known", () => {
    const text = applicationArn("abc").replace(accountId, "999999999999");
    assert.equal(
      describeText(text)?.sentence,
      "An application inference profile in us-east-1, US East (N. Virginia). It belongs to another account, 999999999999.",
    );
    assert.equal(describeText(text)?.usable, true);
    assert.doesNotMatch(describeText(text, new Set())?.sentence ?? "", /another account/);
  });

  for (const [text, sentence] of [
    ["arn:aws:iam::123456789012:role/dev", /^This ARN is not of an inference profile, but of role in iam\./],
    [
      "arn:aws:bedrock:us-east-1::foundation-model/x",
      /^This ARN is not of an inference profile, but of foundation-model in bedrock\./,
    ],
    ["arn:aws:bedrock", /^The ARN is incomplete\./],
    [applicationArn("abc").replace("arn:aws:", "arn:azure:"), /^The partition "azure" does not exist\./],
    [applicationArn("abc", ""), /^The ARN does not contain a Region\./],
    [applicationArn("abc", "us-east-1.evil.com#"), /^"us-east-1\.evil\.com#" is not a valid Region code/],
    [applicationArn("abc", "us-gov-west-1"), /^The Region of this ARN is not in the partition "aws"\./],
    [
      applicationArn("abc").replace(accountId, "1234"),
      /^"1234" is not a valid account ID\. An account ID has 12 digits\./,
    ],
    [
      `arn:aws:bedrock:us-east-1:${accountId}:inference-profile:x`,
      /^The account ID must be followed by inference-profile\/ID or/,
    ],
    [`arn:aws:bedrock:us-east-1:${accountId}:inference-profile/`, /^The ARN does not contain the profile's ID\./],
    [applicationArn("a b".replace(" ", "_")), /^An ID can have up to 64 letters/],
    ["not an ID", /^An ID can have up to 64 letters/],
  ] as const) {
    it(`marks as not usable: ${text}`, () => {
      const { sentence: said = "", usable } = describeText(text) ?? {};
      assert.match(said, sentence);
      assert.equal(usable, false);
    });
  }
});
