import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { EndpointClient } from "../../endpoint/client";
import { regionRequests, requestsSince } from "../../endpoint/requests";
import { scenario } from "../driver/scenario";
import { commands, inputTitle } from "../driver/texts";

const bothRegions = [...regionRequests("eu-central-1"), ...regionRequests("us-east-1")].sort();

/** The member that each command copies, and its message. */
const copies = [
  { command: commands.copyArn, member: "inferenceProfileArn", one: "ARN copied", several: "ARNs copied" },
  { command: commands.copyId, member: "inferenceProfileId", one: "ID copied", several: "IDs copied" },
  { command: commands.copyName, member: "inferenceProfileName", one: "Name copied", several: "names copied" },
] as const;

/** Returns a member of the application profiles with these names, as AWS returns it, on separate lines. */
async function expected(endpoint: EndpointClient, member: string, ...names: string[]): Promise<string> {
  const { profiles } = await endpoint.state();
  const ofName = (name: string) => profiles.find(({ profile }) => profile["inferenceProfileName"] === name)?.profile;
  return names.map((name) => String(ofName(name)?.[member])).join("\n");
}

suite("copying", () => {
  test(
    "copies from the row of the command, or else from the selected rows, and shows a confirmation",
    scenario({}, async ({ explorer, endpoint, messages, copiedBy }) => {
      await explorer.open();
      await explorer.row(["eu-central-1", "System-defined"]);
      // Selecting a row too early would lose the focus, because VS Code redraws rows when the names of their models
      // arrive.
      await explorer.waitForDescription("legal-summaries", "Claude 3 Haiku");
      await explorer.waitForDescription("hr-assistant-eu", "Claude Sonnet 4.5");
      await explorer.select("hr-assistant-eu");
      for (const { command, member, one } of copies) {
        const other = await copiedBy(() => explorer.run(command, "support triage"));
        assert.equal(other, await expected(endpoint, member, "support triage"));
        assert.equal(await messages.statusMessage(one), one);
        const selected = await copiedBy(() => vscode.commands.executeCommand(command));
        assert.equal(selected, await expected(endpoint, member, "hr-assistant-eu"));
      }
      await explorer.select("checkout-assistant-dev");
      await vscode.commands.executeCommand("list.expandSelectionDown");
      await explorer.waitForSelection(["checkout-assistant-dev", "checkout-assistant-prod"]);
      for (const { command, member, several } of copies) {
        const both = await copiedBy(() => vscode.commands.executeCommand(command));
        const names = ["checkout-assistant-dev", "checkout-assistant-prod"];
        assert.equal(both, await expected(endpoint, member, ...names));
        assert.equal(await messages.statusMessage(several), `2 ${several}`);
      }
    }),
  );

  test(
    "shows the profile picker if no row is selected, and loads the Regions only then",
    scenario({}, async ({ endpoint, quickInput, copiedBy, messages, start }) => {
      assert.deepEqual(await endpoint.requests(), []);
      for (const { command, member, one } of copies) {
        const value = await copiedBy(async () => {
          start(command);
          await quickInput.waitForTitle(inputTitle(command));
          await quickInput.row("invoice-extraction");
          await quickInput.typeAndChoose("invoice-extraction");
          await messages.statusMessage(one);
        });
        assert.equal(value, await expected(endpoint, member, "invoice-extraction"));
      }
      assert.deepEqual(await requestsSince(endpoint, 0), bothRegions);

      const left = await copiedBy(async () => {
        const run = vscode.commands.executeCommand(commands.copyArn);
        await quickInput.waitForTitle(inputTitle(commands.copyArn));
        await quickInput.cancel();
        await run;
      });
      assert.equal(left, "");
    }),
  );
});

