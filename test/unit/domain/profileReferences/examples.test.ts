import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findProfileReferences } from "../../../../src/domain/profileReferences/findProfileReferences";
import { certainty } from "../../../../src/domain/profileReferences/profileReference";
import { applicationArn, modelArn, systemArn } from "../samples";

const application = applicationArn("yvfd7p4kgwqj");
const systemId = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

/** Returns the only reference in the given text. */
function only(text: string) {
  const [reference, ...others] = findProfileReferences(text);
  assert.ok(reference, text);
  assert.deepEqual(others, []);
  return reference;
}

describe("the parts of a reference", () => {
  it("are the parts of the ARN", () => {
    assert.deepEqual(only(`model = "${application}"`), {
      kind: "applicationInferenceProfile",
      form: "arn",
      start: 9,
      end: 9 + application.length,
      identifier: application,
      id: "yvfd7p4kgwqj",
      region: "us-east-1",
      findings: [],
      arn: {
        partition: "aws",
        service: "bedrock",
        resourceType: "application-inference-profile",
        accountId: "123456789012",
      },
    });
  });

  for (const [text, region] of [
    [systemId, undefined],
    [`https://bedrock-runtime-fips.us-west-2.amazonaws.com/model/${systemId}/invoke-with-response-stream`, "us-west-2"],
    [`https://bedrock-runtime.us-west-2.amazonaws.com/model/${encodeURIComponent(systemId)}/converse`, "us-west-2"],
    [`https://console.aws.amazon.com/bedrock/home?region=eu-west-1#/inference-profiles/${systemId}`, "eu-west-1"],
    [`https://eu-west-1.console.aws.amazon.com/bedrock/home#/inference-profiles/${systemId}`, "eu-west-1"],
    [`bedrock/us-west-2/${systemId}`, "us-west-2"],
  ] as const) {
    it(`include the Region ${region ?? "only if the text contains it"}: ${text}`, () => {
      const { identifier, region: found } = only(text);
      assert.deepEqual([identifier, found], [systemId, region]);
    });
  }
});

describe("a defect in a reference", () => {
  for (const [what, text, identifier, finding] of [
    ["an encoded slash", application.replace("/", "%2F"), application, { kind: "percentEncoded" }],
    ["percent-encoding", encodeURIComponent(application), application, { kind: "percentEncoded" }],
    ["a client's suffix", `${systemId}[1m]`, systemId, { kind: "droppedSuffix", text: "[1m]" }],
    ["upper case", application.toUpperCase(), application, { kind: "upperCase" }],
    ["soft hyphens", application.replaceAll("-", "-\u00AD"), application, { kind: "unusualCharacters" }],
    ["typographic hyphens", application.replaceAll("-", "\u2011"), application, { kind: "unusualCharacters" }],
    ["a line break", application.replace("-inference", "\n-inference"), application, { kind: "lineBreak" }],
    ["a line break with indentation", application.replace("yvfd", "yvfd\n    "), application, { kind: "lineBreak" }],
    ["a line break in the ID", application.replace("yvfd", "yvfd\r\n"), application, { kind: "lineBreak" }],
  ] as const) {
    it(`is ${what}, which can be corrected`, () => {
      const reference = only(text);
      assert.deepEqual([reference.identifier, reference.findings], [identifier, [finding]]);
      assert.equal(certainty(reference), "certain");
    });
  }

  for (const [what, text, unknown] of [
    ["text after a second slash", `${systemArn("us.meta.llama3-1-70b-instruct-v1:0")}/internal-app`, "/internal-app"],
    ["a slash with a placeholder", `${systemArn("us.meta.llama3-1-70b-instruct-v1:0")}/<app>`, "/"],
    ["a slash at the end of a line", `${systemArn("us.meta.llama3-1-70b-instruct-v1:0")}/\ninternal-app`, "/"],
    ["a slash and Japanese", `${systemArn("us.meta.llama3-1-70b-instruct-v1:0")}/日本語`, "/日本語"],
    ["a division slash", `${systemArn("us.meta.llama3-1-70b-instruct-v1:0")}\u2215internal`, "\u2215internal"],
    ["a wildcard", `${systemArn("us.anthropic.")}*`, ".*"],
    ["a placeholder", `${application}\${suffix}`, "${suffix}"],
    ["an underscore", `${application}_old`, "_old"],
    ["an ellipsis", `${application.slice(0, -4)}…`, "…"],
    ["periods instead of an ellipsis", `${application.slice(0, -4)}...`, "..."],
  ] as const) {
    it(`is ${what}, so that the ID on its own could belong to another profile`, () => {
      const reference = only(text);
      assert.deepEqual(reference.findings, [{ kind: "unknownText", text: unknown }]);
      assert.equal(certainty(reference), "uncertain");
      assert.ok(text.slice(reference.end).startsWith(unknown));
    });
  }

  it("is a missing account", () => {
    const reference = only(`arn:aws:bedrock:us-west-2::inference-profile/${systemId}`);
    assert.deepEqual(reference.findings, [{ kind: "noAccount" }]);
    assert.equal(certainty(reference), "uncertain");
    assert.deepEqual([reference.id, reference.region], [systemId, "us-west-2"]);
  });

  for (const [text, fault, value] of [
    [applicationArn("abc", "us-east-1.evil.com#"), "region", "us-east-1.evil.com#"],
    [applicationArn("abc", "*"), "region", "*"],
    [applicationArn("abc", ""), "region", ""],
    [applicationArn("abc", "us-gov-west-1"), "partitionOfRegion", "aws"],
    [applicationArn("abc").replace("123456789012", "1234"), "account", "1234"],
    [applicationArn("a".repeat(65)), "id", "a".repeat(65)],
    [applicationArn(""), "id", ""],
    [applicationArn("x").replace("/", ":"), "resource", "application-inference-profile:x"],
    ["arn:aws:bedrock:us-east-1:123456789012:inference-profile and more", "id", ""],
  ] as const) {
    it(`makes the reference unusable: ${text}`, () => {
      const reference = only(text);
      assert.deepEqual(reference.findings, [{ kind: "invalid", fault, value }]);
      assert.equal(certainty(reference), "unusable");
    });
  }
});

