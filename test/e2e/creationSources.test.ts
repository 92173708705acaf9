import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { foundationModelsIn } from "../endpoint/catalogue/foundationModels";
import { systemProfilesIn } from "../endpoint/catalogue/systemProfiles";
import { GuidedCreation, usualSource } from "./guidedCreation";
import type { QuickInputItem } from "./quickInput";
import { shareWorkbench } from "./withWorkbench";

/** The IDs of all that can be copied from in a Region, as the endpoint has them. */
function sourceIds(region: string): string[] {
  const models = [...foundationModelsIn(region).values()];
  const onDemand = models.filter((model) => model.inferenceTypesSupported.includes("ON_DEMAND"));
  const profiles = systemProfilesIn(region, "123456789012").map((profile) => profile.inferenceProfileId);
  return [...onDemand.map((model) => model.modelId), ...profiles].sort();
}

/** The name of the group that each row stands in. */
function groupsById(rows: readonly QuickInputItem[]): Map<string, string> {
  let group = "";
  return new Map(
    rows.map(({ description, separator }) => {
      group = separator || group;
      return [description, group];
    }),
  );
}

describe("the source of a creation", () => {
  const inWorkbench = shareWorkbench();

  it(
    "is any profile or on-demand model of the Region, grouped by provider, with its routing and its end of life",
    inWorkbench(async (workbench) => {
      const { quickInput } = workbench;
      const creation = new GuidedCreation(workbench);
      await creation.start();
      await creation.choose("eu-central-1");
      await creation.at("source");
      const europeanIds = sourceIds("eu-central-1");
      const european = await creation.allRows(europeanIds.length);
      assert.deepEqual(european.map(({ description }) => description).sort(), europeanIds);

      await quickInput.titleButton("Back").click();
      await creation.at("region");
      await creation.moveTo("eu-central-1");
      await workbench.page.keyboard.press("Home");
      await creation.choose("us-east-1");
      await creation.at("source");
      const americanIds = sourceIds("us-east-1");
      const american = await creation.allRows(americanIds.length);
      assert.deepEqual(american.map(({ description }) => description).sort(), americanIds);

      const groups = american.map(({ separator }) => separator).filter((separator) => separator !== "");
      assert.ok(groups.length >= 6);
      assert.deepEqual(groups, [...new Set(groups)].sort(), "each provider is one group");
      const groupOf = groupsById(american);
      assert.equal(groupOf.get(usualSource), "Anthropic");
      assert.equal(groupOf.get("amazon.titan-embed-text-v2:0"), "Amazon");
      // Sonnet 4.5 cannot be copied from by itself, but through the profiles that hold it.
      assert.equal(groupOf.get("anthropic.claude-sonnet-4-5-20250929-v1:0"), undefined);

      const detailOf = new Map(american.map(({ description, detail }) => [description, detail]));
      assert.match(detailOf.get(usualSource) ?? "", /^us-east-1, us-east-2, us-west-2 · System-defined profile/);
      assert.match(detailOf.get("cohere.rerank-v3-5:0") ?? "", /^us-east-1 · On-demand model/);
      assert.match(detailOf.get("global.anthropic.claude-opus-4-6-v1") ?? "", /^Any commercial Region/);
      const legacy = detailOf.get("us.anthropic.claude-3-5-haiku-20241022-v1:0") ?? "";
      assert.match(legacy, /^Legacy, ends January 19, 2027 · us-east-1, us-east-2, us-west-2 · /);

      for (const [typed, id] of [
        ["claude sonnet 4.5", usualSource],
        ["us.anthropic.claude-sonnet-4-5", usualSource],
        ["cohere", "cohere.rerank-v3-5:0"],
        ["us-west-2", "us.amazon.nova-lite-v1:0"],
        ["legacy, ends", "anthropic.claude-3-haiku-20240307-v1:0"],
      ] as const) {
        // Nothing typed, the first row is there; so that it goes says that what was typed counts.
        await quickInput.type("");
        await quickInput.rows
          .and(workbench.page.locator(`[aria-setsize="${americanIds.length}"]`))
          .first()
          .waitFor();
        await workbench.page.keyboard.press("Control+Home");
        await creation.source("ai21.jamba-1-5-large-v1:0").waitFor();
        await quickInput.type(typed);
        await creation.source("ai21.jamba-1-5-large-v1:0").waitFor({ state: "detached" });
        const found = await creation.allRows();
        assert.ok(
          found.some(({ description }) => description === id),
          `${typed} finds ${id}`,
        );
        const matching = found.filter((row) => Object.values(row).join(" ").toLowerCase().includes(typed));
        assert.equal(matching.length, found.length, `${typed} finds nothing else`);
      }
    }),
  );

  it(
    "can be left, or read again, where it cannot be read",
    inWorkbench(async (workbench) => {
      const { endpoint, quickInput } = workbench;
      const creation = new GuidedCreation(workbench);
      const denied = { kind: "error", error: "AccessDeniedException", region: "eu-central-1", count: 0 } as const;
      await endpoint.setFaults(
        { kind: "hang", operation: "ListInferenceProfiles", region: "us-east-1", count: 0 },
        { ...denied, operation: "ListInferenceProfiles" },
        { ...denied, operation: "ListFoundationModels" },
      );
      await creation.start();
      await creation.choose("us-east-1");
      await creation.at("source");
      await creation.waitUntilSaid(/Loading the sources in us-east-1\.\.\./);
      await creation.back();
      await creation.choose("eu-central-1");
      await creation.at("source");
      await creation.waitUntilSaid(/You do not have permission to list inference profiles in eu-central-1\./);

      // Without the list of models, profiles can be copied from all the same.
      await endpoint.clearFaults();
      await endpoint.setFaults({ ...denied, operation: "ListFoundationModels" });
      await creation.choose("Retry");
      await creation.waitUntilSaid(/Could not list the foundation models in eu-central-1\./);
      await quickInput.row("EU Amazon Nova 2 Lite").waitFor();
      await endpoint.clearFaults();
      await quickInput.titleButton("Refresh Sources").click();
      await quickInput.rows.filter({ hasText: "could not be listed" }).waitFor({ state: "detached" });

      // Without the tags of others, none are suggested.
      await endpoint.setFaults({ ...denied, operation: "ListTagsForResource" });
      await creation.fillIn({ source: "amazon.titan-embed-text-v2:0", name: "in-spite-of-all", tags: ["team=search"] });
      await creation.choose("Create");
      await creation.waitUntilRevealed("in-spite-of-all");
      const [made] = await creation.profilesNamed("in-spite-of-all", "eu-central-1");
      assert.equal(made?.copyFrom, "arn:aws:bedrock:eu-central-1::foundation-model/amazon.titan-embed-text-v2:0");
    }),
  );

  it(
    "may be typed while the Region is still being read: the first that fits is active when it has come",
    inWorkbench(async (workbench) => {
      const { endpoint, page, quickInput } = workbench;
      const creation = new GuidedCreation(workbench);
      await endpoint.setLatency(2_000);
      await creation.start();
      await creation.choose("us-east-1");
      await creation.at("source");
      await creation.waitUntilSaid(/Loading the sources in us-east-1\.\.\./);
      await quickInput.type("rerank");
      await creation.source("cohere.rerank-v3-5:0").waitFor();
      await creation.focused.waitFor();
      const active = await creation.focused.locator(".label-description").first().innerText();
      await page.keyboard.press("Enter");
      await creation.at("name");
      assert.match(active, /rerank/);
    }),
  );
});
