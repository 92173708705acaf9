import assert from "node:assert/strict";
import { foundationModelsIn } from "../../endpoint/catalog/foundationModels";
import { systemProfilesIn } from "../../endpoint/catalog/systemProfiles";
import { isSource, usualSource } from "../driver/createWizard";
import type { QuickInputItem } from "../driver/quickInput";
import { scenario } from "../driver/scenario";
import { commands } from "../driver/texts";

/** Returns the IDs of all sources that the endpoint has in a Region. */
function sourceIds(region: string): string[] {
  const models = [...foundationModelsIn(region).values()];
  const onDemand = models.filter((model) => model.inferenceTypesSupported.includes("ON_DEMAND"));
  const profiles = systemProfilesIn(region, "123456789012").map((profile) => profile.inferenceProfileId);
  return [...onDemand.map((model) => model.modelId), ...profiles].sort();
}

/** Returns the group name of each row. */
function groupsById(rows: readonly QuickInputItem[]): Map<string, string> {
  let group = "";
  return new Map(
    rows.map(({ description, separator }) => {
      group = separator || group;
      return [description, group];
    }),
  );
}

suite("the source step of the create wizard", () => {
  test(
    "lists all profiles and on-demand models of the Region by provider, with their routing and end of life, and filters them",
    scenario({}, async ({ observer, quickInput, wizard }) => {
      /** Returns all rows after the Region has loaded. */
      const allRows = async (ids: readonly string[]): Promise<QuickInputItem[]> => {
        await observer.changes.waitFor(
          "all sources",
          () => quickInput.items().length === ids.length,
          () => quickInput.seen(),
        );
        return quickInput.items();
      };
      await wizard.start();
      await wizard.choose("eu-central-1");
      await wizard.at("source");
      const europeanIds = sourceIds("eu-central-1");
      const european = await allRows(europeanIds);
      assert.deepEqual(european.map(({ description }) => description).sort(), europeanIds);

      await wizard.back();
      await wizard.at("region");
      await quickInput.waitForActive("eu-central-1");
      await wizard.choose("us-east-1");
      await wizard.at("source");
      const americanIds = sourceIds("us-east-1");
      const american = await allRows(americanIds);
      assert.deepEqual(american.map(({ description }) => description).sort(), americanIds);

      const groups = american.map(({ separator }) => separator).filter((separator) => separator !== "");
      assert.ok(groups.length >= 6);
      assert.deepEqual(groups, [...new Set(groups)], "each provider is one group");
      // Most application profiles in the account use models from Anthropic.
      assert.equal(groups[0], "Anthropic");
      const groupOf = groupsById(american);
      assert.equal(groupOf.get(usualSource), "Anthropic");
      assert.equal(groupOf.get("amazon.titan-embed-text-v2:0"), "Amazon");
      // Sonnet 4.5 cannot be copied directly, but through the profiles that contain it.
      assert.equal(groupOf.get("anthropic.claude-sonnet-4-5-20250929-v1:0"), undefined);

      const detailOf = new Map(american.map(({ description, detail }) => [description, detail]));
      assert.match(detailOf.get(usualSource) ?? "", /^us-east-1, us-east-2, us-west-2 · System-defined profile/);
      assert.match(detailOf.get("cohere.rerank-v3-5:0") ?? "", /^us-east-1 · Foundation model \(single Region\)/);
      assert.match(detailOf.get("global.anthropic.claude-opus-4-6-v1") ?? "", /^Any commercial Region/);
      const legacy = detailOf.get("us.anthropic.claude-3-5-haiku-20241022-v1:0") ?? "";
      assert.match(legacy, /^Legacy, end of life January 19, 2027 · us-east-1, us-east-2, us-west-2 · /);

      for (const [typed, id] of [
        ["claude sonnet 4.5", usualSource],
        ["us.anthropic.claude-sonnet-4-5", usualSource],
        ["us-west-2 sonnet", usualSource],
        ["cohere", "cohere.rerank-v3-5:0"],
        ["us-west-2", "us.amazon.nova-lite-v1:0"],
        ["legacy, end of life", "anthropic.claude-3-haiku-20240307-v1:0"],
      ] as const) {
        await quickInput.type(typed);
        const found = await quickInput.matchingRows();
        assert.ok(found.some(isSource(id)), `${typed} finds ${id}`);
        assert.ok(found.length < americanIds.length);
        for (const { label, description = "", detail = "" } of found)
          for (const word of typed.split(" "))
            assert.ok(`${label} ${description} ${detail}`.toLowerCase().includes(word), `${typed} finds ${label}`);
      }

      // The order stays the same while the user types, so that Enter does not choose a legacy model.
      await quickInput.type("haiku");
      const haikus = (await quickInput.matchingRows()).map(({ description = "" }) => description);
      assert.deepEqual(haikus.slice(0, 2), [
        "global.anthropic.claude-haiku-4-5-20251001-v1:0",
        "us.anthropic.claude-haiku-4-5-20251001-v1:0",
      ]);
    }),
  );

  test(
    "lists the most recently used sources first, even in a new window",
    scenario({ settings: { regions: ["us-east-1"] } }, async ({ quickInput, wizard, restart }) => {
      wizard.total = 5;
      await wizard.startAndFillIn({ source: "amazon.titan-embed-text-v2:0", name: "embeddings" });
      await wizard.choose("Create");
      await wizard.waitUntilRevealed("embeddings");
      await restart();
      await wizard.start();
      await wizard.at("source");
      await quickInput.row("Titan Text Embeddings V2");
      const [first, second] = quickInput.items();
      assert.deepEqual([first?.separator, first?.description], ["Recently used", "amazon.titan-embed-text-v2:0"]);
      assert.equal(second?.separator, "Anthropic");
    }),
  );

  test(
    "shows a message if nothing matches, and shows all rows again when the text is cleared",
    scenario({ settings: { regions: ["us-east-1"] } }, async ({ quickInput, wizard }) => {
      wizard.total = 5;
      await wizard.start();
      await quickInput.row(/Sonnet 4\.5/);
      await quickInput.type("sonnet titan");
      await quickInput.waitForActive("No match");
      await quickInput.accept();
      await quickInput.row(/Sonnet 4\.5/);
      assert.equal(quickInput.value(), "");
    }),
  );

  test(
    "can be closed or retried if the Region could not be loaded",
    scenario({}, async ({ endpoint, observer, quickInput, wizard }) => {
      const denied = { kind: "error", error: "AccessDeniedException", region: "eu-central-1", count: 0 } as const;
      await endpoint.setFaults(
        { kind: "hang", operation: "ListInferenceProfiles", region: "us-east-1", count: 0 },
        { ...denied, operation: "ListInferenceProfiles" },
        { ...denied, operation: "ListFoundationModels" },
      );
      await wizard.start();
      await wizard.choose("us-east-1");
      await wizard.at("source");
      await wizard.waitUntilSaid(/Loading the sources in us-east-1\.\.\./);
      await wizard.back();
      await wizard.choose("eu-central-1");
      await wizard.at("source");
      await wizard.waitUntilSaid(/You do not have permission to list inference profiles in eu-central-1\./);

      // Profiles can be used as sources even if the models could not be listed.
      await endpoint.replaceFaults({ ...denied, operation: "ListFoundationModels" });
      await wizard.choose("Retry");
      await wizard.waitUntilSaid(/Could not list the foundation models in eu-central-1\./);
      await quickInput.row("EU Amazon Nova 2 Lite");
      await endpoint.clearFaults();
      await quickInput.pressTitleButton("Refresh Sources");
      await observer.changes.waitFor(
        "the models",
        () => !JSON.stringify(quickInput.items()).includes("Could not list the foundation models"),
      );

      // The tags of other profiles could not be listed, so none are suggested.
      await endpoint.setFaults({ ...denied, operation: "ListTagsForResource" });
      await wizard.fillIn({ source: "amazon.titan-embed-text-v2:0", name: "in-spite-of-all", tags: ["team=search"] });
      await wizard.choose("Create");
      await wizard.waitUntilRevealed("in-spite-of-all");
      const [made] = await wizard.profilesNamed("in-spite-of-all", "eu-central-1");
      assert.equal(made?.copyFrom, "arn:aws:bedrock:eu-central-1::foundation-model/amazon.titan-embed-text-v2:0");
    }),
  );

  test(
    "accepts text while the Region is loading, and then selects the first matching source",
    scenario({}, async ({ endpoint, quickInput, wizard }) => {
      await endpoint.setLatency(2_000);
      await wizard.start();
      await wizard.choose("us-east-1");
      await wizard.at("source");
      await wizard.waitUntilSaid(/Loading the sources in us-east-1\.\.\./);
      await quickInput.type("rerank");
      const active = await quickInput.waitForActive(/rerank/i);
      assert.match(active.description ?? "", /rerank/);
      await quickInput.accept();
      await wizard.at("name");
    }),
  );
});

