import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { GuidedCreation } from "./guidedCreation";
import { Walkthrough } from "./walkthrough";
import { isStored } from "./storedValues";
import { withWorkbench } from "./withWorkbench";

const credentials = "Choose credentials";
const lookAround = "Look around";
const create = "Create your first profile";
const copy = "Use the profile in a client";

describe("the walkthrough", () => {
  // The test needs its own window, because VS Code stores which steps are complete.
  const options = { settings: { "bedrockProfiles.regions": ["us-east-1"] }, viewport: { width: 1560, height: 900 } };

  it(
    "guides users from credentials and Regions to a client, and completes a step only when it is done",
    withWorkbench(options, async (workbench) => {
      const { clipboard, details, explorer, page, quickInput } = workbench;
      const walkthrough = new Walkthrough(page, quickInput);
      // Steps can be done before the walkthrough is opened for the first time, and before the window is reloaded.
      await clipboard.clear();
      await workbench.runCommand("Bedrock: Copy Inference Profile ARN");
      await quickInput.pickByKeyboard("legal-summaries");
      assert.match(await clipboard.next(), /:application-inference-profile\//);
      // VS Code stores a value in the browser a moment after the extension has set it.
      await page.waitForFunction(isStored, "walkthrough.copied");
      await workbench.reload();
      await walkthrough.open();
      await walkthrough.done(credentials).waitFor();
      await walkthrough.done(copy).waitFor();

      await walkthrough.press(credentials, "Select Regions");
      await quickInput.waitForTitle("Select Regions");
      await quickInput.cancel();
      await walkthrough.press(credentials, "Show Inference Profiles");
      await explorer.row(["us-east-1", "Application", "legal-summaries"]);

      await walkthrough.press(lookAround, "Find Inference Profile");
      await quickInput.waitForTitle("Find Inference Profile");
      await quickInput.cancel();
      assert.equal(await walkthrough.done(lookAround).count(), 0, "no page was opened yet");
      await explorer.select("legal-summaries");
      await details.waitUntilLoaded("legal-summaries");
      await details.close(/legal-summaries/);
      await walkthrough.done(lookAround).waitFor();

      await walkthrough.press(create, "Create Application Inference Profile");
      const creation = new GuidedCreation(workbench, 5);
      await creation.fillIn({ source: "us.amazon.nova-lite-v1:0", name: "first-of-mine" });
      assert.equal(await walkthrough.done(create).count(), 0, "nothing was created yet");
      await creation.choose("Create");
      await creation.waitUntilRevealed("first-of-mine");
      await walkthrough.done(create).waitFor();

      await clipboard.clear();
      await walkthrough.press(copy, "Copy Inference Profile ARN");
      assert.match(await clipboard.next(), /:application-inference-profile\//);
    }),
  );
});
