import assert from "node:assert/strict";
import * as vscode from "vscode";
import { systemProfilesIn } from "../../endpoint/catalog/systemProfiles";
import { regionRequests, requestsSince, waitForModels } from "../../endpoint/requests";
import { scenario } from "../driver/scenario";
import { commands } from "../driver/texts";

const systemDefined = systemProfilesIn("us-east-1", "123456789012");
const bothRegions = [...regionRequests("eu-central-1"), ...regionRequests("us-east-1")].sort();

/** The rows of the application profiles in us-east-1: icon, label, description. */
const applicationRows = [
  ["tag", "batch_translation", "Llama 3.3 70B Instruct"],
  ["tag", "checkout-assistant-dev", "Claude Haiku 4.5"],
  ["tag", "checkout-assistant-prod", "Claude Sonnet 4.5"],
  ["application-global", "Data Platform SQL helper", "Claude Opus 4.6"],
  ["application-legacy", "legal-summaries", "Claude 3 Haiku"],
  ["tag", "search-embeddings", "Titan Text Embeddings V2"],
  ["tag", "search-reranking", "Rerank 3.5"],
  ["tag", "support triage", "Nova Lite"],
  ["tag", "untagged-experiment", "DeepSeek-R1"],
] as const;

const providers = [
  "Amazon",
  "Anthropic",
  "Cohere",
  "DeepSeek",
  "Meta",
  "Mistral AI",
  "Stability AI",
  "TwelveLabs",
  "Writer",
];

/** The rows of some system-defined profiles in us-east-1: label, description. */
const opusRows = [
  ["Claude Opus 4.1", "US · us.anthropic.claude-opus-4-1-20250805-v1:0"],
  ["Claude Opus 4.5", "Global · global.anthropic.claude-opus-4-5-20251101-v1:0"],
  ["Claude Opus 4.5", "US · us.anthropic.claude-opus-4-5-20251101-v1:0"],
  ["Claude Opus 4.6", "Global · global.anthropic.claude-opus-4-6-v1"],
  ["Claude Opus 4.6", "US · us.anthropic.claude-opus-4-6-v1"],
  ["Claude Opus 4.7", "Global · global.anthropic.claude-opus-4-7"],
  ["Claude Opus 4.7", "US · us.anthropic.claude-opus-4-7"],
];

