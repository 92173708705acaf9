import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findProfileReferences } from "../../../../src/domain/profileReferences/findProfileReferences";
import { certainty, isProfileReference } from "../../../../src/domain/profileReferences/profileReference";
import { applicationArn, systemArn } from "../samples";

const id = "us.anthropic.claude-sonnet-4-6";
const arn = systemArn(id);

/** Returns the certainty and the identifier of each reference to a profile. */
const profilesIn = (text: string) =>
  findProfileReferences(text)
    .filter(isProfileReference)
    .map((reference) => `${certainty(reference)} ${reference.identifier}`);

describe("a text that looks like the ID of a profile", () => {
  for (const text of [
    "us.meta.web-01",
    "mirror.amazon.linux-2",
    "docker pull us.acme.app-v1:2",
    "docker run -it mirror.amazon.app-v1:2",
    "C:\\models\\rus.amazon.nova-pro-v1:0",
    "C:\\new\\nus.amazon.nova-pro-v1:0",
    "..\\nus.amazon.nova-pro-v1:0",
    `https://${id}/`,
    `${id}.example.com`,
    `ssh admin@${id}`,
    `${id}:8080`,
    "us.amazon.nova-web-01:80",
    "us.amazon.nova-pro-v1:01",
    `docker.io/${id}`,
    `file:///tmp/${id}`,
    `file:///tmp/bedrock/${id}`,
    `tmp/bedrock/${id}`,
    `s3://bucket/inference-profile/${id}`,
    `https://example.com/model/${id}`,
    `${id}@us-east-1.example.com`,
    `é${id}`,
    `${id}é`,
    `${id}–old`,
  ]) {
    it(`is not found: ${text}`, () => assert.deepEqual(profilesIn(`See ${text} here`), []));
  }

  for (const text of [
    "image: us.amazon.nova-pro-v1:0",
    "host us.amazon.nova-1 is down",
    "FROM us.amazon.nova-pro-v1:0",
    "import us.amazon.nova-2",
    "model: us.acme.rocket-v1:0",
    "bedrock/us.acme.rocket-v1:0",
    "us.acme.rocket-v1:0",
    "xx-new.anthropic.claude-sonnet-4-6",
    "4f5d6e7a8b9c",
  ]) {
    it(`is uncertain: ${text}`, () => {
      const [reference, ...others] = profilesIn(text);
      assert.match(reference ?? "", /^uncertain /);
      assert.deepEqual(others, []);
    });
  }
});

describe("the ID of a profile", () => {
  for (const text of [
    `"first line\\n${id}"`,
    `{"text":"name\\t${id}"}`,
    `done\\r\\n${id}`,
    `日本語${id}です`,
    `anthropic/${id}`,
    `bedrock/${id}@us-west-2`,
    `${id}@us-west-2`,
    `litellm_proxy/bedrock/${id}`,
    `inferenceProfileId=${id}`,
    id.replaceAll("-", "–"),
  ]) {
    it(`is certain: ${text}`, () => assert.deepEqual(profilesIn(text), [`certain ${id}`]));
  }

  it("has the Region after it or in the rest of an ARN", () => {
    for (const text of [`bedrock/${id}@us-west-2`, `"us-west-2:123456789012:inference-profile/${id}"`]) {
      assert.equal(findProfileReferences(text)[0]?.region, "us-west-2");
    }
  });
});

describe("an ARN", () => {
  for (const [text, expected] of [
    [`MODEL${arn}`, [`certain ${arn}`]],
    [`${applicationArn("yvfd7p4kgwqj")}${arn}`, [`certain ${applicationArn("yvfd7p4kgwqj")}`, `certain ${arn}`]],
    [`${applicationArn("")}${arn}`, [`unusable ${applicationArn("")}`, `certain ${arn}`]],
    [`${arn}é`, [`uncertain ${arn}`]],
    [`${arn}–old`, [`uncertain ${arn}`]],
    [`${arn}—the new one`, [`certain ${arn}`]],
    [arn.replaceAll("-", "–"), [`certain ${arn}`]],
    [arn.replace("us-east", "us–east"), [`certain ${arn}`]],
    [`${arn}@us-east-1`, [`certain ${arn}`]],
    [`${arn}@us-west-2`, [`uncertain ${arn}`]],
    [arn.replaceAll(":", "&colon;").replace("/", "&sol;"), [`certain ${arn}`]],
    [arn.replace("bedrock:", "bedrock:\\\n"), [`certain ${arn}`]],
    [arn.replace("bedrock:", "bedrock:\r"), [`certain ${arn}`]],
    [arn.replace("bedrock:", "bedrock:\u2028"), [`certain ${arn}`]],
    [`${applicationArn("")}\naccommodates`, [`unusable ${applicationArn("")}`]],
  ] as const) {
    it(`is found in ${JSON.stringify(text)}`, () => assert.deepEqual(profilesIn(text), expected));
  }
});
