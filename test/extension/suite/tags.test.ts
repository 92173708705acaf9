import assert from "node:assert/strict";
import type { EndpointClient } from "../../endpoint/client";
import type { EndpointOperation } from "../../endpoint/operationNames";
import type { Explorer } from "../driver/explorer";
import { scenario, writeSettings } from "../driver/scenario";
import { allTags, tagsOf } from "../driver/tags";
import { commands } from "../driver/texts";

const checkout = ["checkout-assistant-prod", "checkout-assistant-dev"];

const requestsOf = async (endpoint: EndpointClient, operation: EndpointOperation) =>
  (await endpoint.requests()).filter((request) => request.operation === operation);

/**
 * Returns the rows of profiles, in the format that VS Code passes to a command in the context menu of several selected
 * rows.
 */
async function rowsOf(explorer: Explorer, names: readonly string[]): Promise<unknown[]> {
  const nodes: unknown[] = [];
  for (const name of names) nodes.push((await explorer.row(name)).node);
  return nodes;
}

suite("editing tags", () => {
  test(
    "changes the tags of one profile by keyboard after showing a plan with the account and Region, and can be undone",
    scenario({}, async ({ endpoint, explorer, quickInput, messages, start }) => {
      await explorer.openBothRegions();
      const before = await allTags(endpoint);
      start(commands.editTags, (await explorer.row("search-reranking")).node);
      await quickInput.waitForTitle("Edit Tags · search-reranking · 123456789012 · us-east-1");
      await quickInput.type("project=relevance");
      await quickInput.accept();
      await quickInput.row(/^Review Changes/);
      await quickInput.choose("cost-center=2040");
      await quickInput.waitForTitle("cost-center");
      await quickInput.choose("Remove cost-center");
      await quickInput.waitForActive("Review Changes");
      await quickInput.accept();
      await quickInput.row("Account 123456789012");
      const texts = quickInput.items().map(({ label, description, detail }) => `${label} ${description} ${detail}`);
      assert.ok(
        texts.some((text) => text.includes("AWS profile Default credentials · us-east-1")),
        texts.join("\n"),
      );
      assert.ok(texts.some((text) => text.includes("project: ranking → relevance · cost-center: 2040 → (no tag)")));
      assert.deepEqual(await requestsOf(endpoint, "TagResource"), []);
      await quickInput.waitForActive("Apply");
      await quickInput.accept();
      const done = "search-reranking: project: ranking → relevance";
      assert.deepEqual(await messages.buttons(done), ["Undo"]);
      assert.deepEqual(await tagsOf(endpoint, "search-reranking"), { team: "search", project: "relevance" });
      await messages.press(done, "Undo");
      await messages.read("search-reranking: project: relevance → ranking");
      assert.deepEqual(await tagsOf(endpoint, "search-reranking"), {
        team: "search",
        project: "ranking",
        "cost-center": "2040",
      });
      assert.equal((await allTags(endpoint)).size, before.size);
    }),
  );

  test(
    "shows mixed values of several profiles, sets, adds and removes keys on all of them, and changes no other profile",
    scenario({}, async ({ endpoint, explorer, quickInput, messages, start }) => {
      await explorer.openBothRegions();
      const before = await allTags(endpoint);
      const nodes = await rowsOf(explorer, [...checkout, "search-embeddings"]);
      start(commands.editTags, nodes[0], nodes);
      await quickInput.waitForTitle("Edit Tags · 3 profiles");
      const shown = quickInput.items().map(({ label, description }) => `${label} | ${description}`);
      assert.ok(shown.includes("team | 2 different values"), shown.join("\n"));
      assert.ok(shown.includes("env | 2 different values · on 2 of 3 profiles"), shown.join("\n"));

      await quickInput.choose(/^env$/);
      await quickInput.waitForTitle("env");
      await quickInput.type("test");
      await quickInput.choose("Set env=test where it is missing");
      await quickInput.row("Review Changes");
      await quickInput.choose(/^project$/);
      await quickInput.choose("Remove project");
      await quickInput.row("Review Changes");
      await quickInput.type("Team=x");
      await quickInput.waitUntilSaid(/Team is similar to team, which is another key/);
      await quickInput.accept();
      await quickInput.waitForActive("Review Changes");
      await quickInput.waitUntilSaid(/Will be set to x on all profiles · Similar to team/);
      await quickInput.choose(/^Team$/);
      await quickInput.waitUntilSaid(/Team is similar to team, which is another key/);
      await quickInput.choose("Do Not Change This Key");
      await quickInput.type("owner=platform");
      await quickInput.accept();
      await quickInput.waitForActive("Review Changes");
      await quickInput.accept();
      await quickInput.waitForActive("Apply");
      assert.ok(
        quickInput.hasRow(/^Tags may control access/) && quickInput.hasRow(/^To use a new tag key for cost allocation/),
      );
      await quickInput.accept();
      await messages.read("Tags changed on 3 of 3 profiles");
      assert.deepEqual(await tagsOf(endpoint, "search-embeddings"), {
        team: "search",
        "cost-center": "2040",
        env: "test",
        owner: "platform",
      });
      assert.deepEqual(await tagsOf(endpoint, "checkout-assistant-dev"), {
        team: "checkout",
        "cost-center": "4711",
        env: "dev",
        owner: "platform",
      });
      const after = await allTags(endpoint);
      assert.equal([...after].filter(([key, tags]) => before.get(key) !== tags).length, 3);
    }),
  );

  test(
    "asks for one or more profiles from the palette, lists those that failed, and retries only those",
    scenario({}, async ({ endpoint, explorer, quickInput, messages, start }) => {
      await explorer.openBothRegions();
      start(commands.editTags);
      await quickInput.waitForTitle(/^Edit Tags$/);
      assert.ok(!quickInput.hasRow(/^US /), "system-defined profiles have no tags");
      for (const name of checkout) await quickInput.toggle(name);
      await quickInput.waitForSelected([...checkout].sort());
      await quickInput.accept();
      await quickInput.waitForTitle("Edit Tags · 2 profiles");
      await quickInput.type("owner=platform");
      await quickInput.accept();
      await quickInput.waitForActive("Review Changes");
      await quickInput.accept();
      await quickInput.waitForActive("Apply");
      await endpoint.setFaults({ kind: "error", operation: "TagResource", error: "AccessDeniedException" });
      await quickInput.accept();
      const partly = "Tags changed on 1 of 2 profiles · 1 failed or not started";
      assert.deepEqual(await messages.buttons(partly), ["Retry Failed", "Undo", "Show Results"]);
      await messages.press(partly, "Show Results");
      await quickInput.waitUntilSaid(/You do not have permission to change the tags of this inference profile/);
      await quickInput.choose("Retry Failed");
      await messages.read("Tags changed on 2 of 2 profiles");
      assert.equal((await requestsOf(endpoint, "TagResource")).length, 3);
      for (const name of checkout) assert.equal((await tagsOf(endpoint, name))["owner"], "platform");
    }),
  );

  test(
    "cannot be undone if the settings no longer allow changes",
    scenario({}, async ({ endpoint, explorer, quickInput, messages, start }) => {
      await explorer.openBothRegions();
      start(commands.editTags, (await explorer.row("search-reranking")).node);
      await quickInput.waitForTitle("Edit Tags");
      await quickInput.type("project=relevance");
      await quickInput.accept();
      await quickInput.waitForActive("Review Changes");
      await quickInput.accept();
      await quickInput.waitForActive("Apply");
      await quickInput.accept();
      const done = "search-reranking: project: ranking → relevance";
      await messages.read(done);
      await writeSettings({ readOnly: true });
      await messages.press(done, "Undo");
      await messages.read(/bedrockProfiles\.readOnly does not allow changes/);
      assert.equal((await tagsOf(endpoint, "search-reranking"))["project"], "relevance");
    }),
  );

  test(
    "is rejected before any input is shown if the account in the ARN is protected",
    scenario({ settings: { protectedAccounts: ["123456789012"] } }, async (parts) => {
      const { endpoint, explorer, quickInput, messages, start } = parts;
      await explorer.openBothRegions();
      start(commands.editTags, (await explorer.row("search-reranking")).node);
      await messages.dismiss(/bedrockProfiles\.protectedAccounts protects the account 123456789012/);
      assert.equal(quickInput.current, undefined);
      await writeSettings({ protectedAccounts: undefined, readOnly: true });
      start(commands.editTags);
      await messages.read(/bedrockProfiles\.readOnly does not allow changes/);
      assert.equal(quickInput.current, undefined);
      assert.deepEqual(await requestsOf(endpoint, "TagResource"), []);
    }),
  );

  test(
    "marks rows that lack required tags, adds those tags to several profiles at once, and shows tags in tooltips",
    scenario(
      { settings: { requiredTags: [{ key: "owner", default: "platform" }, { key: "team" }] } },
      async ({ endpoint, explorer, quickInput, messages, start }) => {
        await explorer.open();
        await explorer.waitForDescription("search-reranking", /^missing tags: owner · /);
        await explorer.waitForDescription("Data Platform SQL helper", /^(?!missing tags)/);
        const { item } = await explorer.row("search-reranking");
        assert.match(item.contextValue ?? "", /\bmissingTags\b/);
        const tooltip = await explorer.tooltip("search-reranking");
        assert.match(tooltip, /Tags: team=search, project=ranking, cost-center=2040/);
        assert.match(tooltip, /Required tags: missing tags: owner/);

        const nodes = await rowsOf(explorer, ["search-reranking", "search-embeddings"]);
        start(commands.addRequiredTags, nodes[0], nodes);
        await quickInput.waitForTitle("Edit Tags · 2 profiles");
        await quickInput.row(/^owner$/);
        await quickInput.waitForActive("Review Changes");
        await quickInput.accept();
        await quickInput.waitForActive("Apply");
        await quickInput.accept();
        await messages.read("Tags changed on 2 of 2 profiles");
        assert.equal((await tagsOf(endpoint, "search-embeddings"))["owner"], "platform");
        await explorer.waitForDescription("search-reranking", /^(?!missing tags)/);
      },
    ),
  );

  test(
    "finds profiles by key=value, and suggests required tags in the create wizard but does not enforce them",
    scenario({}, async ({ explorer, quickInput, start, wizard }) => {
      await explorer.openBothRegions();
      start(commands.findProfile);
      await quickInput.waitForTitle("Find Inference Profile");
      await quickInput.waitUntilSaid(/team=legal/);
      await quickInput.type("team=legal");
      assert.deepEqual(
        (await quickInput.matchingRows()).map(({ label }) => label),
        ["legal-summaries"],
      );
      await quickInput.cancel();

      await writeSettings({
        requiredTags: [
          { key: "owner", default: "platform" },
          { key: "stage", values: ["dev"] },
        ],
      });
      await wizard.start();
      await wizard.choose("us-east-1");
      await wizard.at("source");
      await wizard.chooseSource("us.amazon.nova-lite-v1:0");
      await wizard.at("name");
      await quickInput.accept();
      await wizard.at("description");
      await quickInput.accept();
      await wizard.at("tags");
      await quickInput.choose("owner is required");
      await quickInput.row("owner=platform");
      await quickInput.row("stage is required");
      await quickInput.choose("Continue");
      assert.equal((await wizard.review())["Tags"], "owner=platform · missing tags: stage");
      await wizard.choose("Create");
      await wizard.waitUntilRevealed("us-amazon-nova-lite");
    }),
  );
});
