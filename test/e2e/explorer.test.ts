import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { systemProfilesIn } from "../endpoint/catalogue/systemProfiles";
import { regionRequests, requestsSince } from "./requests";
import { shareWorkbench } from "./withWorkbench";

const account = "123456789012";
const systemDefined = systemProfilesIn("us-east-1", account);

/** The rows of us-east-1's application profiles: icon, label, description. */
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

describe("the explorer's rows", () => {
  // Tall enough for every row of us-east-1 to be on screen.
  const inWorkbench = shareWorkbench({ viewport: { width: 1280, height: 2200 } });

  it(
    "lists each Region with its groups, their counts, profiles and models, by two calls of a thousand a page",
    inWorkbench(async ({ explorer, endpoint }) => {
      await explorer.open();
      await explorer.row(["eu-central-1", "System-defined"]);
      await explorer.row("untagged-experiment");
      assert.deepEqual(await explorer.labels("[aria-level='1']"), ["us-east-1", "eu-central-1"]);
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
      await explorer.row(["us-east-1", "System-defined", systemDefined.at(-1)?.inferenceProfileName ?? ""]);
      const shown = (await explorer.labels("[aria-level='3']")).slice(applicationRows.length, -2);
      const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
      assert.deepEqual(
        shown,
        systemDefined.map(({ inferenceProfileName }) => inferenceProfileName).sort((a, b) => collator.compare(a, b)),
      );
      assert.equal(await explorer.icon("US Amazon Nova Lite"), "server-environment");
      assert.equal(await explorer.icon("Global Anthropic Claude Opus 4.6"), "globe");

      const model = ["us-east-1", "Application", "checkout-assistant-prod", "Claude Sonnet 4.5"];
      await explorer.expand(model.slice(0, -1));
      await explorer.waitForDescription(model, "us-east-1, us-east-2, us-west-2");
      const globalModel = ["us-east-1", "Application", "Data Platform SQL helper", "Claude Opus 4.6"];
      await explorer.expand(globalModel.slice(0, -1));
      await explorer.waitForDescription(globalModel, "any commercial Region, us-east-1");

      assert.deepEqual(await requestsSince(endpoint, 0), [
        "ListFoundationModels eu-central-1",
        "ListFoundationModels us-east-1",
        ...["eu-central-1", "us-east-1"].flatMap((region) => regionRequests(region).slice(1)),
      ]);
      const lists = (await endpoint.requests()).filter(({ operation }) => operation === "ListInferenceProfiles");
      const queries = lists.map(({ region, query }) => [region, query["type"], query["maxResults"]].join(" ")).sort();
      assert.deepEqual(
        queries,
        ["eu-central-1", "us-east-1"].flatMap((region) => [
          `${region} APPLICATION 1000`,
          `${region} SYSTEM_DEFINED 1000`,
        ]),
      );
    }),
  );

  it(
    "says in each row what a screen reader needs, and in tooltips what the row has no room for",
    inWorkbench(async ({ explorer }) => {
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
      for (const [row, name] of names) {
        assert.equal(await explorer.accessibleName(row), name);
      }

      const tooltip = (await explorer.tooltip("checkout-assistant-prod")).split("\n");
      assert.equal(tooltip[0], "checkout-assistant-prod");
      assert.match(tooltip[2] ?? "", /^ID: [a-z0-9]{12}$/);
      assert.match(
        tooltip[3] ?? "",
        /^ARN: arn:aws:bedrock:us-east-1:123456789012:application-inference-profile\/[a-z0-9]{12}$/,
      );
      assert.deepEqual(tooltip.slice(4, 7), [
        "Source: us.anthropic.claude-sonnet-4-5-20250929-v1:0 (inferred from its models)",
        "Destination Regions: us-east-1 US East (N. Virginia), us-east-2 US East (Ohio), us-west-2 US West (Oregon)",
        "Description: Claude Sonnet 4.5 for the checkout assistant",
      ]);
      assert.match(tooltip[7] ?? "", /^Created: October 6, 2025 at .+ [A-Z0-9+:-]+$/);
      assert.match(tooltip[8] ?? "", /^Updated: October 6, 2025/);
      assert.equal(tooltip.length, 9);
      assert.match(
        await explorer.tooltip("legal-summaries"),
        /Legacy: anthropic\.claude-3-haiku.+end of life .+20\d\d/,
      );
      const model = await explorer.tooltip(["legal-summaries", "Claude 3 Haiku"]);
      assert.match(model, /Provider: Anthropic\nus-east-1: US East \(N\. Virginia\)\nLifecycle: Legacy\nEnd of life: /);
    }),
  );

  it(
    "reads every page of a long list, once each, and drops what comes twice",
    inWorkbench(async ({ explorer, endpoint }) => {
      await endpoint.reset({ profiles: 2500 });
      const { profiles } = await endpoint.state("us-east-1");
      const [twice] = profiles;
      assert.ok(twice);
      // The same ARN under another ID, at the end of the last page.
      await endpoint.plantProfile({
        region: "eu-central-1",
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
});
