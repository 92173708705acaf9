import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { GuidedCreation } from "./guidedCreation";
import { shareWorkbench } from "./withWorkbench";

describe("a create request whose response is lost", () => {
  const inWorkbench = shareWorkbench({ settings: { "bedrockProfiles.regions": ["us-east-1"] } });

  it(
    "is retried with the same token, and creates exactly one profile",
    inWorkbench(async (workbench) => {
      const { endpoint, notifications } = workbench;
      const creation = new GuidedCreation(workbench, 5);
      const name = "lost every time";
      await creation.startAndFillIn({ name });
      await endpoint.setFaults({ kind: "lostResponse", operation: "CreateInferenceProfile", count: 0 });
      await creation.choose("Create");
      await creation.waitUntilRevealed(name);
      await notifications.dismiss(`Created inference profile "${name}" in us-east-1`);
      const tokens = await creation.tokens();
      assert.equal(tokens.length, 3);
      assert.equal(new Set(tokens).size, 1);
      assert.equal((await creation.profilesNamed(name)).length, 1);
      assert.equal(await notifications.all.count(), 0, "there is no other notification");
    }),
  );
});
