import assert from "node:assert/strict";
import { scenario } from "../driver/scenario";
import { commands } from "../driver/texts";

suite("the welcome view", () => {
  test(
    "appears if a Region has no profiles, and disappears when the first profile is created",
    scenario({}, async ({ explorer, endpoint, observer, start }) => {
      await endpoint.reset({ empty: true });
      await explorer.open();
      await observer.changes.waitFor(
        "the empty state",
        () => observer.contexts.get("bedrockProfiles.state") === "empty",
      );
      await explorer.waitForRoots([]);
      await endpoint.plantProfile({ region: "us-east-1", profile: { inferenceProfileName: "the-first" } });
      start(commands.refresh);
      await explorer.row(["us-east-1", "Application", "the-first"]);
      assert.equal(observer.contexts.get("bedrockProfiles.state"), "");
      assert.deepEqual((await explorer.labels()).slice(-4), [
        "eu-central-1",
        "Application",
        "No application profiles yet. Select to create one.",
        "System-defined",
      ]);
    }),
  );
});
