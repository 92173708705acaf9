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

/** Two AWS profiles in different accounts and Regions. */
const twoAccounts = `[profile dev]
aws_access_key_id = AKIDDEV
aws_secret_access_key = x
region = us-east-1

[profile prod]
role_arn = arn:aws:iam::210987654321:role/admin
source_profile = dev
region = eu-central-1
`;

/** Returns the values of the dimension ModelId in a GetMetricData request. */
function requestedIds(body: unknown): string[] {
  const { MetricDataQueries } = body as {
    MetricDataQueries: { MetricStat: { Metric: { Dimensions: { Value: string }[] } } }[];
  };
  return MetricDataQueries.flatMap(({ MetricStat }) => MetricStat.Metric.Dimensions.map(({ Value }) => Value));
}

const nothing = { metrics: 0, pages: 0 };

suite("usage and cost", () => {
  test(
    "reports all profiles and unused profiles only after the user accepts the price, and sends no billed requests after a restart",
    scenario(
      { settings: { regions: ["us-east-1"] } },
      async ({ endpoint, explorer, messages, observer, ...driver }) => {
        const { quickInput, restart, start } = driver;
        await explorer.open();
        await explorer.waitForDescription("legal-summaries", "Claude 3 Haiku");
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
        await explorer.waitForDescription("legal-summaries", "Claude 3 Haiku");
        assert.deepEqual(await billed(endpoint), all);
      },
    ),
  );

  test(
    "reports a selection, a tag, an AWS profile, a Region, a group, and several rows, and requests only the metrics of their profiles",
    scenario(
      { awsConfig: twoAccounts, settings: { awsProfiles: ["dev", "prod"], regions: [] } },
      async ({ endpoint, explorer, messages, observer, quickInput, start }) => {
        await explorer.open();
        const inDev = async (name: string) => (await explorer.row([/^dev/, "us-east-1", "Application", name])).node;
        const names = ["search-reranking", "checkout-assistant-prod"];
        const selected = await Promise.all(names.map(inDev));
        const awsProfiles = [(await explorer.row(/^dev/)).node, (await explorer.row(/^prod/)).node];
        const { profiles } = await endpoint.state("us-east-1");
        const idsOf = (isIncluded: (each: (typeof profiles)[number]) => boolean) =>
          profiles.filter(isIncluded).map(({ profile }) => String(profile["inferenceProfileId"]));
        const [tag] = profiles.flatMap(({ tags }) => tags.filter(({ key }) => key === "team"));
        assert.ok(tag);

        /** Runs the command, accepts the price, and returns the Regions of the report and the identifiers of the requested metrics. */
        const reported = async (args: unknown[], choices: string[], areTagsKnown: boolean) => {
          const mark = await endpoint.mark();
          start("bedrockProfiles.showUsage", ...args);
          for (const choice of [...choices, "Last 24 hours"]) await quickInput.choose(choice);
          if (areTagsKnown) {
            // Show no tags as columns.
            await quickInput.row(new RegExp(`^${tag.key}$`));
            await quickInput.accept();
          }
          const question = "Load the usage from CloudWatch?";
          const [load = ""] = await messages.buttons(question);
          await messages.press(question, load);
          await observer.changes.waitFor("the report", () => hasTab("Usage and Cost"));
          await vscode.commands.executeCommand("workbench.action.closeAllEditors");
          const since = (await endpoint.requests()).filter(({ sequence }) => sequence > mark);
          const requests = since.filter(({ operation }) => operation === "GetMetricData");
          const lists = since.filter(({ operation }) => operation === "ListMetrics");
          const billedMetrics = requests.reduce((sum, each) => sum + (each.billedMetrics ?? 0), 0);
          assert.equal(load, `Load (about $${billedMetrics / 100_000})`);
          const ids = [...new Set(requests.flatMap(({ body }) => requestedIds(body)))];
          return { regions: [...new Set(lists.map(({ region = "" }) => region))].sort(), ids: ids.sort() };
        };

        assert.deepEqual(await reported([selected[0], selected], [], false), {
          regions: ["us-east-1"],
          ids: idsOf(({ profile }) => names.includes(String(profile["inferenceProfileName"]))).sort(),
        });

        const tagged = idsOf(({ tags }) => tags.some(({ key, value }) => key === tag.key && value === tag.value));
        const byTag = await reported([], ["Application Profiles with a Tag...", `${tag.key}=${tag.value}`], true);
        assert.ok(byTag.ids.length > 0 && byTag.ids.every((id) => tagged.some((each) => id.includes(each))));

        const dev = await reported([awsProfiles[0]], [], true);
        assert.deepEqual(dev.regions, ["us-east-1"]);
        assert.ok(dev.ids.length > byTag.ids.length);
        // The AWS profile has only one Region.
        assert.deepEqual(await reported([(await explorer.row([/^dev/, "us-east-1"])).node], [], true), dev);
        const application = idsOf(({ profile }) => profile["type"] === "APPLICATION");
        const group = await reported([(await explorer.row([/^dev/, "us-east-1", "Application"])).node], [], true);
        const isApplication = (each: string) => application.some((id) => each.endsWith(id));
        assert.deepEqual(group.regions, ["us-east-1"]);
        assert.ok(group.ids.length > 0 && group.ids.every(isApplication));
        assert.deepEqual(group.ids, dev.ids.filter(isApplication));
        assert.deepEqual((await reported([awsProfiles[0], awsProfiles], [], true)).regions, [
          "eu-central-1",
          "us-east-1",
        ]);
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
