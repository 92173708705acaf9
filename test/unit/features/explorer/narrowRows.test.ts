import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applicationProfile, foundationModel, modelArn, systemProfile } from "../../domain/samples";
import { applicationProfileSeeds } from "../../../endpoint/catalog/applicationProfiles";
import { catalogRegions, foundationModelsIn } from "../../../endpoint/catalog/foundationModels";
import { systemProfilesIn } from "../../../endpoint/catalog/systemProfiles";
import type { InferenceProfile } from "../../../../src/domain/inferenceProfile";
import type { FoundationModel } from "../../../../src/domain/foundationModel";
import { present } from "../../../../src/features/explorer/presentation";
import type { RegionContents } from "../../../../src/profiles/regionContents";
import { contentsOf, rowsOf } from "./samples";

/**
 * The number of characters in the row of a profile that are visible in a side bar of 300 pixels, with icon and indentation, in
 * the fonts on Linux. The fonts on Windows and macOS are narrower.
 */
const visibleLength = 28;

/** Returns the visible part of each profile's row in a narrow side bar. */
function visibleRows(region: string, contents: RegionContents): string[] {
  return rowsOf({ region }, contents)
    .filter(({ kind }) => kind === "profile")
    .map((row) => {
      const { label, description } = present(row, { language: "en" });
      return `${label} ${description}`.slice(0, visibleLength);
    });
}

function assertDifferent(looks: readonly string[]): void {
  assert.deepEqual(
    looks.filter((look, index) => looks.indexOf(look) !== index),
    [],
  );
}

/** Returns a Region in the sample account of the local endpoint. */
function sampleRegion(region: string, hasModels: boolean): RegionContents {
  const systemDefined = systemProfilesIn(region, "123456789012").map((wire): InferenceProfile => ({
    arn: wire.inferenceProfileArn,
    id: wire.inferenceProfileId,
    name: wire.inferenceProfileName,
    type: "SYSTEM_DEFINED",
    status: "ACTIVE",
    modelArns: wire.models.map(({ modelArn }) => modelArn ?? ""),
  }));
  const application = applicationProfileSeeds
    .filter((seed) => seed.region === region)
    .map(({ name, copiedFrom }) => applicationProfile(name, { name, modelArns: [modelArn(copiedFrom, region)] }));
  const models = [...foundationModelsIn(region).values()].map(({ modelId, modelName, providerName }): FoundationModel =>
    foundationModel(modelId, { name: modelName ?? "", provider: providerName ?? "" }),
  );
  return contentsOf(application, systemDefined, ...(hasModels ? models : []));
}

describe("the rows of profiles in a narrow side bar", () => {
  it("are all different in each Region of the sample account, before and after the models have loaded", () => {
    assert.ok(catalogRegions.length > 20);
    for (const region of catalogRegions) {
      for (const hasModels of [false, true]) {
        const looks = visibleRows(region, sampleRegion(region, hasModels));
        assertDifferent(looks);
      }
    }
    assert.ok(visibleRows("us-east-1", sampleRegion("us-east-1", true)).length > 60);
  });

  it("differ for two versions of a model that have the same name in AWS", () => {
    const name = "APAC Anthropic Claude 3.5 Sonnet";
    const contents = contentsOf(
      [],
      ["20240620-v1:0", "20241022-v2:0"].map((version) =>
        systemProfile(`apac.anthropic.claude-3-5-sonnet-${version}`, { name }),
      ),
    );
    assert.deepEqual(visibleRows("ap-south-1", contents), [
      "Claude 3.5 Sonnet APAC · v1:",
      "Claude 3.5 Sonnet APAC · v2:",
    ]);
  });

  it("differ for application profiles with the same name and model", () => {
    const contents = contentsOf(["a1b2c3d4e5f6", "b1b2c3d4e5f6"].map((id) => applicationProfile(id, { name: "dev" })));
    assert.deepEqual(
      visibleRows("us-east-1", contents).map((look) => look.split(" · ")[0]),
      ["dev a1b2c3d4e5f6", "dev b1b2c3d4e5f6"],
    );
  });

  it("keep the model first for application profiles with the same name and different models", () => {
    const contents = contentsOf([
      applicationProfile("one", { name: "dev" }),
      applicationProfile("two", { name: "dev", modelArns: [modelArn("amazon.nova-lite-v1:0")] }),
    ]);
    assert.deepEqual(visibleRows("us-east-1", contents), ["dev amazon.nova-micro-v1:0", "dev amazon.nova-lite-v1:0"]);
  });
});
