import assert from "node:assert/strict";
import { usualSource } from "../driver/createWizard";
import { scenario } from "../driver/scenario";

suite("the context during the create wizard", () => {
  test(
    "consists of the account and the Region in every title, even with one AWS profile, and then the chosen source",
    scenario({}, async ({ quickInput, wizard }) => {
      await wizard.start();
      await quickInput.waitForTitle(`${wizard.title} · 123456789012 (1/6)`);
      await wizard.choose("us-east-1");
      const titleOf = (step: number) => `${wizard.title} · 123456789012 · us-east-1 (${step}/6)`;
      await quickInput.waitForTitle(titleOf(2));
      await wizard.chooseSource(usualSource);
      const source = "US Anthropic Claude Sonnet 4.5";
      await quickInput.waitForTitle(titleOf(3));
      await quickInput.waitForMessage(`Source: ${source}. `);
      await quickInput.accept();
      await quickInput.waitForTitle(titleOf(4));
      await quickInput.waitForMessage(`Source: ${source}. `);
      await quickInput.accept();
      await quickInput.waitForTitle(titleOf(5));
      assert.match(quickInput.open.placeholder, / · us-anthropic-claude-sonnet-4-5 · US Anthropic Claude Sonnet 4\.5$/);
      await wizard.choose("Continue");
      await quickInput.waitForTitle(titleOf(6));
    }),
  );

  test(
    "does not wait for the account, which appears once it is known",
    scenario({}, async ({ endpoint, quickInput, wizard }) => {
      const slow = { kind: "slow", delayMs: 3000, count: 0 } as const;
      await endpoint.setFaults(
        { ...slow, operation: "GetCallerIdentity" },
        { ...slow, operation: "ListInferenceProfiles" },
      );
      await wizard.start();
      await quickInput.row("us-east-1");
      assert.equal(quickInput.open.title, `${wizard.title} (1/6)`);
      await quickInput.waitForTitle(`${wizard.title} · 123456789012 (1/6)`);
    }),
  );

  test(
    "includes the row that the user selects during a slow creation, which stays selected",
    scenario({}, async ({ endpoint, explorer, messages, wizard }) => {
      await explorer.open();
      await explorer.row("legal-summaries");
      await explorer.waitForDescription("legal-summaries", "Claude 3 Haiku");
      await wizard.startAndFillIn({ name: "slow one" });
      await endpoint.setFaults({ kind: "slow", operation: "CreateInferenceProfile", delayMs: 4000 });
      await wizard.choose("Create");
      await messages.progress('Creating inference profile "slow one" in us-east-1');
      await explorer.select("legal-summaries");
      await messages.buttons('Created inference profile "slow one" in us-east-1');
      await explorer.row("slow one");
      await explorer.waitForSelection(["legal-summaries"]);
    }),
  );
});
