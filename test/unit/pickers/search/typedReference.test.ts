import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { searchAlternatives } from "../../../../src/pickers/search/searchTerms";
import { typedReference } from "../../../../src/pickers/search/typedReference";

const arn = "arn:aws:bedrock:eu-west-1:210987654321:application-inference-profile/abc123def456";

describe("the ARN or ID in typed text", () => {
  it("is recognized, even within other text", () => {
    for (const typed of [arn, ` ${arn} `, `"${arn}",`, `model: '${arn}'`, encodeURIComponent(arn)]) {
      const expected = { identifier: arn, region: "eu-west-1", accountId: "210987654321" };
      assert.deepEqual(typedReference(typed), expected, typed);
    }
    for (const identifier of ["eu.anthropic.claude-sonnet-4-5-20250929-v1:0", "abc123def456"]) {
      assert.deepEqual(typedReference(identifier), { identifier });
    }
  });

  it("is undefined for names, words and ARNs of other resources", () => {
    const others = [
      "",
      "sonnet us-west-2",
      "legal-summaries",
      "documentaion",
      "v1.2.3",
      "arn:aws:s3:::bucket",
      "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0",
    ];
    for (const typed of others) {
      assert.equal(typedReference(typed), undefined, typed);
    }
  });

  it("is unclear if it may be incomplete, and is then not searched for on its own", () => {
    const id = "us.anthropic.claude-sonnet-4";
    const profileArn = `arn:aws:bedrock:us-east-1:210987654321:inference-profile/${id}`;
    for (const typed of [`${profileArn}/internal-app`, `${profileArn}…`, `"${id}" + version`, `${profileArn}\n5 x`]) {
      assert.equal(typedReference(typed)?.isUnclear, true, typed);
      assert.equal(searchAlternatives(typed).length, 1, typed);
    }
    assert.deepEqual(searchAlternatives(`see ${profileArn}`)[1], [profileArn]);
  });
});
