import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { FaultRequest } from "../endpoint/client";
import { GuidedCreation } from "./guidedCreation";
import { shareWorkbench } from "./withWorkbench";

const create = { operation: "CreateInferenceProfile" } as const;
const read = { operation: "GetInferenceProfile" } as const;

/** Replies that do not come, or not from AWS, or say too little, with how many requests make the profile. */
const unclearResponses: { name: string; faults: FaultRequest[]; requests: number }[] = [
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
      for (const { name, faults, requests } of unclearResponses) {
        await creation.startAndFillIn({ name });
        await endpoint.clearRequests();
        await endpoint.setFaults(...faults);
        await creation.choose("Create");
        await creation.waitUntilRevealed(name);
        await notifications.dismiss(`Created inference profile "${name}" in us-east-1`);
        const tokens = await creation.tokens();
        assert.equal(tokens.length, requests, name);
        assert.equal(new Set(tokens).size, 1, name);
        assert.equal((await creation.profilesNamed(name)).length, 1, name);
        await endpoint.clearFaults();
      }
      assert.equal(await notifications.all.count(), 0, "nothing else is said");
    }),
  );
});