suite("creating a similar profile", () => {
  test(
    "starts with the source, description, and tags of a profile, and continues without the tags if they cannot be loaded",
    scenario({ settings: { regions: ["us-east-1"] } }, async ({ endpoint, explorer, quickInput, start, wizard }) => {
      const name = "checkout-assistant-prod";
      const description = "Claude Sonnet 4.5 for the checkout assistant";
      wizard.total = 5;
      await explorer.open();
      const { node } = await explorer.row(name);
      const continueToReview = async (): Promise<Record<string, string>> => {
        await wizard.at("name");
        assert.equal(quickInput.value(), `${name}-2`);
        await quickInput.accept();
        await wizard.at("description");
        assert.equal(quickInput.value(), description);
        await quickInput.accept();
        await wizard.at("tags");
        await wizard.choose("Continue");
        return wizard.review();
      };
      start(commands.createSimilar, node);
      assert.deepEqual(await continueToReview(), {
        Account: "123456789012",
        "AWS profile": "Default credentials",
        Region: "us-east-1 · US East (N. Virginia)",
        Source: `US Anthropic Claude Sonnet 4.5 / ${usualSource}`,
        Name: `${name}-2`,
        Description: description,
        Tags: "team=checkout, project=assistant, cost-center=4711, env=prod",
      });
      await wizard.waitUntilSaid(/^4 tags were copied from "checkout-assistant-prod"\. +Check them/);
      await quickInput.cancel();

      await endpoint.setFaults({
        kind: "error",
        error: "AccessDeniedException",
        operation: "ListTagsForResource",
        count: 0,
      });
      start(commands.createSimilar, node);
      await wizard.choose(`Use "${name}"`);
      assert.equal((await continueToReview())["Tags"], "None");
      await wizard.waitUntilSaid(/^The tags of "checkout-assistant-prod" were not copied\./);
      assert.deepEqual(await wizard.requests("CreateInferenceProfile"), []);
      await wizard.choose("Create");
      await wizard.waitUntilRevealed(`${name}-2`);
      const [created] = await wizard.created();
      assert.deepEqual([created?.["description"], created?.["tags"]], [description, undefined]);
    }),
  );
});
