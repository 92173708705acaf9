import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { FaultRequest } from "../endpoint/client";
import { GuidedCreation } from "./guidedCreation";
import { shareWorkbench } from "./withWorkbench";

const create = { operation: "CreateInferenceProfile" } as const;
const read = { operation: "GetInferenceProfile" } as const;
const list = { operation: "ListInferenceProfiles" } as const;

/** Replies that do not come, or not from AWS, or say too little, with how many requests make the profile. */
const unclearReplies: { name: string; faults: FaultRequest[]; requests: number }[] = [
  { name: "lost once", faults: [{ kind: "lostReply", ...create }], requests: 2 },
  { name: "lost every time", faults: [{ kind: "lostReply", ...create, count: 0 }], requests: 3 },
  { name: "reset before the work", faults: [{ kind: "reset", ...create }], requests: 2 },
  { name: "cut", faults: [{ kind: "cut", ...create }], requests: 2 },
  {
    name: "clear but not to be read",
    faults: [{ kind: "error", error: "AccessDeniedException", ...read }],
    requests: 1,
  },
  { name: "from a proxy", faults: [{ kind: "html", ...create }], requests: 2 },
];

describe("a creation without a clear reply", () => {
  const inWorkbench = shareWorkbench({ settings: { "bedrockProfiles.regions": ["us-east-1"] } });

  it(
    "is asked for again with the same token, and makes exactly one profile",
    inWorkbench(async (workbench) => {
      const { endpoint, notifications } = workbench;
      const creation = new GuidedCreation(workbench, 5);
      for (const { name, faults, requests } of unclearReplies) {
        await creation.startAndFillIn({ name });
        await endpoint.clearRequests();
        await endpoint.setFaults(...faults);
        await creation.choose("Create");
        await creation.waitUntilRevealed(name);
        await notifications.dismiss(`Created inference profile "${name}" in us-east-1.`);
        const tokens = await creation.tokens();
        assert.equal(tokens.length, requests, name);
        assert.equal(new Set(tokens).size, 1, name);
        assert.equal((await creation.profilesNamed(name)).length, 1, name);
        await endpoint.clearFaults();
      }
      assert.equal(await notifications.all.count(), 0, "nothing else is said");
    }),
  );

  it(
    "is looked up by name before anything is said of it",
    inWorkbench(async (workbench) => {
      const { endpoint } = workbench;
      const creation = new GuidedCreation(workbench, 5);
      const name = "is it there";
      await creation.startAndFillIn({ name, description: "Kept", tags: ["team=search"] });
      const review = await creation.review();

      // No reply is AWS's, and the list does not have the name.
      await endpoint.clearRequests();
      await endpoint.setFaults({ kind: "html", ...create, count: 0 });
      await creation.choose("Create");
      await creation.waitUntilSaid(
        /Could not create the inference profile in us-east-1\.\s*The proxy could not connect to AWS/,
      );
      assert.ok((await creation.requests("ListInferenceProfiles")).length > 0);
      assert.deepEqual(await creation.review(), review);

      // The work is done, but no reply comes, and the list cannot be read.
      await endpoint.clearFaults();
      await endpoint.setFaults({ kind: "lostReply", ...create, count: 0 });
      await endpoint.setFaults({ kind: "error", error: "AccessDeniedException", ...list, count: 0 });
      await creation.choose("Create");
      await creation.waitUntilSaid(
        /AWS did not confirm whether it created inference profile "is it there" in us-east-1\./,
      );
      assert.deepEqual(await creation.review(), review);
      assert.equal((await creation.profilesNamed(name)).length, 1);

      // Creating again is what makes it known.
      await endpoint.clearFaults();
      await creation.choose("Create");
      await creation.waitUntilRevealed(name);
      assert.equal((await creation.profilesNamed(name)).length, 1);
      assert.equal(new Set(await creation.tokens()).size, 1);
    }),
  );

  it(
    "can be cancelled, and what was made all the same is found",
    inWorkbench(async (workbench) => {
      const { endpoint, notifications } = workbench;
      const creation = new GuidedCreation(workbench, 5);
      await creation.startAndFillIn({ name: "cancelled", description: "Kept", tags: ["team=search"] });
      const review = await creation.review();
      let mark = await endpoint.mark();
      await endpoint.setFaults({ kind: "hang", ...create });
      await creation.choose("Create");
      await endpoint.waitForRequest("CreateInferenceProfile", { since: mark });
      await notifications.press('Creating inference profile "cancelled" in us-east-1', "Cancel");
      await endpoint.waitForRequest("CreateInferenceProfile", { since: mark, until: "finished" });
      await notifications.holding('Creating inference profile "cancelled"').waitFor({ state: "detached" });
      assert.deepEqual(await creation.review(), review);
      assert.deepEqual(await creation.profilesNamed("cancelled"), []);

      // The work is done, its reply is lost, and the next request hangs until it is cancelled.
      mark = await endpoint.mark();
      await endpoint.setFaults({ kind: "lostReply", ...create }, { kind: "hang", ...create });
      await creation.choose("Create");
      const lost = await endpoint.waitForRequest("CreateInferenceProfile", { since: mark, until: "finished" });
      await endpoint.waitForRequest("CreateInferenceProfile", { since: lost.sequence });
      await notifications.press('Creating inference profile "cancelled" in us-east-1', "Cancel");
      await creation.waitUntilRevealed("cancelled");
      await notifications.read('Created inference profile "cancelled" in us-east-1.');
      assert.equal((await creation.profilesNamed("cancelled")).length, 1);
      assert.equal(new Set(await creation.tokens()).size, 1);
    }),
  );
});
