import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { copyText } from "../../../../src/features/details/copyText";
import type { DetailsData } from "../../../../src/features/details/detailsData";
import type { CopyTarget } from "../../../../src/features/details/detailsMessages";
import { accountId, applicationProfile, legacyModel, modelArn, systemProfile } from "../../domain/samples";

const modelId = "amazon.nova-pro-v1:0";
/** The page identifies a model by its ARN without the Region. */
const modelKey = modelArn(modelId, "");
const imported = applicationProfile("imported", {
  modelArns: [`arn:aws:bedrock:us-east-1:${accountId}:imported-model/${modelId}`],
});
const source = systemProfile(`us.${modelId}`);
const application = applicationProfile("copy", {
  name: "chat\u200E",
  description: "For chat",
  modelArns: source.modelArns,
  createdAt: new Date("2025-10-06T08:14:00Z"),
});
const models = new Map([[modelId, legacyModel(modelId, new Date("2026-11-10"))]]);
const data: DetailsData = {
  connection: { awsProfile: "de\u200Ev", region: "us-east-1" },
  arn: application.arn,
  profile: { status: "ready", value: application },
  tags: { status: "ready", value: [{ key: "te\u200Eam", value: "chat\u202E" }] },
  lists: { status: "ready", value: { application: [application], systemDefined: [source], models } },
  models: { status: "ready", value: models },
};

suite("copy buttons", () => {
  const expected: readonly (readonly [CopyTarget, string])[] = [
    [{ field: "name" }, "chat\u200E"],
    [{ field: "type" }, "APPLICATION"],
    [{ field: "status" }, "ACTIVE"],
    [{ field: "id" }, "copy"],
    [{ field: "arn" }, application.arn],
    [{ field: "accountId" }, accountId],
    [{ field: "awsProfile" }, "de\u200Ev"],
    [{ field: "region" }, "us-east-1"],
    [{ field: "description" }, "For chat"],
    [{ field: "createdAt" }, "2025-10-06T08:14:00.000Z"],
    [{ field: "sourceName" }, source.name],
    [{ field: "sourceId" }, source.id],
    [{ field: "applicationProfileArn", of: application.arn }, application.arn],
    // A tag is identified by its key as displayed, without invisible characters. The copied text contains them.
    [{ field: "tagKey", of: "team" }, "te\u200Eam"],
    [{ field: "tagValue", of: "team" }, "chat\u202E"],
    [{ field: "modelName", of: modelKey }, `Name of ${modelId}`],
    [{ field: "modelId", of: modelKey }, modelId],
    [{ field: "modelArns", of: modelKey }, source.modelArns.join("\n")],
    [{ field: "provider", of: modelKey }, "Amazon"],
    [{ field: "lifecycle", of: modelKey }, "LEGACY"],
    [{ field: "endOfLife", of: modelKey }, "2026-11-10T00:00:00.000Z"],
    [{ field: "destination", of: "us-west-2" }, "us-west-2"],
  ];

  for (const [target, text] of expected) {
    test(`copy ${target.field} as AWS returned it`, () => {
      assert.equal(copyText(data, target), text);
    });
  }

  const notOnPage: readonly CopyTarget[] = [
    { field: "updatedAt" },
    { field: "tagValue" },
    { field: "tagValue", of: "secret" },
    { field: "applicationProfileArn", of: source.arn },
    { field: "modelId", of: "other.model" },
    { field: "modelArns", of: "other.model" },
    { field: "provider", of: "other.model" },
    { field: "destination", of: "eu-west-1" },
    { field: "destination" },
  ];

  for (const target of notOnPage) {
    test(`copy nothing for ${JSON.stringify(target)}, because the page does not show it`, () => {
      assert.equal(copyText(data, target), undefined);
    });
  }

  test("copy the ID and the ARN of an imported model, and nothing of a foundation model with the same ID", () => {
    const [arn = ""] = imported.modelArns;
    const of = arn.replace("us-east-1", "");
    const ofImported: DetailsData = { ...data, profile: { status: "ready", value: imported } };
    const fields = ["modelId", "modelArns", "modelName", "provider", "lifecycle", "endOfLife"] as const;
    assert.deepEqual(
      fields.map((field) => copyText(ofImported, { field, of })),
      [modelId, arn, undefined, undefined, undefined, undefined],
    );
    assert.equal(copyText(ofImported, { field: "sourceId" }), undefined);
  });

  test("copy values in the ARN before the profile has loaded", () => {
    const loading: DetailsData = { ...data, profile: { status: "loading" } };
    assert.equal(copyText(loading, { field: "arn" }), application.arn);
    assert.equal(copyText(loading, { field: "id" }), "copy");
    assert.equal(copyText(loading, { field: "type" }), "APPLICATION");
    assert.equal(copyText(loading, { field: "name" }), undefined);
    assert.equal(copyText(loading, { field: "sourceId" }), undefined);
  });

  test("copy the last known values of a deleted profile", () => {
    assert.equal(
      copyText({ ...data, profile: { status: "notFound", value: application } }, { field: "description" }),
      "For chat",
    );
  });
});
