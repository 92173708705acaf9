import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { textToCopy } from "../../../../src/features/details/copyText";
import type { DetailsData } from "../../../../src/features/details/detailsData";
import type { CopyTarget } from "../../../../src/features/details/protocol";
import { accountId, applicationProfile, legacyModel, systemProfile } from "../../domain/samples";

const modelId = "amazon.nova-pro-v1:0";
const source = systemProfile(`us.${modelId}`);
const copy = applicationProfile("copy", {
  name: "chat\u200E",
  description: "For chat",
  modelArns: source.modelArns,
  createdAt: new Date("2025-10-06T08:14:00Z"),
});
const models = new Map([[modelId, legacyModel(modelId, new Date("2026-11-10"))]]);
const parts: DetailsData = {
  connection: { awsProfile: "de\u200Ev", region: "us-east-1" },
  arn: copy.arn,
  profile: { status: "ready", value: copy },
  tags: { status: "ready", value: [{ key: "te\u200Eam", value: "chat\u202E" }] },
  lists: { status: "ready", value: { application: [copy], systemDefined: [source], models } },
  models: { status: "ready", value: models },
};

suite("what a copy button copies", () => {
  const expected: readonly (readonly [CopyTarget, string])[] = [
    [{ field: "name" }, "chat\u200E"],
    [{ field: "type" }, "APPLICATION"],
    [{ field: "status" }, "ACTIVE"],
    [{ field: "id" }, "copy"],
    [{ field: "arn" }, copy.arn],
    [{ field: "invokeWith" }, copy.arn],
    [{ field: "accountId" }, accountId],
    [{ field: "awsProfile" }, "de\u200Ev"],
    [{ field: "region" }, "us-east-1"],
    [{ field: "description" }, "For chat"],
    [{ field: "createdAt" }, "2025-10-06T08:14:00.000Z"],
    [{ field: "sourceName" }, source.name],
    [{ field: "sourceId" }, source.id],
    [{ field: "copyArn", of: copy.arn }, copy.arn],
    // Tags are named as they are shown, without characters that cannot be seen; what is copied has them.
    [{ field: "tagKey", of: "team" }, "te\u200Eam"],
    [{ field: "tagValue", of: "team" }, "chat\u202E"],
    [{ field: "modelName", of: modelId }, `Name of ${modelId}`],
    [{ field: "modelId", of: modelId }, modelId],
    [{ field: "modelArns", of: modelId }, source.modelArns.join("\n")],
    [{ field: "provider", of: modelId }, "Amazon"],
    [{ field: "lifecycle", of: modelId }, "LEGACY"],
    [{ field: "endOfLife", of: modelId }, "2026-11-10T00:00:00.000Z"],
    [{ field: "destination", of: "us-west-2" }, "us-west-2"],
  ];

  for (const [target, text] of expected) {
    test(`${target.field} is copied as AWS gave it`, () => {
      assert.equal(textToCopy(parts, target), text);
    });
  }

  const absent: readonly CopyTarget[] = [
    { field: "updatedAt" },
    { field: "tagValue" },
    { field: "tagValue", of: "secret" },
    { field: "copyArn", of: source.arn },
    { field: "modelId", of: "other.model" },
    { field: "modelArns", of: "other.model" },
    { field: "provider", of: "other.model" },
    { field: "destination", of: "eu-west-1" },
    { field: "destination" },
  ];

  for (const target of absent) {
    test(`${JSON.stringify(target)} is nothing that the page shows`, () => {
      assert.equal(textToCopy(parts, target), undefined);
    });
  }

  test("before the profile was read, what its ARN tells can be copied", () => {
    const loading: DetailsData = { ...parts, profile: { status: "loading" } };
    assert.equal(textToCopy(loading, { field: "arn" }), copy.arn);
    assert.equal(textToCopy(loading, { field: "invokeWith" }), copy.arn);
    assert.equal(textToCopy(loading, { field: "id" }), "copy");
    assert.equal(textToCopy(loading, { field: "type" }), "APPLICATION");
    assert.equal(textToCopy(loading, { field: "name" }), undefined);
    assert.equal(textToCopy(loading, { field: "sourceId" }), undefined);
  });

  test("a deleted profile's last known values can be copied", () => {
    assert.equal(
      textToCopy({ ...parts, profile: { status: "gone", value: copy } }, { field: "description" }),
      "For chat",
    );
  });
});