suite("explorer", () => {
  test(
    "lists each Region with its groups, counts, profiles and models, using two list requests with pages of 1,000",
    scenario({}, async ({ explorer, endpoint }) => {
      await explorer.open();
      await explorer.row(["eu-central-1", "System-defined"]);
      await explorer.row("untagged-experiment");
      assert.deepEqual(await explorer.labels(1), ["us-east-1", "eu-central-1"]);
      await explorer.waitForDescription("us-east-1", "US East (N. Virginia)");
      await explorer.waitForDescription(["us-east-1", "Application"], String(applicationRows.length));
      await explorer.waitForDescription(["us-east-1", "System-defined"], String(systemDefined.length));
      await explorer.waitForDescription(["eu-central-1", "Application"], "2");
      for (const [icon, label, description] of applicationRows) {
        const row = ["us-east-1", "Application", label];
        await explorer.waitForDescription(row, description);
        assert.equal(await explorer.icon(row), icon, label);
      }
      await explorer.expand(["us-east-1", "System-defined"]);
      await explorer.row(["us-east-1", "System-defined", "Writer", "Palmyra X5"]);
      assert.deepEqual((await explorer.labels(3)).slice(applicationRows.length, -2), providers);
      const rows = (await explorer.rows()).filter(({ level, item }) => level === 4 && item.contextValue !== "model");
      const ids = rows.map(({ item }) => String(item.description).split(" · ").at(-1));
      assert.deepEqual(new Set(ids), new Set(systemDefined.map(({ inferenceProfileId }) => inferenceProfileId)));
      assert.equal(ids.length, systemDefined.length);
      assert.deepEqual(
        rows
          .filter(({ label }) => label.startsWith("Claude Opus 4."))
          .map(({ label, item }) => [label, item.description]),
        opusRows,
      );
      assert.equal(await explorer.icon(["Amazon", "Nova Lite"]), "server-environment");
      const globalOpus = ["Anthropic", "Claude Opus 4.6"];
      assert.equal(await explorer.icon(globalOpus), "globe");
      assert.match(await explorer.accessibleName(globalOpus), /^Global Anthropic Claude Opus 4\.6, system-defined /);
      assert.match(await explorer.tooltip(globalOpus), /^Global Anthropic Claude Opus 4\.6\n/);

      const model = ["us-east-1", "Application", "checkout-assistant-prod", "Claude Sonnet 4.5"];
      await explorer.expand(model.slice(0, -1));
      await explorer.waitForDescription(model, "us-east-1, us-east-2, us-west-2");
      const globalModel = ["us-east-1", "Application", "Data Platform SQL helper", "Claude Opus 4.6"];
      await explorer.expand(globalModel.slice(0, -1));
      await explorer.waitForDescription(globalModel, "any commercial Region, us-east-1");

      assert.deepEqual(await requestsSince(endpoint, 0), bothRegions);
      const lists = (await endpoint.requests()).filter(({ operation }) => operation === "ListInferenceProfiles");
      assert.deepEqual(
        lists.map(({ region, query }) => [region, query["type"], query["maxResults"]].join(" ")).sort(),
        ["eu-central-1", "us-east-1"].flatMap((region) => [
          `${region} APPLICATION 1000`,
          `${region} SYSTEM_DEFINED 1000`,
        ]),
      );
    }),
  );

  test(
    "has accessible names, and tooltips with details",
    scenario({}, async ({ explorer }) => {
      await explorer.open();
      await explorer.waitForDescription("legal-summaries", "Claude 3 Haiku");
      await explorer.expand("legal-summaries");
      const names: [string | string[], string][] = [
        ["us-east-1", "Region us-east-1, US East (N. Virginia)"],
        [["us-east-1", "Application"], "Application inference profiles, 9"],
        ["support triage", "support triage, application inference profile, Nova Lite"],
        [
          "Data Platform SQL helper",
          "Data Platform SQL helper, application inference profile, Claude Opus 4.6, may run in any commercial Region",
        ],
        ["legal-summaries", "legal-summaries, application inference profile, Claude 3 Haiku, legacy"],
        [["legal-summaries", "Claude 3 Haiku"], "Model Claude 3 Haiku, runs in us-east-1, legacy"],
      ];
      for (const [row, name] of names) assert.equal(await explorer.accessibleName(row), name);

      const tooltip = (await explorer.tooltip("checkout-assistant-prod")).split("\n");
      assert.equal(tooltip[0], "checkout-assistant-prod");
      assert.match(tooltip[2] ?? "", /^ID: [a-z0-9]{12}$/);
      assert.match(
        tooltip[3] ?? "",
        /^ARN: arn:aws:bedrock:us-east-1:123456789012:application-inference-profile\/[a-z0-9]{12}$/,
      );
      assert.deepEqual(tooltip.slice(4, 8), [
        "Source: us.anthropic.claude-sonnet-4-5-20250929-v1:0 (inferred from its models)",
        "Destination Regions: us-east-1 US East (N. Virginia), us-east-2 US East (Ohio), us-west-2 US West (Oregon)",
        "Description: Claude Sonnet 4.5 for the checkout assistant",
        "Tags: team=checkout, project=assistant, cost-center=4711, env=prod",
      ]);
      assert.match(tooltip[8] ?? "", /^Created: October 6, 2025 at .+ [A-Z0-9+:-]+$/);
      assert.match(tooltip[9] ?? "", /^Updated: October 6, 2025/);
      assert.equal(tooltip.length, 10);
      assert.match(
        await explorer.tooltip("legal-summaries"),
        /Legacy: anthropic\.claude-3-haiku.+end of life .+20\d\d/,
      );
      const model = await explorer.tooltip(["legal-summaries", "Claude 3 Haiku"]);
      assert.match(
        model,
        /Provider: Anthropic\nInference types: .+\nDestination Regions: us-east-1 US East \(N\. Virginia\)\nLifecycle: Legacy\nEnd of life: /,
      );
    }),
  );

  test(
    "requests each page of a long list once, and removes duplicates",
    scenario({}, async ({ explorer, endpoint }) => {
      await endpoint.reset({ profiles: 2500 });
      const { profiles } = await endpoint.state("us-east-1");
      const [twice] = profiles;
      assert.ok(twice);
      // This profile has the same ARN but another ID, and is at the end of the last page.
      await endpoint.plantProfile({
        region: "us-east-1",
        profile: { ...twice.profile, inferenceProfileId: "copy" },
      });
      await explorer.open();
      const group = ["us-east-1", "Application"];
      await explorer.waitForDescription(group, profiles.length.toLocaleString("en-US"));
      const pages = (await endpoint.requests()).filter(
        ({ operation, region, query }) =>
          operation === "ListInferenceProfiles" && region === "us-east-1" && query["type"] === "APPLICATION",
      );
      assert.equal(pages.length, 3);
      assert.equal(pages[0]?.query["nextToken"], undefined);
      assert.equal(new Set(pages.map(({ query }) => query["nextToken"])).size, 3);
    }),
  );

  test(
    "shows progress, and does not delay other Regions if one Region does not respond",
    scenario({}, async ({ explorer, endpoint, start }) => {
      await endpoint.setFaults({ kind: "hang", operation: "ListInferenceProfiles", region: "us-east-1", count: 0 });
      await explorer.open();
      await explorer.waitForDescription(["eu-central-1", "Application", "hr-assistant-eu"], "Claude Sonnet 4.5");
      await explorer.row(["us-east-1", "Loading inference profiles..."]);
      await explorer.waitUntilBusy();

      // A refresh aborts an unresponsive request instead of waiting for it.
      await endpoint.clearFaults();
      const mark = await endpoint.mark();
      start(commands.refresh);
      await explorer.row(["us-east-1", "Application", "legal-summaries"]);
      await explorer.waitUntilGone("Loading inference profiles...");
      await explorer.waitUntilIdle();
      await waitForModels(endpoint, mark, ["eu-central-1", "us-east-1"]);
      assert.deepEqual(await requestsSince(endpoint, mark), bothRegions);
      const hung = (await endpoint.requests()).filter(({ fault }) => fault === "hang");
      assert.deepEqual(
        hung.map(({ region, outcome }) => `${region} ${outcome}`),
        ["us-east-1 abandoned", "us-east-1 abandoned"],
      );
    }),
  );

  test(
    "returns the parent of each row, so that VS Code can reveal it",
    scenario({ settings: { regions: ["ca-central-1", "us-east-1"] } }, async ({ explorer, endpoint }) => {
      await endpoint.setFaults({ kind: "hang", operation: "ListInferenceProfiles", region: "us-east-1", count: 0 });
      await explorer.open();
      await explorer.row(["ca-central-1", "Application", /^No application profiles yet/]);
      await explorer.expand(["ca-central-1", "System-defined"]);
      const profile = ["System-defined", "Amazon", "Nova Lite"];
      await explorer.expand(profile);
      await explorer.row([...profile, "Nova Lite"]);
      await explorer.row(["us-east-1", "Loading inference profiles..."]);
      for (const row of await explorer.rows())
        assert.equal(await explorer.reportedParentId(row), row.parentId, row.label);
    }),
  );

  test(
    "keeps the rows of a Region while the Region is reloaded",
    scenario({}, async ({ explorer, endpoint, start }) => {
      await explorer.open();
      await explorer.expand("hr-assistant-eu");
      await explorer.row(["us-east-1", "System-defined"]);
      await explorer.waitUntilIdle();
      const before = await explorer.labels();
      await endpoint.setFaults({ kind: "hang", region: "eu-central-1", count: 0 });
      const mark = await endpoint.mark();
      start(commands.refreshRegion, (await explorer.row("eu-central-1")).node);
      await endpoint.waitForRequest({ operation: "ListInferenceProfiles", region: "eu-central-1" }, { since: mark });
      await explorer.waitUntilBusy();
      assert.deepEqual(await explorer.labels(), before);

      await endpoint.clearFaults();
      await endpoint.plantProfile({ region: "eu-central-1", profile: { inferenceProfileName: "a-new-one" } });
      start(commands.refreshRegion, (await explorer.row("eu-central-1")).node);
      await explorer.row(["eu-central-1", "Application", "a-new-one"]);
      await explorer.waitForDescription(["eu-central-1", "Application"], "3");
    }),
  );

  test(
    "reloads one Region if a command runs on its rows, and all Regions if a command runs without a row",
    scenario({}, async ({ explorer, endpoint }) => {
      await explorer.open();
      await explorer.row(["us-east-1", "System-defined"]);
      await explorer.row(["eu-central-1", "System-defined"]);
      await explorer.waitForDescription("hr-assistant-eu", "Claude Sonnet 4.5");
      let planted = 0;
      /** Returns the requests of an action. Waits until the given Regions show profiles that it plants before the action. */
      const requestsOf = async (regions: readonly string[], act: () => Thenable<unknown>): Promise<string[]> => {
        const name = `planted-${++planted}`;
        for (const region of ["eu-central-1", "us-east-1"]) {
          await endpoint.plantProfile({ region, profile: { inferenceProfileName: name } });
        }
        const mark = await endpoint.mark();
        await act();
        for (const region of regions) await explorer.row([region, "Application", name]);
        await waitForModels(endpoint, mark, regions);
        return requestsSince(endpoint, mark);
      };
      for (const row of [
        "eu-central-1",
        ["eu-central-1", "Application"],
        ["eu-central-1", "System-defined"],
        "hr-assistant-eu",
      ]) {
        const requests = await requestsOf(["eu-central-1"], () => explorer.run(commands.refreshRegion, row));
        assert.deepEqual(requests, regionRequests("eu-central-1"), String(row));
      }
      await explorer.expand("hr-assistant-eu");
      await explorer.select(["hr-assistant-eu", "Claude Sonnet 4.5"]);
      const refresh = () => vscode.commands.executeCommand(commands.refresh);
      assert.deepEqual(await requestsOf(["eu-central-1", "us-east-1"], refresh), bothRegions);
    }),
  );

  test(
    "shows the connection in the status bar, which opens the AWS profile picker",
    scenario(
      { awsConfig: "[profile dev]\naws_access_key_id = AKID\naws_secret_access_key = x\n" },
      async ({ explorer, observer, quickInput, start }) => {
        assert.equal(observer.statusItems.size, 0);
        await explorer.open();
        const item = await observer.changes.waitFor("the status bar item", () => [...observer.statusItems][0]);
        const withAccount = "$(cloud) Default credentials · 123456789012 · 2 Regions";
        await observer.changes.waitFor("the account", () => item.text === withAccount);
        assert.ok(typeof item.tooltip === "string" && typeof item.command === "object");
        assert.match(
          item.tooltip,
          /^Bedrock connection: Default credentials \(Environment variables\), account 123456789012, us-east-1, eu-central-1\. Select to choose AWS profiles/,
        );
        start(item.command.command, ...((item.command.arguments ?? []) as unknown[]));
        await quickInput.waitForTitle("Select AWS Profiles");
        await quickInput.toggle("dev");
        await quickInput.waitForSelected(["dev"]);
        await quickInput.accept();
        await observer.changes.waitFor("the new text", () => item.text === "$(cloud) dev · 123456789012 · 2 Regions");
      },
    ),
  );
});
