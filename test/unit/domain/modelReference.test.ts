import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ModelKind } from "../../../src/domain/modelReference";
import { isRegionless, listedModel, parseModelArn, providerOfModel } from "../../../src/domain/modelReference";
import { accountId, foundationModel, modelArn } from "./samples";

/** Returns the ARN of a resource in the account. */
const ownArn = (resource: string) => `arn:aws:bedrock:us-east-1:${accountId}:${resource}`;

describe("the ARN of a foundation model", () => {
  it("contains the Region and the ID, including its colons", () => {
    const arn = "arn:aws:bedrock:eu-central-1::foundation-model/amazon.titan-embed-text-v1:2:8k";
    assert.deepEqual(parseModelArn(arn), {
      kind: "foundationModel",
      arn,
      key: "arn:aws:bedrock:::foundation-model/amazon.titan-embed-text-v1:2:8k",
      region: "eu-central-1",
      modelId: "amazon.titan-embed-text-v1:2:8k",
    });
  });

  it("results in the same key in every Region", () => {
    const keys = ["us-east-1", "eu-west-1", ""].map((region) => parseModelArn(modelArn("a.b", region)).key);
    assert.equal(new Set(keys).size, 1);
  });

  it("without a Region can run anywhere", () => {
    assert.equal(isRegionless(parseModelArn(modelArn("amazon.nova-2-lite-v1:0", ""))), true);
    assert.equal(isRegionless(parseModelArn(modelArn("amazon.nova-2-lite-v1:0"))), false);
  });
});

const kinds: readonly (readonly [arn: string, kind: ModelKind, modelId: string])[] = [
  [ownArn("imported-model/abc123def456"), "importedModel", "abc123def456"],
  [ownArn("custom-model/abc123def456"), "customModel", "abc123def456"],
  [
    ownArn("custom-model/anthropic.claude-3-haiku-20240307-v1:0:200k/abc123def456"),
    "customModel",
    "anthropic.claude-3-haiku-20240307-v1:0:200k/abc123def456",
  ],
  [ownArn("custom-model-deployment/abc123def456"), "customModelDeployment", "abc123def456"],
  [ownArn("provisioned-model/abc123def456"), "provisionedModel", "abc123def456"],
  [ownArn("prompt-router/abc123def456"), "promptRouter", "abc123def456"],
  [ownArn("default-prompt-router/anthropic.claude:1"), "promptRouter", "anthropic.claude:1"],
  [ownArn("marketplace/model-endpoint/all-access"), "marketplaceEndpoint", "model-endpoint/all-access"],
  [`arn:aws:sagemaker:us-east-1:${accountId}:endpoint/my-endpoint`, "sageMakerEndpoint", "my-endpoint"],
  [ownArn("inference-profile/us.amazon.nova-lite-v1:0"), "inferenceProfile", "us.amazon.nova-lite-v1:0"],
  [ownArn("application-inference-profile/abc123def456"), "inferenceProfile", "abc123def456"],
  [ownArn("some-new-model/abc123"), "unknown", "abc123"],
  [`arn:aws:s3:us-east-1:${accountId}:foundation-model/amazon.nova-lite-v1:0`, "unknown", "amazon.nova-lite-v1:0"],
];

describe("the ARN of another kind of model", () => {
  for (const [arn, kind, modelId] of kinds) {
    it(`has the kind ${kind}: ${arn}`, () => {
      const reference = parseModelArn(arn);
      assert.deepEqual([reference.kind, reference.modelId, reference.region], [kind, modelId, "us-east-1"]);
    });

    it(`has no provider, matches no listed model and runs in no Region: ${arn}`, () => {
      const reference = parseModelArn(arn);
      // A foundation model with the same ID is a different model.
      const models = new Map([[modelId, foundationModel(modelId)]]);
      assert.equal(providerOfModel(reference, models), undefined);
      assert.equal(listedModel(reference, models), undefined);
      assert.equal(isRegionless(parseModelArn(arn.replace("us-east-1", ""))), false);
    });
  }

  it("names the resource type if the kind is unknown", () => {
    const reference = parseModelArn(ownArn("some-new-model/abc123"));
    assert.equal(reference.kind === "unknown" && reference.resourceType, "some-new-model");
  });
});

describe("text that is not the ARN of a model", () => {
  const texts = ["", "abc123", "amazon.nova-micro-v1:0", "arn:aws:bedrock:::foundation-model", "arn:aws:bedrock:::x/"];
  for (const text of [...texts, "undefined", "arn:aws:bedrock:us-east-1::foundation-model:amazon.nova-lite-v1:0"]) {
    it(`is treated as a model of unknown kind: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parseModelArn(text), { kind: "unknown", arn: text, key: text, region: "", modelId: text });
      assert.equal(providerOfModel(parseModelArn(text), new Map()), undefined);
    });
  }
});

describe("the provider of a foundation model", () => {
  const lite = parseModelArn(modelArn("amazon.nova-lite-v1:0"));

  it("is the listed provider, or else is derived from the ID", () => {
    const listed = new Map([
      ["amazon.nova-lite-v1:0", foundationModel("amazon.nova-lite-v1:0", { provider: "Listed" })],
    ]);
    assert.equal(providerOfModel(lite, listed), "Listed");
    assert.equal(providerOfModel(lite, undefined), "Amazon");
    const unnamed = new Map([["amazon.nova-lite-v1:0", foundationModel("amazon.nova-lite-v1:0", { provider: "" })]]);
    assert.equal(providerOfModel(lite, unnamed), "Amazon");
  });

  it("is unknown if neither the list nor the ID contains a provider", () => {
    assert.equal(providerOfModel(parseModelArn(modelArn("abc123")), new Map()), undefined);
  });
});
