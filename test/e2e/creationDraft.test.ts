import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { GuidedCreation, usualSource, type Step } from "./guidedCreation";
import { shareWorkbench } from "./withWorkbench";

describe("a creation that is left with Esc", () => {
  const inWorkbench = shareWorkbench();

  it(
    "leaves no trace, whatever step it is left at, and goes on there when it is run again",
    inWorkbench(async (workbench) => {
      const { endpoint, notifications, page, quickInput } = workbench;
      const creation = new GuidedCreation(workbench);
      const profilesBefore = (await endpoint.state("us-east-1")).profiles.length;
      // Nothing is answered yet: nothing is offered either.
      await creation.start();
      await creation.at("region");
      await quickInput.cancel();

      /** Leaves the step, and comes back to it by way of the draft. */
      const leaveAndComeBack = async (step: Step): Promise<void> => {
        await creation.at(step);
        await quickInput.cancel();
        assert.equal(await notifications.all.count(), 0, `nothing is said after ${step}`);
        await creation.start();
        await creation.choose(/^Continue /);
        await creation.at(step);
      };
      await creation.start();
      await creation.choose("us-east-1");
      await leaveAndComeBack("source");
      await creation.chooseSource(usualSource);
      await creation.at("name");
      await quickInput.type("left and found");
      await leaveAndComeBack("name");
      assert.equal(await quickInput.value(), "left and found");
      await quickInput.accept();
      await creation.at("description");
      await quickInput.type("Half a sentence, and");
      await leaveAndComeBack("description");
      assert.equal(await quickInput.value(), "Half a sentence, and");
      await quickInput.waitForMessage("a comma is not allowed");
      await quickInput.type("A sentence");
      await quickInput.accept();
      await creation.at("tags");
      await creation.addTag("team=search");
      await quickInput.type("env=");
      await creation.waitUntilSaid(/env=/);
      await leaveAndComeBack("tags");
      assert.equal(await quickInput.value(), "env=");
      await quickInput.type("");
      await quickInput.row("team=search").waitFor();
      await creation.choose("Continue");
      await leaveAndComeBack("review");
      assert.deepEqual(await creation.review(), {
        Region: "us-east-1 · US East (N. Virginia)",
        Source: `US Anthropic Claude Sonnet 4.5 · ${usualSource}`,
        Name: "left and found",
        Description: "A sentence",
        Tags: "team=search",
      });

      // Esc at the question keeps the draft, other commands work meanwhile, and Create still does.
      await quickInput.cancel();
      await creation.start();
      await quickInput.cancel();
      assert.deepEqual(await creation.requests("CreateInferenceProfile"), []);
      assert.equal((await endpoint.state("us-east-1")).profiles.length, profilesBefore);
      await workbench.runCommand("Bedrock: Find Inference Profile...");
      await quickInput.type("legal-summaries");
      await quickInput.row("legal-summaries").waitFor();
      await quickInput.cancel();
      await creation.start();
      await quickInput.row('Continue with "left and found"').waitFor();
      await creation.choose(/^Continue /);
      await creation.at("review");
      await page.keyboard.press("Enter");
      await creation.waitUntilRevealed("left and found");
      assert.deepEqual(await creation.created(), [
        {
          inferenceProfileName: "left and found",
          description: "A sentence",
          modelSource: { copyFrom: `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${usualSource}` },
          tags: [{ key: "team", value: "search" }],
        },
      ]);
      // What is done is not offered again.
      await creation.start();
      await creation.at("region");
    }),
  );

  it(
    "is dropped by starting anew, and keeps what it knew of a failure",
    inWorkbench(async (workbench) => {
      const { endpoint, quickInput } = workbench;
      const creation = new GuidedCreation(workbench);
      await creation.startAndFillIn({ name: "given up", tags: ["team=search"] });
      await endpoint.setFaults({ kind: "error", operation: "CreateInferenceProfile", error: "AccessDeniedException" });
      await creation.choose("Create");
      await creation.waitUntilSaid(/You do not have permission to create inference profiles/);
      await quickInput.cancel();
      await creation.start();
      await creation.choose('Continue with "given up"');
      await creation.waitUntilSaid(/You do not have permission to create inference profiles/);
      await quickInput.cancel();

      await creation.restart();
      await creation.at("region");
      await quickInput.cancel();
      await creation.start();
      await creation.at("region");
      await creation.fillIn({ region: "us-east-1", source: usualSource, name: "another one" });
      assert.equal((await creation.review())["Tags"], "None");
      await creation.choose("Create");
      await creation.waitUntilRevealed("another one");
      assert.deepEqual(await creation.profilesNamed("given up"), []);
      assert.equal(new Set(await creation.tokens()).size, 2);
    }),
  );

  it(
    "outlives another creation that is begun meanwhile and left at once",
    inWorkbench(async (workbench) => {
      const { endpoint, notifications, quickInput } = workbench;
      const creation = new GuidedCreation(workbench);
      await creation.startAndFillIn({ name: "under way" });
      await endpoint.setFaults({ kind: "hang", operation: "CreateInferenceProfile" });
      await creation.choose("Create");
      await notifications.read('Creating inference profile "under way" in us-east-1');
      await creation.start();
      await creation.at("region");
      await notifications.press('Creating inference profile "under way" in us-east-1', "Cancel");
      await notifications.holding('Creating inference profile "under way"').waitFor({ state: "detached" });
      await creation.at("region");
      await quickInput.input.click();
      await quickInput.cancel();
      await creation.start();
      await creation.choose('Continue with "under way"');
      assert.equal((await creation.review())["Name"], "under way");
    }),
  );
});
