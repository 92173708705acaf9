import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openDetails, showDetailsCommand } from "./openDetails";
import { shareWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

const application = "checkout-assistant-prod";
const systemDefined = "US Amazon Nova Lite";
const row = ["us-east-1", "Application", application];

/**
 * Returns the IDs or ARNs that GetInferenceProfile was called with, oldest first. There is one for each page that was
 * created.
 */
async function createdPages({ endpoint }: Workbench): Promise<string[]> {
  const requests = await endpoint.requests();
  return requests
    .filter(({ operation }) => operation === "GetInferenceProfile")
    .map(({ path }) => decodeURIComponent(path.replace("/inference-profiles/", "")).replace(/.*\//, ""));
}

describe("details pages", () => {
  const inWorkbench = shareWorkbench({ files: { "notes.txt": "" } });

  it(
    "open once per profile, regardless of how they are opened",
    inWorkbench(async (workbench) => {
      const { details, explorer, page, quickInput } = workbench;
      await openDetails(workbench, application);
      await workbench.openFile("notes.txt");
      await explorer.open();

      const ways: Record<string, () => Promise<void>> = {
        "a click": async () => explorer.select(row),
        "the palette, for the selected row": async () => workbench.runCommand(showDetailsCommand),
        "the context menu": async () => explorer.pickFromContextMenu(row, "Show Inference Profile Details"),
        "Enter in Find": async () => {
          await workbench.runCommand("Bedrock: Find Inference Profile...");
          await quickInput.type(application);
          await quickInput.pickByKeyboard(application);
        },
        "Enter on the focused row": async () => {
          await explorer.openByKeyboard();
          await page.keyboard.press("Enter");
        },
      };
      for (const [way, open] of Object.entries(ways)) {
        await details.tab("notes.txt").click();
        await details.shown.waitFor({ state: "hidden" });
        await open();
        await details.waitUntilLoaded(application);
        assert.equal(await details.tabs.count(), 2, way);
      }
      assert.equal((await createdPages(workbench)).length, 1, "revealing a page requests nothing");
    }),
  );

  it(
    "can copy to the clipboard, show the log, and open the pages that they link to",
    inWorkbench(async (workbench) => {
      const { clipboard, details, endpoint, page } = workbench;
      const source = "US Anthropic Claude Sonnet 4.5";
      const denied = { kind: "error", error: "AccessDeniedException", count: 0 } as const;
      await endpoint.setFaults({ ...denied, operation: "ListTagsForResource" });
      await openDetails(workbench, application);
      await clipboard.clear();
      await details.button("Copy ARN").click();
      assert.equal(await clipboard.next(), (await details.facts())["ARN"]);
      await clipboard.clear();
      await details.button("Copy IAM Policy").click();
      assert.match(await clipboard.next(), /"Action": "bedrock:ListTagsForResource"/);
      await details.button("Show Log").click();
      await page.getByRole("tab", { name: "Output" }).and(page.locator("[aria-selected=true]")).waitFor();
      await details.button(source).click();
      await details.waitUntilLoaded(source);
      await details.button(application).click();
      await details.waitUntilLoaded(application);
      assert.equal(await details.tabs.count(), 2, "a link back reveals the page that it came from");
    }),
  );

  it(
    "do not take the focus from the inputs of commands, although VS Code returns it to the page when the palette closes",
    inWorkbench(async (workbench) => {
      const { details, page, quickInput } = workbench;
      await openDetails(workbench, application);
      for (const title of [
        "Find Inference Profile",
        "Open Inference Profile by ARN or ID",
        "Show Inference Profile Details",
      ]) {
        await workbench.runCommand(`Bedrock: ${title}`);
        await quickInput.waitForTitle(title);
        await page.keyboard.type("nova");
        await quickInput.waitForValue("nova");
        await quickInput.cancel();
        // Otherwise, the focus that returns to the page would close the next palette.
        await details.waitUntilFocused();
      }
    }),
  );

  it(
    "open for all selected rows",
    inWorkbench(async (workbench) => {
      const { details, explorer } = workbench;
      await explorer.open();
      await explorer.select(row);
      await details.waitUntilLoaded(application);
      await explorer.select(["us-east-1", "Application", "support triage"], { add: true });
      await explorer.pickFromContextMenu(row, "Show Inference Profile Details");
      await details.waitUntilLoaded("support triage");
      assert.deepEqual(await details.tabs.count(), 2);
    }),
  );

  it(
    "are restored after the window is reloaded",
    inWorkbench(async (workbench) => {
      const { details, endpoint } = workbench;
      await openDetails(workbench, systemDefined);
      await openDetails(workbench, application);
      const facts = await details.facts();
      const tags = await details.cells("Tags");
      const models = await details.cells("Models and Routing");

      const checkRestored = async (): Promise<void> => {
        await details.waitUntilLoaded(application);
        assert.deepEqual(await details.facts(), facts);
        assert.deepEqual(await details.cells("Tags"), tags);
        assert.deepEqual(await details.cells("Models and Routing"), models);
        assert.deepEqual(await details.problems(), []);
      };
      await endpoint.clearRequests();
      // The command saves the open editors immediately. After a browser reload, they would be saved only if a timer has
      // run.
      await reloadByCommand(workbench);
      await checkRestored();
      assert.deepEqual(await createdPages(workbench), [facts["ID"]], "a hidden page waits until it is shown");
      // While AWS does not respond, the page shows the values in the ARN, and the tab keeps its title.
      await endpoint.setFaults({ kind: "hang", operation: "*", count: 0 });
      await endpoint.clearRequests();
      await workbench.reload();
      await details.heading(facts["ID"] ?? "").waitFor();
      await details.tab(application).waitFor();
      await endpoint.waitForRequest("GetInferenceProfile", { since: 0 });
      assert.deepEqual(await createdPages(workbench), [facts["ID"]], "the same after a reload of the browser");
      await endpoint.clearFaults();
      await details.button("Refresh").click();
      await checkRestored();

      await details.tab(systemDefined).click();
      await details.waitUntilLoaded(systemDefined);
      assert.equal((await details.facts())["Type"], "System-defined");
      await openDetails(workbench, application);
      assert.equal(await details.tabs.count(), 2, "a restored page is revealed");
    }),
  );
});

/** Reloads the window with the command, like a user. */
async function reloadByCommand(workbench: Workbench): Promise<void> {
  const loaded = workbench.page.waitForEvent("load");
  await workbench.runCommand("Developer: Reload Window");
  await loaded;
}
