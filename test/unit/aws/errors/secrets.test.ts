import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { redactLongTokens, redactQuotedJson, redactSecrets } from "../../../../src/aws/errors/secrets";

/** A JSON web token in the format of identity providers. */
const webToken = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0In0.SflKxwRJSMeKKF2QT4fwpM";

describe("a message for the log", () => {
  for (const [message, expected] of [
    ["x-amz-security-token:TOKEN==\nhost;x-amz-security-token", "x-amz-security-token:...\nhost;x-amz-security-token"],
    ["X-Amz-Security-Token=TOKEN%3D&X-Amz-Date=1", "X-Amz-Security-Token=...&X-Amz-Date=1"],
    [
      "Authorization=AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/bedrock/aws4_request, SignedHeaders=host, Signature=0123abcdef",
      "Authorization=AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/bedrock/aws4_request, SignedHeaders=host, Signature=...",
    ],
    ["Authorization=Bearer bedrock-api-key-TOKEN", "Authorization=Bearer ..."],
    ['{"SecretAccessKey": "TOKEN", "SessionToken":"TOKEN"}', '{"SecretAccessKey": "...", "SessionToken":"..."}'],
    ["aws_secret_access_key = TOKEN\nregion = x", "aws_secret_access_key = ...\nregion = x"],
    [
      "Failed to establish a socket connection to proxies: PROXY dev:TOKEN@proxy.test:3128",
      "Failed to establish a socket connection to proxies: PROXY dev:...@proxy.test:3128",
    ],
    ["connect to https://dev:TO@KEN@proxy.test failed", "connect to https://dev:...@proxy.test failed"],
    ["password: TOKEN, refreshToken=TOKEN&client_secret=TOKEN", "password: ..., refreshToken=...&client_secret=..."],
    ["vault --password TOKEN --verbose", "vault --password ... --verbose"],
    [`login -Password "TO KEN" --token='TO KEN' me`, "login -Password ... --token=... me"],
    ["--client-secret TOKEN\nUsage: login", "--client-secret ...\nUsage: login"],
    ["api_key=TOKEN", "api_key=..."],
    [`Error: token rejected: ${webToken}`, "Error: token rejected: ..."],
    [`'${webToken}', ${webToken}.b.c`, "'...', ..."],
    [
      "1 validation error detected: Value '123' at 'tokenCode' failed to satisfy constraint: Member must have length 6",
      "1 validation error detected: Value '...' at 'tokenCode' failed to satisfy constraint: Member must have length 6",
    ],
  ] as const) {
    it(`is redacted: ${message.slice(0, 40)}`, () => assert.equal(redactSecrets(message), expected));
  }

  for (const message of [
    "",
    "Signature expired: 20260101T000000Z is now earlier than 20260101T000500Z",
    "The request signature we calculated does not match the signature you provided.",
    "The security token included in the request is invalid.",
    "Invalid security token: expired",
    "Session token not found or invalid",
    "The program ended with 1: wrong password",
    "Failed to establish a socket connection to proxies: PROXY proxy.test:3128",
    "User: arn:aws:sts::123456789012:assumed-role/dev/someone@example.test is not authorized",
    "Unknown option --passwords: see --help",
    "The option --password\nis missing",
    "Value 'a b' at 'roleSessionName' failed to satisfy constraint",
    "User: arn:aws:iam::123456789012:user/dev is not authorized to perform: bedrock:ListInferenceProfiles",
  ]) {
    it(`is unchanged without a secret: ${message.slice(0, 40)}`, () => assert.equal(redactSecrets(message), message));
  }
});

describe("an error message about invalid JSON", () => {
  for (const text of ['{"SecretAccessKey":hush}', "hush", '["hush', `{"a":"${"x".repeat(100)}",hush}`]) {
    it(`does not quote the JSON: ${text.slice(0, 24)}`, () => {
      assert.throws(
        () => JSON.parse(text),
        ({ message }: Error) => {
          assert.doesNotMatch(redactQuotedJson(message), /hush/);
          return true;
        },
      );
    });
  }
});

describe("redacting keys in a message", () => {
  const key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY0";
  it("replaces keys", () => {
    assert.equal(redactLongTokens(`bad key ${key}, try another`), "bad key ..., try another");
    assert.equal(redactLongTokens(`'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9abcdef1'`), "'...'");
  });

  it("replaces keys that begin with a slash", () => {
    const slashed = "/JalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKE9";
    assert.equal(slashed.length, 40);
    assert.equal(redactLongTokens(`bad key ${slashed}.`), "bad key ....");
    assert.equal(redactLongTokens(`key='${slashed}'`), "key='...'");
  });

  for (const message of [
    "/opt/Vault2/bin/getCredentials/forBedrock.sh",
    "/Users/Me1/Library/Vault/credentials/of/Bedrock",
    "/home/me/A1/folder/with/a/long/path/and/more/of/it/token",
    "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin",
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    "1f8f2d3e-1111-2222-3333-444455556666",
  ]) {
    it(`preserves other text: ${message.slice(0, 30)}`, () => assert.equal(redactLongTokens(message), message));
  }
});
