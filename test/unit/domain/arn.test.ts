import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ArnError } from "../../../src/domain/arn";
import { parseInferenceProfileReference, splitArn } from "../../../src/domain/arn";

const account = "123456789012";
const applicationArn = `arn:aws:bedrock:us-east-1:${account}:application-inference-profile/abc123def456`;
const systemId = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
const systemArn = `arn:aws:bedrock:us-west-2:${account}:inference-profile/${systemId}`;

/** Returns the ARN of an application profile with one part replaced. */
function arnWith(parts: {
  partition?: string;
  service?: string;
  region?: string;
  account?: string;
  resource?: string;
}) {
  const { partition = "aws", service = "bedrock", region = "us-east-1" } = parts;
  const { account: accountId = account, resource = "application-inference-profile/abc123def456" } = parts;
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}

function assertMalformed(text: string, fault: ArnError, value: string) {
  assert.deepEqual(parseInferenceProfileReference(text), { kind: "malformed", fault, value });
}

describe("a valid inference profile reference", () => {
  it("can be the ARN of an application profile, with its Region, account, and ID", () => {
    assert.deepEqual(parseInferenceProfileReference(applicationArn), {
      kind: "arn",
      arn: applicationArn,
      region: "us-east-1",
      accountId: account,
      type: "APPLICATION",
      id: "abc123def456",
    });
  });

  it("can be the ARN of a system-defined profile, whose ID contains colons and dots", () => {
    assert.deepEqual(parseInferenceProfileReference(systemArn), {
      kind: "arn",
      arn: systemArn,
      region: "us-west-2",
      accountId: account,
      type: "SYSTEM_DEFINED",
      id: systemId,
    });
  });

  for (const id of [systemId, "abc123def456", "global.amazon.nova-2-lite-v1:0", "a", "-:.", "x".repeat(64)]) {
    it(`can be the ID ${id}`, () => {
      assert.deepEqual(parseInferenceProfileReference(id), { kind: "id", id });
    });
  }

  it("can be surrounded by white space", () => {
    assert.deepEqual(
      parseInferenceProfileReference(` \t\r\n${applicationArn}\n`),
      parseInferenceProfileReference(applicationArn),
    );
    assert.deepEqual(parseInferenceProfileReference(` ${systemId}\r\n`), { kind: "id", id: systemId });
  });

  for (const text of ["", " ", "\n\t", "\u00A0"]) {
    it(`is empty for ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parseInferenceProfileReference(text), { kind: "empty" });
    });
  }

  for (const [region, partition] of [
    ["us-gov-west-1", "aws-us-gov"],
    ["cn-north-1", "aws-cn"],
    ["us-iso-east-1", "aws-iso"],
    ["us-isob-east-1", "aws-iso-b"],
    ["eu-isoe-west-1", "aws-iso-e"],
    ["us-isof-south-1", "aws-iso-f"],
    ["eusc-de-east-1", "aws-eusc"],
    ["xx-future-9", "aws"],
  ] as const) {
    it(`can be in ${region} of the partition ${partition}`, () => {
      const reference = parseInferenceProfileReference(arnWith({ partition, region }));
      assert.equal(reference.kind === "arn" && reference.region, region);
    });
  }
});

describe("an ARN of another resource", () => {
  for (const [text, service, resourceType] of [
    ["arn:aws:s3:::some-bucket", "s3", "some-bucket"],
    ["arn:aws:s3:::some-bucket/some/key", "s3", "some-bucket"],
    ["arn:aws:iam::123456789012:role/dev", "iam", "role"],
    ["arn:aws:sns:us-east-1:123456789012:topic", "sns", "topic"],
    ["arn:aws:lambda:us-east-1:123456789012:function:name", "lambda", "function"],
    ["arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0", "bedrock", "foundation-model"],
    ["arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abc", "bedrock", "provisioned-model"],
    ["arn:aws:bedrock:us-east-1:123456789012:Inference-Profile/abc", "bedrock", "Inference-Profile"],
    ["arn:aws:BEDROCK:us-east-1:123456789012:inference-profile/abc", "BEDROCK", "inference-profile"],
    // The resource types are names of properties that every JavaScript object has.
    ["arn:aws:bedrock:us-east-1:123456789012:constructor/abc", "bedrock", "constructor"],
    ["arn:aws:bedrock:us-east-1:123456789012:toString/abc", "bedrock", "toString"],
    ["arn:aws:bedrock:us-east-1:123456789012:__proto__/abc", "bedrock", "__proto__"],
  ] as const) {
    it(`has the kind foreign: ${text}`, () => {
      assert.deepEqual(parseInferenceProfileReference(text), { kind: "foreign", service, resourceType });
    });
  }
});

describe("an invalid inference profile ARN", () => {
  for (const text of ["arn:", "arn:aws", "arn:aws:bedrock", "arn:aws:bedrock:us-east-1:123456789012", "arn:a:b:c:d:"]) {
    it(`is incomplete: ${text}`, () => assertMalformed(text, "prefix", text));
  }

  for (const text of [applicationArn.toUpperCase(), applicationArn.replace("arn", "Arn"), `${applicationArn} x`]) {
    it(`does not have the format of an ARN: ${text}`, () => assertMalformed(text, "prefix", text));
  }

  for (const partition of ["", "AWS", "aws ", "azure", "aws-", "aws-1", "aws.evil", "aws_cn"].filter(
    (text) => !text.includes(" "),
  )) {
    it(`has the invalid partition ${JSON.stringify(partition)}`, () =>
      assertMalformed(arnWith({ partition }), "partition", partition));
  }

  for (const region of [
    "",
    "us-east",
    "useast1",
    "us-east-1a",
    "us-east-100",
    "US-EAST-1",
    "Us-East-1",
    "us_east_1",
    "-us-east-1",
    "us-east-1-",
    "us--east-1",
    "u-east-1",
    "us-east-1.evil.com",
    "us-east-1.evil.com#",
    "us-east-1.evil.com/",
    "us-east-1.evil.com?",
    "evil.com/us-east-1",
    "evil.com#us-east-1",
    "x@evil.com",
    "us-east-1@evil.com",
    "us-east-1%2eevil.com",
    "us-east-1\\evil.com",
    "us-east-1/../x",
    "127.0.0.1",
    "localhost",
    "$(trash)-x-1",
    "us-east-1\u200B",
    "us-еast-1",
    "aws-global",
    "abcde-abcdefghijkl-abcdefghijkl-abcdefghijkl-99",
  ]) {
    it(`has the invalid Region ${JSON.stringify(region)}`, () =>
      assertMalformed(arnWith({ region }), "region", region));
  }

  for (const [partition, region] of [
    ["aws", "us-gov-west-1"],
    ["aws", "cn-north-1"],
    ["aws", "us-iso-east-1"],
    ["aws", "eusc-de-east-1"],
    ["aws-us-gov", "us-east-1"],
    ["aws-cn", "us-east-1"],
    ["aws-iso", "us-isob-east-1"],
    ["aws-iso-b", "us-iso-east-1"],
    ["aws-evil", "us-east-1"],
  ] as const) {
    it(`has the Region ${region} in the wrong partition ${partition}`, () =>
      assertMalformed(arnWith({ partition, region }), "partitionOfRegion", partition));
  }

  for (const wrong of ["", "12345678901", "1234567890123", "12345678901a", "*", "١٢٣٤٥٦٧٨٩٠١٢"]) {
    it(`has the invalid account ID ${JSON.stringify(wrong)}`, () =>
      assertMalformed(arnWith({ account: wrong }), "account", wrong));
  }

  for (const resource of ["/abc", ":abc", "application-inference-profile:abc", "inference-profile:abc:def"]) {
    it(`has the invalid resource ${resource}`, () => assertMalformed(arnWith({ resource }), "resource", resource));
  }

  it("has no service", () =>
    assertMalformed(arnWith({ service: "" }), "resource", "application-inference-profile/abc123def456"));

  for (const id of ["", "a/b", "a_b", "a*", "../x", "ä", "a?b", "a#b", "a%2Fb", "x".repeat(65)]) {
    it(`has the invalid ID ${JSON.stringify(id)}`, () =>
      assertMalformed(arnWith({ resource: `inference-profile/${id}` }), "id", id));
  }

  it("has no ID", () => assertMalformed(arnWith({ resource: "inference-profile" }), "id", ""));

  for (const text of ["hello world", "a/b", "*", "ID!", "'abc'", `"${applicationArn}"`, "x".repeat(65), "<b>"]) {
    it(`is not a valid ID: ${text}`, () => assertMalformed(text, "id", text));
  }
});

describe("splitting an ARN", () => {
  it("preserves empty Regions and accounts, and colons in the resource", () => {
    assert.deepEqual(splitArn("arn:aws:bedrock:::foundation-model/a:b/c"), {
      partition: "aws",
      service: "bedrock",
      region: "",
      accountId: "",
      resource: "foundation-model/a:b/c",
    });
  });

  for (const text of ["", "arn", "arn:aws:bedrock:::", " arn:aws:s3:::x", "arn:aws:s3:::x ", "arn:aws:s3:::a\nb"]) {
    it(`returns undefined for ${JSON.stringify(text)}`, () => assert.equal(splitArn(text), undefined));
  }
});
