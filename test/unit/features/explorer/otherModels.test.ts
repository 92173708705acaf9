import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { present } from "../../../../src/features/explorer/presentation";
import { tooltipOf } from "../../../../src/features/explorer/tooltip";
import { profileChildren } from "../../../../src/features/explorer/nodes";
import { profileTexts } from "../../../../src/pickers/profileItems";
import { sourceChoices } from "../../../../src/features/create/sources";
import {
  accountId,
  applicationProfile,
  foundationModel,
  legacyModel,
  modelArn,
  systemProfile,
} from "../../domain/samples";
import { listed } from "../../pickers/listed";
import { contentsOf, liteModel, oldModel, rowOf, virginia } from "./samples";

const importedArn = `arn:aws:bedrock:us-east-1:${accountId}:imported-model/${oldModel}`;
const imported = applicationProfile("imported", { modelArns: [importedArn] });
const unknown = applicationProfile("unknown", {
  modelArns: [`arn:aws:bedrock:us-west-2:${accountId}:some-new-model/abc123`],
});
/** The list contains a legacy foundation model with the ID of the imported model. */
const contents = contentsOf([imported, unknown], [], legacyModel(oldModel));

const dates = { dateTime: (date: Date) => date.toISOString(), date: (date: Date) => date.toISOString() };
const language = { language: "en" };

function modelRowOf(profile: typeof imported) {
  const [row] = profileChildren(rowOf(profile, contents), contents);
  assert.ok(row);
  return row;
}

function valuesOf(row: Parameters<typeof tooltipOf>[0]) {
  const tooltip = tooltipOf(row, contents, dates);
  return new Map(tooltip?.lines.map(({ label, value }) => [label, value]));
}

describe("a profile with a model that is not a foundation model", () => {
  it("has the kind of model in its row, and no data from a foundation model with the same ID", () => {
    const { description, accessibleLabel, icon } = present(rowOf(imported, contents), language);
    assert.equal(description, `Imported model: ${oldModel}`);
    assert.equal(accessibleLabel, `name of imported, application inference profile, Imported model: ${oldModel}`);
    assert.deepEqual(icon, { codicon: "tag" });
  });

  it("has the resource type if the kind is unknown", () => {
    assert.equal(
      present(rowOf(unknown, contents), language).description,
      "Unknown kind of model (some-new-model): abc123",
    );
  });

  it("has an unknown source", () => {
    assert.equal(valuesOf(rowOf(imported, contents)).get("Source"), "unknown");
  });

  it("can be found by the kind and ID of its model, without a guessed provider", () => {
    const texts = profileTexts(listed(imported, { models: contents.models }));
    assert.equal(texts.description, "Imported model");
    assert.match(texts.detail, new RegExp(` · ${oldModel.replaceAll(".", "\\.")}$`));
  });
});

describe("a system-defined profile with any prefix in its ID", () => {
  for (const id of [`amer.${liteModel}`, `sa.${liteModel}`, `xx-new.${liteModel}`, "x", `global.${liteModel}`]) {
    it(`has the geography and provider of its models: ${id}`, () => {
      const regional = systemProfile(id, { modelArns: [modelArn(liteModel), modelArn(liteModel, "sa-east-1")] });
      const global = systemProfile(id, { modelArns: [modelArn(liteModel), modelArn(liteModel, "")] });
      for (const [profile, isGlobal] of [
        [regional, false],
        [global, true],
      ] as const) {
        const region = contentsOf([], [profile]);
        const { icon, accessibleLabel } = present(rowOf(profile, region), language);
        assert.deepEqual(icon, { codicon: isGlobal ? "globe" : "server-environment" });
        assert.equal(accessibleLabel.includes("may run in any commercial Region"), isGlobal);
        const [choice] = sourceChoices(virginia, region);
        assert.deepEqual([choice?.provider, choice?.global], ["Amazon", isGlobal]);
        assert.match(profileTexts(listed(profile)).description, /^Amazon/);
      }
    });
  }
});

describe("the row of a model that is not a foundation model", () => {
  it("shows its ID, kind and Region", () => {
    const { label, description, accessibleLabel, icon } = present(modelRowOf(imported), language);
    assert.equal(label, oldModel);
    assert.equal(description, "Imported model · us-east-1");
    assert.equal(accessibleLabel, `Model ${oldModel}, Imported model, runs in us-east-1`);
    assert.deepEqual(icon, { codicon: "symbol-misc" });
  });

  it("shows its kind and ARN, an unknown provider and no lifecycle in its tooltip", () => {
    assert.deepEqual(Object.fromEntries(valuesOf(modelRowOf(imported))), {
      "Kind of model": "Imported model",
      ARN: importedArn,
      Provider: "unknown",
      "Destination Regions": "us-east-1 US East (N. Virginia)",
    });
  });

  it("has a note if it lacks on-demand throughput and is not offered as a source", () => {
    for (const [inferenceTypes, types, offered] of [
      [["PROVISIONED"], "Provisioned Throughput", false],
      [[], "unknown", false],
      [["SOMETHING_NEW"], "SOMETHING_NEW", false],
      [["on_demand"], "on_demand", false],
      [["INFERENCE_PROFILE"], "inference profile", true],
      [["ON_DEMAND", "PROVISIONED"], "on demand, Provisioned Throughput", true],
    ] as const) {
      const id = "amazon.nova-micro-v1:0:48k";
      const profile = applicationProfile("p", { modelArns: [modelArn(id)] });
      const region = contentsOf([profile], [], foundationModel(id, { inferenceTypes }));
      const [row] = profileChildren(rowOf(profile, region), region);
      assert.ok(row);
      const tooltip = tooltipOf(row, region, dates);
      const values = new Map(tooltip?.lines.map(({ label, value }) => [label, value]));
      assert.equal(values.get("Inference types"), types);
      assert.equal(values.has("Source"), !offered);
      const isDirectSource = sourceChoices(virginia, region).length > 0;
      assert.equal(
        isDirectSource,
        inferenceTypes.some((type) => type === "ON_DEMAND"),
      );
      assert.equal(present(row, language).contextValue, isDirectSource ? "model source" : "model");
    }
  });

  it("is distinct from the row of a foundation model with the same ID", () => {
    const both = applicationProfile("both", { modelArns: [importedArn, modelArn(oldModel)] });
    const rows = profileChildren(rowOf(both, contents), contents).map((row) => present(row, language));
    assert.deepEqual(
      rows.map(({ label, icon }) => [label, icon]),
      [
        [oldModel, { codicon: "symbol-misc" }],
        [`Name of ${oldModel}`, { codicon: "history", color: "list.warningForeground" }],
      ],
    );
  });
});
