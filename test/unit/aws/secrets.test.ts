import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withoutSecrets } from "../../../src/aws/secrets";

describe("a message for the log", () => {
  for (const [message, expected] of [
    ["x-amz-security-token:TOKEN==\nhost;x-amz-security-token", "x-amz-security-token:...\nhost;x-amz-security-token"],
    ["X-Amz-Security-Token=TOKEN%3D&X-Amz-Date=1", "X-Amz-Security-Token=...&X-Amz-Date=1"],
    [
      "Authorization=AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/bedrock/aws4_request, SignedHeaders=host, Signature=0123abcdef",
      "Authorization=AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/bedrock/aws4_request, SignedHeaders=host, Signature=...",
    ],
    ["Authorization=Bearer bedrock-api-key-TOKEN", "Authorization=Bearer ..."],
  ] as const) {
    it(`has no secret in it: ${message.slice(0, 40)}`, () => assert.equal(withoutSecrets(message), expected));
  }

  for (const message of [
    "",
    "Signature expired: 20260101T000000Z is now earlier than 20260101T000500Z",
    "The request signature we calculated does not match the signature you provided.",
    "The security token included in the request is invalid.",
    "User: arn:aws:iam::123456789012:user/dev is not authorized to perform: bedrock:ListInferenceProfiles",
  ]) {
    it(`stays as it is without one: ${message.slice(0, 40)}`, () => assert.equal(withoutSecrets(message), message));
  }
});
