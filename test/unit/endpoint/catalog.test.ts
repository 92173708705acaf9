import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseArn } from "../../endpoint/arn";
import { applicationProfileSeeds } from "../../endpoint/catalog/applicationProfiles";
import { catalogRegions, foundationModelsIn, models } from "../../endpoint/catalog/foundationModels";
import { loadProfileSeeds } from "../../endpoint/catalog/loadProfiles";
import { systemProfilesIn } from "../../endpoint/catalog/systemProfiles";
import { accountOptions } from "../../endpoint/options";
import { RegionState } from "../../endpoint/regionState";
import { inputs } from "../../endpoint/shapes";
import { validate } from "../../endpoint/validation";

const account = "123456789012";
const destinationsOf = (id: string, region: string) =>
  systemProfilesIn(region, account)
    .find((profile) => profile.inferenceProfileId === id)
    ?.models.map((model) => parseArn(model.modelArn)?.region);

describe("the catalog", () => {
  it("has at least 60 system-defined profiles from every geography, and models from many providers", () => {
    const ids = new Set(
      catalogRegions.flatMap((region) =>
        systemProfilesIn(region, account).map((profile) => profile.inferenceProfileId),
      ),
    );
    assert.ok(ids.size >= 60, String(ids.size));
    const prefixes = new Set([...ids].map((id) => id.split(".")[0]));
    assert.deepEqual(
      [...prefixes].sort((a = "", b = "") => a.localeCompare(b)),
      ["apac", "au", "ca", "eu", "global", "jp", "us"],
    );
    assert.ok(new Set(models.map((model) => model.providerName)).size >= 6);
    assert.ok(catalogRegions.length >= 8);
    assert.ok(systemProfilesIn("us-east-1", account).length >= 50);
  });

  it("contains each model once, and the models of a profile in each of its destination Regions", () => {
    assert.equal(new Set(models.map((model) => model.modelId)).size, models.length);
    for (const region of catalogRegions) {
      for (const profile of systemProfilesIn(region, account)) {
        for (const { modelArn } of profile.models) {
          const { region: destination = "", resourceType, resourceId = "" } = parseArn(modelArn) ?? {};
          assert.equal(resourceType, "foundation-model");
          assert.ok(destination === "" || foundationModelsIn(destination).has(resourceId), `${modelArn} of ${region}`);
        }
      }
    }
  });

  it("adds the source Region to its own destinations, and adds the model without a Region to global profiles", () => {
    const sonnet = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
    assert.deepEqual(destinationsOf(sonnet, "us-east-1"), ["us-east-1", "us-east-2", "us-west-2"]);
    assert.deepEqual(destinationsOf(sonnet, "us-west-1"), ["us-east-1", "us-east-2", "us-west-1", "us-west-2"]);
    assert.deepEqual(destinationsOf("global.anthropic.claude-sonnet-4-6", "af-south-1"), ["af-south-1", ""]);
    assert.equal(destinationsOf("apac.amazon.nova-pro-v1:0", "me-central-1")?.length, 8);
  });

  it("includes the geography, the model and the routing in the name and description of a profile", () => {
    const profiles = systemProfilesIn("eu-central-1", account);
    const find = (id: string) => profiles.find((profile) => profile.inferenceProfileId === id);
    const pixtral = find("eu.mistral.pixtral-large-2502-v1:0");
    assert.equal(pixtral?.inferenceProfileName, "EU Mistral AI Pixtral Large (25.02)");
    assert.equal(
      pixtral.description,
      "Routes requests to Mistral AI Pixtral Large (25.02) in eu-central-1, eu-north-1, eu-west-1 and eu-west-3.",
    );
    const haiku = find("global.anthropic.claude-haiku-4-5-20251001-v1:0");
    assert.equal(haiku?.inferenceProfileName, "Global Anthropic Claude Haiku 4.5");
  });

  it("contains LEGACY models with dates in chronological order", () => {
    const legacy = models.filter((model) => model.legacy);
    assert.ok(legacy.length >= 10);
    for (const { released, legacy: dates } of legacy) {
      assert.ok(dates && released < dates.legacyTime && dates.legacyTime < dates.endOfLifeTime);
    }
  });
});

describe("the initial account", () => {
  it("has a dozen application profiles with tags, most of them in us-east-1, copied from both kinds of sources", () => {
    assert.ok(applicationProfileSeeds.length >= 12);
    const east = applicationProfileSeeds.filter((seed) => seed.region === "us-east-1");
    assert.ok(east.length >= 8);
    const state = new RegionState("us-east-1", accountOptions({}));
    const sources = new Set(state.profiles("APPLICATION").map((profile) => profile.copyFrom?.split(/[:/]/)[5]));
    assert.deepEqual(sources, new Set(["inference-profile", "foundation-model"]));
  });

  it("contains only data that CreateInferenceProfile could have created", () => {
    const seeds = [...applicationProfileSeeds, ...loadProfileSeeds(3)];
    for (const { name, description, tags } of seeds) {
      const copyFrom = "arn:aws:bedrock:us-east-1::foundation-model/x";
      const input = { inferenceProfileName: name, description, tags, modelSource: { copyFrom } };
      assert.equal(validate(inputs.CreateInferenceProfile, input)["inferenceProfileName"], name);
    }
  });

  it("has the same profile IDs on every start, and as many generated profiles as requested", () => {
    const ids = (profiles: number) =>
      new RegionState("us-east-1", accountOptions({ profiles })).profiles("APPLICATION").map((profile) => profile.id);
    assert.deepEqual(ids(0), ids(0));
    assert.equal(ids(2000).length, ids(0).length + 2000);
    assert.equal(new Set(ids(2000)).size, ids(2000).length);
  });

  it("has only models if it is created empty, and nothing in Regions that are not in the catalog", () => {
    const empty = new RegionState("us-east-1", accountOptions({ empty: true }));
    assert.deepEqual(empty.profiles(), []);
    assert.ok(empty.models.size > 0);
    assert.deepEqual(new RegionState("us-gov-west-1", accountOptions({ profiles: 5 })).profiles(), []);
  });
});
