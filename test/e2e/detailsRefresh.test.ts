import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applicationProfileArn, chooseDetails, openDetails, profileId } from "./openDetails";
import { shareWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

const name = "checkout-assistant-prod";
const row = ["us-east-1", "Application", name];

/** What was sent since a mark, by operation and Region, in the alphabet's order. */
async function sentSince({ endpoint }: Workbench, mark: number): Promise<string[]> {
  const requests = await endpoint.requests();
  return requests
    .filter(({ sequence }) => sequence > mark)
    .map(({ operation, region }) => `${operation} ${region}`)
    .sort();
}

describe("refreshing a details page", () => {
  const inWorkbench = shareWorkbench();

  it(
    "asks for the profile, its tags and its Region only, and shows what has changed",
    inWorkbench(async (workbench) => {
      const { details, endpoint } = workbench;
      await openDetails(workbench, name);
      const id = await profileId(workbench, name);
      const { profile } = (await endpoint.state("us-east-1")).profiles.find((each) => each.id === id) ?? {};
      assert.ok(profile);
      await endpoint.plantProfile({
        region: "us-east-1",
        profile: { ...profile, description: "Changed meanwhile", updatedAt: "2026-05-04T03:02:01Z" },
        tags: [{ key: "team", value: "another" }],
      });

      const mark = await endpoint.mark();
      await details.button("Refresh").click();
      await details.announcement.filter({ hasText: "Refreshed" }).waitFor();
      assert.equal((await details.facts())["Description"], "Changed meanwhile");
      assert.match((await details.facts())["Updated"] ?? "", /^May 4, 2026/);
      assert.deepEqual(await details.cells("Tags"), [["team", "another"]]);
      const wanted = [
        "GetInferenceProfile us-east-1",
        "ListFoundationModels us-east-1",
        "ListInferenceProfiles us-east-1",
        "ListInferenceProfiles us-east-1",
        "ListTagsForResource us-east-1",
      ];
      for (const type of ["APPLICATION", "SYSTEM_DEFINED"]) {
        await endpoint.waitForRequest(({ query }) => query["type"] === type, { since: mark });
      }
      assert.deepEqual(await sentSince(workbench, mark), wanted);
      const [get] = (await endpoint.requests()).filter(
        ({ operation, sequence }) => sequence > mark && operation === "GetInferenceProfile",
      );
      assert.equal(decodeURIComponent(get?.path ?? ""), `/inference-profiles/${applicationProfileArn(id)}`);
    }),
  );

  it(
    "a profile that was deleted meanwhile: says so, keeps what was read before, and its row goes",
    inWorkbench(async (workbench) => {
      const { details, endpoint, explorer, page } = workbench;
      await openDetails(workbench, name);
      await explorer.open();
      await explorer.row(row);
      const facts = await details.facts();
      const tags = await details.cells("Tags");
      await endpoint.removeProfile("us-east-1", await profileId(workbench, name));

      await details.button("Refresh").focus();
      await page.keyboard.press("Enter");
      const sentence = "This inference profile has been deleted. Showing the last known values.";
      await details.announcement.filter({ hasText: sentence }).waitFor();
      await details.waitUntilRead(name);
      await explorer.waitUntilGone(name);
      assert.deepEqual(await details.problems(), [sentence]);
      assert.match(await details.content.locator("header").innerText(), /\bDeleted\b/);
      assert.deepEqual(await details.facts(), facts);
      assert.deepEqual(await details.cells("Tags"), tags);
    }),
  );

  it(
    "a refresh of the sidebar tells an open page that its profile was deleted",
    inWorkbench(async (workbench) => {
      const { details, endpoint } = workbench;
      await openDetails(workbench, name);
      await endpoint.removeProfile("us-east-1", await profileId(workbench, name));
      await workbench.runCommand("Bedrock: Refresh Inference Profiles");
      await details.announcement.filter({ hasText: "has been deleted" }).waitFor();
    }),
  );

  it(
    "slow answers show that they are waited for; a hanging one is given up for a refresh, and when the page is closed",
    inWorkbench(async (workbench) => {
      const { details, endpoint } = workbench;
      const bar = details.content.getByRole("progressbar", { name: "Loading" });
      const hangs = { kind: "hang", operation: "GetInferenceProfile" } as const;
      await endpoint.setFaults(hangs);
      const first = endpoint.waitForRequest("GetInferenceProfile");
      await chooseDetails(workbench, name);
      const { sequence: firstRead } = await first;
      await bar.waitFor();
      // What the list says is there all the while.
      await details.heading(name).waitFor();
      assert.equal((await details.facts())["Type"], "Application");

      const given = endpoint.waitForRequest(({ sequence }) => sequence === firstRead, {
        since: firstRead - 1,
        until: "finished",
      });
      await details.button("Refresh").click();
      assert.equal((await given).outcome, "abandoned");
      await details.waitUntilRead(name);
      assert.equal(await bar.count(), 0);
      assert.deepEqual(await details.problems(), []);

      await endpoint.setFaults(hangs, { ...hangs, operation: "ListTagsForResource" });
      const mark = await endpoint.mark();
      await details.button("Refresh").click();
      const ended = (["GetInferenceProfile", "ListTagsForResource"] as const).map(async (operation) => {
        await endpoint.waitForRequest(operation, { since: mark });
        return endpoint.waitForRequest(operation, { since: mark, until: "finished" });
      });
      await bar.waitFor();
      await details.close(name);
      assert.deepEqual(
        (await Promise.all(ended)).map(({ outcome }) => outcome),
        ["abandoned", "abandoned"],
      );
    }),
  );
});
