import assert from "node:assert/strict";
import { usualSource, type Step } from "../driver/createWizard";
import { scenario } from "../driver/scenario";
import { commands } from "../driver/texts";

suite("the create wizard closed with Esc", () => {
  test(
    "creates nothing at any step, and resumes at the same step when it is opened again",
    scenario({}, async (parts) => {
      const { endpoint, messages, quickInput, start, wizard } = parts;
      const profilesBefore = (await endpoint.state("us-east-1")).profiles.length;
      // Nothing was answered, so the wizard offers no draft.
      await wizard.start();
      await wizard.at("region");
      await quickInput.cancel();

      /** Closes the wizard at the step and opens it again. */
      const leaveAndComeBack = async (step: Step): Promise<void> => {
        await wizard.at(step);
        await quickInput.cancel();
        assert.deepEqual(messages.all(), [], `no message after ${step}`);
        await wizard.start();
        await wizard.choose(/^Continue /);
        await wizard.at(step);
      };
      await wizard.start();
      await wizard.choose("us-east-1");
      await leaveAndComeBack("source");
      await wizard.chooseSource(usualSource);
      await wizard.at("name");
      await quickInput.type("left and found");
      await leaveAndComeBack("name");
      assert.equal(quickInput.value(), "left and found");
      await quickInput.accept();
      await wizard.at("description");
      await quickInput.type("Half a sentence, and");
      await leaveAndComeBack("description");
      assert.equal(quickInput.value(), "Half a sentence, and");
      await quickInput.waitForMessage("a comma is not allowed");
      await quickInput.type("A sentence");
      await quickInput.accept();
      await wizard.at("tags");
      await wizard.addTag("team=search");
      await quickInput.type("env=");
      await wizard.waitUntilSaid(/env=/);
      await leaveAndComeBack("tags");
      assert.equal(quickInput.value(), "env=");
      await quickInput.type("");
      await quickInput.row("team=search");
      await wizard.choose("Continue");
      await leaveAndComeBack("review");
      assert.deepEqual(await wizard.review(), {
        Account: "123456789012",
        "AWS profile": "Default credentials",
        Region: "us-east-1 · US East (N. Virginia)",
        Source: `US Anthropic Claude Sonnet 4.5 / ${usualSource}`,
        Name: "left and found",
        Description: "A sentence",
        Tags: "team=search",
      });

      // Pressing Esc when asked about the draft keeps the answers, and other commands still work.
      await quickInput.cancel();
      await wizard.start();
      await quickInput.cancel();
      assert.deepEqual(await wizard.requests("CreateInferenceProfile"), []);
      assert.equal((await endpoint.state("us-east-1")).profiles.length, profilesBefore);
      start(commands.findProfile);
      await quickInput.row("legal-summaries");
      await quickInput.cancel();
      await wizard.start();
      await quickInput.row('Continue with "left and found"');
      await wizard.choose(/^Continue /);
      await wizard.at("review");
      await quickInput.accept();
      await wizard.waitUntilRevealed("left and found");
      assert.deepEqual(await wizard.created(), [
        {
          inferenceProfileName: "left and found",
          description: "A sentence",
          modelSource: { copyFrom: `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${usualSource}` },
          tags: [{ key: "team", value: "search" }],
        },
      ]);
      // The draft of a profile that was created is not offered again.
      await wizard.start();
      await wizard.at("region");
    }),
  );

  test(
    "shows the same error when it resumes, and discards the draft when it starts over",
    scenario({}, async (parts) => {
      const { endpoint, quickInput, wizard } = parts;
      await wizard.startAndFillIn({ name: "given up", tags: ["team=search"] });
      await endpoint.setFaults({ kind: "error", operation: "CreateInferenceProfile", error: "AccessDeniedException" });
      await wizard.choose("Create");
      await wizard.waitUntilSaid(/You do not have permission to create inference profiles/);
      await quickInput.cancel();
      await wizard.start();
      await wizard.choose('Continue with "given up"');
      await wizard.waitUntilSaid(/You do not have permission to create inference profiles/);
      await quickInput.cancel();

      await wizard.restart();
      await wizard.at("region");
      await quickInput.cancel();
      await wizard.start();
      await wizard.at("region");
      await wizard.fillIn({ region: "us-east-1", source: usualSource, name: "another one" });
      assert.equal((await wizard.review())["Tags"], "None");
      await wizard.choose("Create");
      await wizard.waitUntilRevealed("another one");
      assert.deepEqual(await wizard.profilesNamed("given up"), []);
      assert.equal(new Set(await wizard.tokens()).size, 2);
    }),
  );

  test(
    "keeps its answers if another wizard is opened and closed in the meantime",
    scenario({}, async (parts) => {
      const { endpoint, messages, quickInput, wizard } = parts;
      await wizard.startAndFillIn({ name: "under way" });
      await endpoint.setFaults({ kind: "hang", operation: "CreateInferenceProfile" });
      await wizard.choose("Create");
      await messages.progress('Creating inference profile "under way" in us-east-1');
      await wizard.start();
      await wizard.at("region");
      (await messages.progress('Creating inference profile "under way" in us-east-1')).cancel();
      await messages.waitForProgressEnd('Creating inference profile "under way"');
      await wizard.at("region");
      await quickInput.cancel();
      await wizard.start();
      await wizard.choose('Continue with "under way"');
      assert.equal((await wizard.review())["Name"], "under way");
    }),
  );
});