suite("finding a profile", () => {
  const title = inputTitle(commands.findProfile);

  test(
    "loads the Regions, and matches names, IDs, models, providers and Regions",
    scenario({}, async ({ endpoint, quickInput, start }) => {
      assert.deepEqual(await endpoint.requests(), []);
      const id = await expected(endpoint, "inferenceProfileId", "hr-assistant-eu");
      start(commands.findProfile);
      await quickInput.waitForTitle(title);
      await quickInput.row("hr-assistant-eu");
      await quickInput.row("legal-summaries");
      const cases: [typed: string, found: string][] = [
        ["legal-summ", "legal-summaries"],
        [id, "hr-assistant-eu"],
        ["us.amazon.nova-lite", "US Amazon Nova Lite"],
        ["Claude 3 Haiku", "legal-summaries"],
        ["Cohere", "search-reranking"],
        ["eu-central-1", "hr-assistant-eu"],
        ["Frankfurt", "hr-assistant-eu"],
      ];
      for (const [typed, found] of cases) {
        await quickInput.type(typed);
        const rows = await quickInput.matchingRows();
        assert.ok(
          rows.some(({ label }) => label.endsWith(found)),
          typed,
        );
        assert.ok(!rows.some(({ label }) => label.endsWith("untagged-experiment")), typed);
      }
      await quickInput.cancel();
      const requests = await requestsSince(endpoint, 0);
      // The tags are loaded too, because they can be searched.
      assert.deepEqual(
        requests.filter((request) => !request.startsWith("ListTagsForResource")),
        bothRegions,
      );
    }),
  );

  test(
    "matches all typed words in any order or a pasted ARN, and shows the next steps if nothing matches",
    scenario({}, async ({ endpoint, quickInput, start }) => {
      const arn = await expected(endpoint, "inferenceProfileArn", "legal-summaries");
      start(commands.findProfile);
      await quickInput.waitForTitle(title);
      await quickInput.row("hr-assistant-eu");
      await quickInput.row("legal-summaries");
      const labelsFor = async (text: string) => {
        await quickInput.type(text);
        return (await quickInput.matchingRows()).map(({ label }) => label);
      };
      assert.deepEqual(await labelsFor("prod checkout"), ["checkout-assistant-prod"]);
      assert.deepEqual(await labelsFor("haiku legal us-east-1"), ["legal-summaries"]);
      assert.deepEqual(await labelsFor(`"${arn}",`), ["legal-summaries"]);
      assert.deepEqual(await labelsFor("haiku hr-assistant"), [
        "No inference profile matches",
        "Open Inference Profile by ARN or ID...",
        "Select Regions...",
      ]);

      await quickInput.moveTo("No inference profile matches");
      await quickInput.accept();
      await quickInput.row("legal-summaries");
      assert.equal(quickInput.value(), "");
      // If the text were set before VS Code has cleared the input, VS Code would not report a change.
      await quickInput.settle();
      await quickInput.type("haiku hr-assistant");
      await quickInput.choose("Open Inference Profile by ARN or ID...");
      await quickInput.waitForTitle(inputTitle(commands.openByArn));
      await quickInput.cancel();
    }),
  );

  test(
    "opens the page of a pasted ARN that is in no configured Region",
    scenario({ settings: { regions: ["us-east-1"] } }, async ({ endpoint, observer, quickInput, start }) => {
      const arn = await expected(endpoint, "inferenceProfileArn", "hr-assistant-eu");
      start(commands.findProfile);
      await quickInput.waitForTitle(title);
      await quickInput.row("legal-summaries");
      await quickInput.type(arn);
      const row = await quickInput.waitForActive("Open the inference profile with this ARN");
      assert.equal(row.detail, "In eu-central-1, account 123456789012");
      await quickInput.accept();
      await observer.changes.waitFor("the page", () => openPages().includes("hr-assistant-eu"));
    }),
  );

  test(
    "looks up a pasted ID that is in no configured Region",
    scenario({ settings: { regions: ["us-east-1"] } }, async ({ endpoint, quickInput, start }) => {
      start(commands.findProfile);
      await quickInput.waitForTitle(title);
      await quickInput.row("legal-summaries");
      await quickInput.type("eu.amazon.nova-lite-v1:0");
      await quickInput.waitForActive("Look up the inference profile with this ID");
      const mark = await endpoint.mark();
      await quickInput.accept();
      await endpoint.waitForRequest({ operation: "GetInferenceProfile", region: "us-east-1" }, { since: mark });
      await quickInput.cancel();
    }),
  );

  test(
    "applies Enter to the typed text, even if the matching rows have not appeared yet",
    scenario({}, async ({ observer, quickInput, start }) => {
      start(commands.findProfile);
      await quickInput.waitForTitle(title);
      await quickInput.row("hr-assistant-eu");
      await quickInput.row("legal-summaries");
      await quickInput.settle();
      // The input closes before VS Code reports the text, so the test cannot wait for that.
      quickInput.type("haiku legal").catch(assert.ifError);
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      await observer.changes.waitFor("the page", () => openPages().includes("legal-summaries"));
    }),
  );

  test(
    "opens the page of the profile, and selects its row, even if its Region is collapsed",
    scenario({}, async ({ explorer, observer, quickInput, start }) => {
      await explorer.openBothRegions();
      await vscode.commands.executeCommand("list.collapseAll");
      start(commands.findProfile);
      await quickInput.waitForTitle(title);
      await quickInput.typeAndChoose("US Amazon Nova Lite");
      await observer.changes.waitFor("the page", () => openPages().includes("US Amazon Nova Lite"));
      await explorer.waitForSelection(["Nova Lite"]);

      await vscode.commands.executeCommand("workbench.action.closeSidebar");
      // VS Code moves the focus there a little later, which would close an open input.
      await vscode.commands.executeCommand("workbench.action.focusActiveEditorGroup");
      start(commands.findProfile);
      await quickInput.waitForTitle(title);
      await quickInput.typeAndChoose("hr-assistant", "hr-assistant-eu");
      await observer.changes.waitFor("the page", () => openPages().includes("hr-assistant-eu"));
      assert.deepEqual(explorer.selection(), ["Nova Lite"], "the hidden view stays hidden");
    }),
  );

  test(
    "copies from a row and reveals it in the view with the buttons of the row",
    scenario({}, async ({ copiedBy, endpoint, explorer, messages, quickInput, start }) => {
      start(commands.findProfile);
      await quickInput.waitForTitle(title);
      const arn = await copiedBy(async () => {
        await quickInput.pressItemButton("legal-summaries", "Copy ARN");
        await messages.statusMessage("ARN copied");
      });
      assert.equal(arn, await expected(endpoint, "inferenceProfileArn", "legal-summaries"));
      await quickInput.waitForTitle(title);
      await quickInput.pressItemButton("legal-summaries", "Reveal in View");
      await explorer.waitForSelection(["legal-summaries"]);
      assert.deepEqual(openPages(), []);
    }),
  );

  test(
    "always shows a Region that could not be loaded, and can reload it",
    scenario({}, async ({ endpoint, messages, quickInput, start }) => {
      const denied = { kind: "error", error: "AccessDeniedException", count: 0 } as const;
      await endpoint.setFaults({ ...denied, operation: "ListInferenceProfiles", region: "eu-central-1" });
      start(commands.findProfile);
      const refusal = /You do not have permission to list inference profiles in eu-central-1/;
      await quickInput.waitForTitle(title);
      await quickInput.row("legal-summaries");
      await quickInput.row(refusal);
      await quickInput.type("hr-assistant");
      // No other row matches the text.
      await quickInput.waitForActive(refusal);
      await quickInput.accept();
      await endpoint.clearFaults();
      await messages.press(refusal, "Retry");
      await quickInput.waitForTitle(title);
      await quickInput.type("hr-assistant");
      await quickInput.waitForActive("hr-assistant-eu");
      assert.equal(quickInput.hasRow(refusal), false);
    }),
  );
});

/** Returns the titles of the open details pages. */
function openPages(): string[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof vscode.TabInputWebview).map(({ label }) => label);
}
