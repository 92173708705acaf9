import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { FoundationModel } from "../../../../src/domain/foundationModel";
import { orderSources } from "../../../../src/features/create/sourceOrder";
import { onDemandSource, sourceChoices } from "../../../../src/features/create/sources";
import { routingText, sourceTexts } from "../../../../src/features/create/sourceTexts";
import { findNameError, suggestName } from "../../../../src/features/create/profileName";
import type { RegionContents } from "../../../../src/profiles/regionContents";
import { systemDefined, virginia } from "../../changes/samples";
import { applicationProfile, modelArn } from "../../domain/samples";

function model(id: string, change: Partial<FoundationModel> = {}): FoundationModel {
  return {
    arn: `arn:aws:bedrock:us-east-1::foundation-model/${id}`,
    id,
    name: id,
    provider: "Amazon",
    inferenceTypes: ["ON_DEMAND"],
    ...change,
  };
}

const sonnetModel = model("anthropic.claude-sonnet-4-5-20250929-v1:0", {
  name: "Claude Sonnet 4.5",
  provider: "Anthropic",
  inferenceTypes: ["INFERENCE_PROFILE"],
});
const oldClaude = model("anthropic.claude-instant-v1", {
  name: "Claude Instant",
  provider: "Anthropic",
  lifecycle: { status: "LEGACY", endOfLifeTime: new Date("2026-10-28T00:00:00Z") },
});
const novaLite = model("amazon.nova-lite-v1:0", { name: "Nova Lite" });
const provisioned = model("amazon.titan-text-express-v1:0:8k", { inferenceTypes: ["PROVISIONED"] });

const globalSonnet = systemDefined(virginia, {
  id: "global.anthropic.claude-sonnet-4-5-20250929-v1:0",
  name: "Global Claude Sonnet 4.5",
  arn: "arn:aws:bedrock:us-east-1:111122223333:inference-profile/global.anthropic.claude-sonnet-4-5-20250929-v1:0",
  modelArns: [
    "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0",
    "arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0",
  ],
});
const oldProfile = systemDefined(virginia, {
  id: "us.anthropic.claude-instant-v1",
  name: "Claude Instant",
  arn: "arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.anthropic.claude-instant-v1",
  modelArns: ["arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-instant-v1"],
});

function contents(change: Partial<RegionContents> = {}): RegionContents {
  const models = [sonnetModel, oldClaude, novaLite, provisioned];
  return {
    application: [],
    systemDefined: [oldProfile, systemDefined(), globalSonnet],
    models: new Map(models.map((each) => [each.id, each])),
    ...change,
  };
}

function outline(
  region: RegionContents,
  recent: readonly string[] = [],
): readonly (readonly [string | undefined, readonly string[]])[] {
  const { application } = region;
  return orderSources(sourceChoices(virginia, region), { application, recent }).map(({ provider, choices }) => [
    provider,
    choices.map(({ source }) => source.id),
  ]);
}

describe("the sources of a Region", () => {
  it("are grouped by provider, with profiles before models and legacy sources last", () => {
    assert.deepEqual(outline(contents()), [
      ["Anthropic", [globalSonnet.id, systemDefined().id, oldProfile.id, "anthropic.claude-instant-v1"]],
      ["Amazon", ["amazon.nova-lite-v1:0"]],
    ]);
  });

  it("come last and have no provider if their models are of other kinds", () => {
    const imported = systemDefined(virginia, {
      id: "us.imported",
      modelArns: ["arn:aws:bedrock:us-east-1:111122223333:imported-model/anthropic.claude-instant-v1"],
    });
    const region = contents({ systemDefined: [imported], models: new Map([[oldClaude.id, oldClaude]]) });
    assert.deepEqual(outline(region).at(-1), [undefined, ["us.imported"]]);
    const found = sourceChoices(virginia, region).filter(({ source }) => source.id === "us.imported");
    const texts = found.map((choice) => sourceTexts(choice, "en").detail);
    assert.deepEqual(texts, ["us-east-1 · System-defined profile · Imported model: anthropic.claude-instant-v1"]);
  });

  it("begin with the provider that has the most application profiles in the Region", () => {
    const profile = (id: string, modelId: string) => applicationProfile(id, { modelArns: [modelArn(modelId)] });
    const application = [profile("a", novaLite.id), profile("b", novaLite.id), profile("c", sonnetModel.id)];
    const providers = (region: RegionContents) => outline(region).map(([provider]) => provider);
    assert.deepEqual(providers(contents({ application })), ["Amazon", "Anthropic"]);
    assert.deepEqual(providers(contents({ application: application.slice(1) })), ["Anthropic", "Amazon"]);
  });

  it("begin with the recently used sources, which are listed once, if the Region has them", () => {
    const recent = ["eu.amazon.nova-lite-v1:0", novaLite.id, oldProfile.id];
    assert.deepEqual(outline(contents(), recent), [
      [undefined, [novaLite.id, oldProfile.id]],
      ["Anthropic", [globalSonnet.id, systemDefined().id, "anthropic.claude-instant-v1"]],
    ]);
  });

  it("are sorted within a provider by whether they have application profiles, and then by age, newest first", () => {
    const novas = ["a", "b", "c", "d"].map((name, index) =>
      systemDefined(virginia, {
        id: `us.amazon.${name}`,
        name,
        arn: `arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.amazon.${name}`,
        modelArns: [modelArn(`amazon.${name}`)],
        ...(index === 3 ? {} : { createdAt: new Date(2025, index) }),
      }),
    );
    const region = contents({ systemDefined: novas, models: new Map() });
    assert.deepEqual(outline(region), [["Amazon", ["us.amazon.c", "us.amazon.b", "us.amazon.a", "us.amazon.d"]]]);
    const used = contents({ ...region, application: [applicationProfile("x", { modelArns: [modelArn("amazon.a")] })] });
    assert.deepEqual(outline(used)[0]?.[1].slice(0, 2), ["us.amazon.a", "us.amazon.c"]);
  });

  it("are sorted by the date in the model IDs, newest first", () => {
    const ids = ["anthropic.claude-x-20240307-v1:0", "anthropic.claude-y-20250929-v1:0", "anthropic.claude-a-v1"];
    const models = new Map(ids.map((id) => [id, model(id, { provider: "Anthropic" })]));
    assert.deepEqual(outline(contents({ systemDefined: [], models }))[0]?.[1], [ids[1], ids[0], ids[2]]);
  });

  it("include a model without on-demand throughput only as part of profiles", () => {
    const ids = outline(contents()).flatMap(([, all]) => all);
    assert.ok(!ids.includes(sonnetModel.id) && !ids.includes(provisioned.id));
    assert.ok(ids.includes(systemDefined().id));
  });

  it("still include the profiles, grouped by provider, if models could not be listed", () => {
    assert.deepEqual(outline(contents({ models: new Map() })), [
      ["Anthropic", [globalSonnet.id, systemDefined().id, oldProfile.id]],
    ]);
  });

  it("are empty for an empty Region", () => {
    assert.deepEqual(sourceChoices(virginia, contents({ models: new Map(), systemDefined: [] })), []);
  });

  it("contain the fields for the request and the new profile", () => {
    const choice = sourceChoices(virginia, contents()).find(({ source }) => source.id === novaLite.id);
    assert.deepEqual(choice?.source, {
      kind: "foundationModel",
      connection: virginia,
      arn: novaLite.arn,
      id: novaLite.id,
      name: "Nova Lite",
      modelArns: [novaLite.arn],
    });
  });

  it("include the ID of a model only if the model can be copied directly", () => {
    const { models } = contents();
    assert.equal(onDemandSource(virginia, models, novaLite.id)?.arn, novaLite.arn);
    assert.equal(onDemandSource(virginia, models, sonnetModel.id), undefined);
    assert.equal(onDemandSource(virginia, models, "unknown.model"), undefined);
  });
});