describe("a reference to another resource", () => {
  const arn = (type: string, id: string) => `arn:aws:bedrock:us-east-1:123456789012:${type}/${id}`;
  for (const [text, kind] of [
    [modelArn("anthropic.claude-sonnet-4-6"), "foundationModel"],
    [modelArn("amazon.nova-2-lite-v1:0", ""), "foundationModel"],
    ["anthropic.claude-sonnet-4-5-20250929-v1:0", "foundationModel"],
    ["bedrock/anthropic.claude-sonnet-4-6", "foundationModel"],
    ["model: zai.glm-4.7", "foundationModel"],
    [arn("imported-model", "abc123def456"), "importedModel"],
    [arn("custom-model", "amazon.nova-micro-v1:0:128k/abc123def456"), "customModel"],
    [arn("custom-model-deployment", "abc123def456"), "customModelDeployment"],
    [arn("provisioned-model", "abc123def456"), "provisionedModel"],
    [arn("default-prompt-router", "anthropic.claude:1"), "promptRouter"],
    ["arn:aws:sagemaker:us-east-1:123456789012:endpoint/model", "sageMakerEndpoint"],
    [arn("agent", "ABCDEF1234"), "otherResource"],
    ["arn:aws:s3:::bucket/us.anthropic.claude-sonnet-4-6", "otherResource"],
  ] as const) {
    it(`has the kind ${kind}: ${text}`, () => {
      const reference = only(`See "${text}".`);
      assert.equal(reference.kind, kind);
      assert.equal(certainty(reference), "unusable");
    });
  }
});

describe("several references in the same text", () => {
  it("are found in order", () => {
    const text = `a: ${application}\nb: '${systemId}', c: ${systemArn("eu.amazon.nova-pro-v1:0", "eu-west-1")};`;
    assert.deepEqual(
      findProfileReferences(text).map(({ start, end }) => text.slice(start, end)),
      [application, systemId, systemArn("eu.amazon.nova-pro-v1:0", "eu-west-1")],
    );
  });

  for (const separator of ["\n", "\r\n", ",", ";", " ", "|", ":", "\t"]) {
    it(`are not joined at ${JSON.stringify(separator)}`, () => {
      const arns = [application, systemArn("us.anthropic.claude-sonnet-4-6"), application];
      const found = findProfileReferences(arns.join(separator)).map(({ identifier }) => identifier);
      assert.deepEqual(found, arns);
    });
  }
});

describe("the ID of an application profile", () => {
  for (const text of [
    "yvfd7p4kgwqj",
    ' "yvfd7p4kgwqj",\n',
    'inferenceProfileIdentifier: "yvfd7p4kgwqj"',
    "inference_profile_id = yvfd7p4kgwqj",
    "aws bedrock get-inference-profile --inference-profile-identifier yvfd7p4kgwqj",
    "application-inference-profile/yvfd7p4kgwqj",
  ]) {
    it(`is found: ${text}`, () => assert.equal(only(text).identifier, "yvfd7p4kgwqj"));
  }

  for (const text of ["the yvfd7p4kgwqj of", "accidentally", "commit abc123def456", "model: yvfd7p4kgwqj"]) {
    it(`is not found because it could be something else: ${text}`, () =>
      assert.deepEqual(findProfileReferences(text), []));
  }
});
