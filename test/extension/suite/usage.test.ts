import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { EndpointClient } from "../../endpoint/client";
import { scenario } from "../driver/scenario";

/** Returns the number of billed items: requested metrics, and pages of Cost Explorer. */
async function billed(endpoint: EndpointClient): Promise<{ metrics: number; pages: number }> {
  const requests = await endpoint.requests();
  return {
    metrics: requests.reduce((sum, { billedMetrics = 0 }) => sum + billedMetrics, 0),
    pages: requests.filter(({ operation }) => operation === "GetCostAndUsage").length,
  };
}

const hasTab = (label: string): boolean =>
  vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .some((tab) => tab.input instanceof vscode.TabInputWebview && tab.label === label);

const nothing = { metrics: 0, pages: 0 };

suite("usage and cost", () => {
  test(
    "reports all profiles and unused profiles only after the user accepts the price, and sends no billed requests after a restart",
    scenario(
      { settings: { regions: ["us-east-1"] } },
      async ({ endpoint, explorer, messages, observer, ...driver }) => {
        const { quickInput, restart, start } = driver;
        await explorer.open();
        await explorer.row("search-reranking");
        start("bedrockProfiles.showUsage");
        await quickInput.choose("Everything");
        await quickInput.choose("Last 24 hours");
        const question = "Load the usage from CloudWatch?";
        const [load = ""] = await messages.buttons(question);
        assert.match(load, /^Load \(about \$0\.00\d+\)$/);
        assert.deepEqual(await billed(endpoint), nothing);
        await messages.press(question, load);
        await observer.changes.waitFor("the report", () => hasTab("Usage and Cost"));
        const { metrics } = await billed(endpoint);
        assert.equal(load, `Load (about $${metrics / 100_000})`);

        start("bedrockProfiles.findUnused", (await explorer.row(["us-east-1", "Application"])).node);
        await quickInput.choose("30 days");
        const unused = "Request the recorded use of 30 days";
        const [price = ""] = await messages.buttons(unused);
        assert.match(price, /^Load \(at most \$0\.00\d+\)$/);
        assert.deepEqual(await billed(endpoint), { metrics, pages: 0 });
        await messages.press(unused, price);
        await observer.changes.waitFor("the report", () => hasTab("Unused Application Inference Profiles"));
        const all = await billed(endpoint);
        assert.ok(all.metrics - metrics <= Number(/[\d.]+/.exec(price)) * 100_000);

        await restart();
        await explorer.open();
        await explorer.row("search-reranking");
        assert.deepEqual(await billed(endpoint), all);
      },
    ),
  );

  test(
    "marks the rows in use after the user accepts the price of the lists, and requests no billed metrics",
    scenario({ settings: { regions: ["us-east-1"] } }, async ({ endpoint, explorer, messages, start }) => {
      await explorer.open();
      await explorer.waitForDescription("search-reranking", /^[^●○]/);
      start("bedrockProfiles.showActivity");
      const question = "Show which inference profiles had calls in the last 14 days?";
      assert.equal((await endpoint.requests()).filter(({ operation }) => operation === "ListMetrics").length, 0);
      await messages.press(question, "Show Activity");
      await explorer.waitForDescription("search-reranking", /^● · /);
      await explorer.waitForDescription("legal-summaries", /^○ · /);
      assert.deepEqual(await billed(endpoint), nothing);
      start("bedrockProfiles.hideActivity");
      await explorer.waitForDescription("search-reranking", /^[^●○]/);
    }),
  );
});