describe("the searchable texts of a source", () => {
  const choices = sourceChoices(virginia, contents());
  const texts = (id: string, locale = "en") => {
    const choice = choices.find(({ source }) => source.id === id);
    assert.ok(choice);
    return sourceTexts(choice, locale);
  };

  it("contain everything that users search for", () => {
    assert.deepEqual(texts(systemDefined().id), {
      label: "US Anthropic Claude Sonnet 4.5",
      description: systemDefined().id,
      detail: "us-east-1, us-east-2, us-west-2 · System-defined profile · Anthropic",
      codicon: "server-environment",
    });
    assert.deepEqual(texts(novaLite.id), {
      label: "Nova Lite",
      description: novaLite.id,
      detail: "us-east-1 · Foundation model (single Region) · Amazon",
      codicon: "symbol-misc",
    });
  });

  it("contain models that are in neither the name nor the ID", () => {
    const several = systemDefined(virginia, {
      name: "US Mixed",
      id: "us.mixed",
      modelArns: [sonnetModel.arn, novaLite.arn],
    });
    const choice = sourceChoices(virginia, contents({ systemDefined: [several] })).find(
      ({ source }) => source.id === "us.mixed",
    );
    assert.ok(choice);
    assert.match(sourceTexts(choice, "en").detail, / · Claude Sonnet 4\.5 · Nova Lite · Anthropic$/);
  });

  it("include a note if requests can leave the geography", () => {
    const global = texts(globalSonnet.id);
    assert.equal(global.detail, "Any commercial Region, us-east-1 · System-defined profile · Anthropic");
    assert.equal(global.codicon, "globe");
    assert.equal(routingText({ regions: ["us-east-1"], global: false }), "us-east-1");
  });

  it("begin with Legacy and the end-of-life date, in the editor's language", () => {
    assert.match(texts(oldProfile.id).detail, /^Legacy, end of life October 28, 2026 · us-west-2 · /);
    assert.match(texts(oldProfile.id, "de").detail, /^Legacy, end of life 28\. Oktober 2026 · us-west-2 · /);
    assert.equal(texts(oldProfile.id).codicon, "history");
    assert.equal(texts(oldClaude.id).codicon, "history");
  });
});

describe("the suggested name", () => {
  it("is valid and derived from the name of the source", () => {
    const none = new Set<string>();
    assert.equal(suggestName("US Anthropic Claude 3.5 Haiku", none), "us-anthropic-claude-3-5-haiku");
    assert.equal(suggestName("  (Préparé) -- _x ", none), "prepare-x");
    assert.equal(suggestName("日本", none), "");
    for (const name of ["a".repeat(80), `${"a".repeat(63)} b`, "Nova 2 Lite (v1)"]) {
      assert.equal(findNameError(suggestName(name, none), none), undefined);
    }
  });

  it("is not a name that is already taken", () => {
    assert.equal(suggestName("Nova Lite", new Set(["nova-lite", "nova-lite-2"])), "nova-lite-3");
  });
});
