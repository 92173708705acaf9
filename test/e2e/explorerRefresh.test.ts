import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { regionRequests, requestsSince } from "./requests";
import { shareWorkbench } from "./withWorkbench";

const refresh = "Refresh Inference Profiles";
const bothRegions = [...regionRequests("eu-central-1"), ...regionRequests("us-east-1")].sort();

describe("reading Regions", () => {
  const inWorkbench = shareWorkbench();

  it(
    "shows that it is reading, and one Region that hangs keeps no other from showing",
    inWorkbench(async (workbench) => {
      const { explorer, endpoint } = workbench;
      await endpoint.setFaults({ kind: "hang", operation: "ListInferenceProfiles", region: "us-east-1", count: 0 });
      await explorer.open();
      await explorer.row(["eu-central-1", "Application", "hr-assistant-eu"]);
      await explorer.row(["us-east-1", "Loading inference profiles..."]);
      await explorer.progress.waitFor();

      // Reading anew gives up what hangs, and does not wait for it.
      await endpoint.clearFaults();
      const mark = await endpoint.mark();
      await workbench.runCommand(`Bedrock: ${refresh}`);
      await explorer.row(["us-east-1", "Application", "legal-summaries"]);
      await explorer.waitUntilGone("Loading inference profiles...");
      await explorer.progress.waitFor({ state: "detached" });
      assert.deepEqual(await requestsSince(endpoint, mark), bothRegions);
      const hung = (await endpoint.requests()).filter(({ fault }) => fault === "hang");
      assert.deepEqual(
        hung.map(({ region, outcome }) => `${region} ${outcome}`),
        ["us-east-1 abandoned", "us-east-1 abandoned"],
      );
    }),
  );

  it(
    "keeps what is known in view while a Region is read anew",
    inWorkbench(async ({ explorer, endpoint }) => {
      await explorer.open();
      await explorer.expand("hr-assistant-eu");
      await explorer.row(["us-east-1", "System-defined"]);
      await explorer.progress.waitFor({ state: "detached" });
      const before = await explorer.labels();
      await endpoint.setFaults({ kind: "hang", region: "eu-central-1", count: 0 });
      const mark = await endpoint.mark();
      await explorer.pressInline("eu-central-1", "Refresh Region");
      await endpoint.waitForRequest({ operation: "ListInferenceProfiles", region: "eu-central-1" }, { since: mark });
      await explorer.progress.waitFor();
      assert.deepEqual(await explorer.labels(), before);

      await endpoint.clearFaults();
      await endpoint.plantProfile({ region: "eu-central-1", profile: { inferenceProfileName: "a-new-one" } });
      await explorer.pressInline("eu-central-1", "Refresh Region");
      await explorer.row(["eu-central-1", "Application", "a-new-one"]);
      await explorer.waitForDescription(["eu-central-1", "Application"], "3");
      await (await explorer.row("hr-assistant-eu")).and(explorer.expandedRows).waitFor();
    }),
  );

  it(
    "reads one Region on its rows and all of them from the view's title, whichever row has the focus",
    inWorkbench(async (workbench) => {
      const { explorer, endpoint } = workbench;
      await explorer.open();
      await explorer.row(["us-east-1", "System-defined"]);
      let planted = 0;
      /** Acts, waits until a profile planted just before in each Region to be read is seen, and gives the requests. */
      const requestsOf = async (regions: readonly string[], act: () => Promise<void>): Promise<string[]> => {
        const name = `planted-${++planted}`;
        for (const region of ["eu-central-1", "us-east-1"]) {
          await endpoint.plantProfile({ region, profile: { inferenceProfileName: name } });
        }
        const mark = await endpoint.mark();
        await act();
        for (const region of regions) await explorer.row([region, "Application", name]);
        return requestsSince(endpoint, mark);
      };

      const rows = [
        "eu-central-1",
        ["eu-central-1", "Application"],
        ["eu-central-1", "System-defined"],
        "hr-assistant-eu",
      ];
      for (const row of rows) {
        const requests = await requestsOf(["eu-central-1"], () => explorer.pickFromContextMenu(row, "Refresh Region"));
        assert.deepEqual(requests, regionRequests("eu-central-1"), String(row));
      }
      const inline = await requestsOf(["us-east-1"], () => explorer.pressInline("us-east-1", "Refresh Region"));
      assert.deepEqual(inline, regionRequests("us-east-1"));

      await explorer.expand("hr-assistant-eu");
      await explorer.select(["hr-assistant-eu", "Claude Sonnet 4.5"]);
      const all = ["eu-central-1", "us-east-1"];
      assert.deepEqual(await requestsOf(all, () => explorer.pressTitleButton(refresh)), bothRegions);
      assert.deepEqual(await requestsOf(all, () => workbench.runCommand(`Bedrock: ${refresh}`)), bothRegions);
    }),
  );
});
