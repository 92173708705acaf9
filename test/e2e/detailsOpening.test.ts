import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openDetails, showDetailsCommand } from "./openDetails";
import { shareWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

const application = "checkout-assistant-prod";
const systemDefined = "US Amazon Nova Lite";
const row = ["us-east-1", "Application", application];

/** The ARNs that were asked for by GetInferenceProfile, oldest first: one for each page that was made. */
async function pagesMade({ endpoint }: Workbench): Promise<string[]> {
  const requests = await endpoint.requests();
  return requests
    .filter(({ operation }) => operation === "GetInferenceProfile")
    .map(({ path }) => decodeURIComponent(path.replace("/inference-profiles/", "")).replace(/.*\//, ""));
}

describe("opening details pages", () => {
  const inWorkbench = shareWorkbench({ files: { "notes.txt": "" } });

  it(
    "is one page a profile, in whichever way it is asked for",
    inWorkbench(async (workbench) => {
      const { details, explorer, page, quickInput } = workbench;
      await openDetails(workbench, application);
      await workbench.openFile("notes.txt");
      await explorer.open();

      const ways: Record<string, () => Promise<void>> = {
        "a click": async () => explorer.select(row),
        "the palette, for the selected row": async () => workbench.runCommand(showDetailsCommand),
        "the context menu": async () => explorer.pickFromContextMenu(row, "Show Inference Profile Details"),
        "find's button": async () => {
          await workbench.runCommand("Bedrock: Find Inference Profile...");
          await quickInput.type(application);
          await quickInput.pressItemButton(application, "Show Details");
        },
        "Enter on the focused row": async () => {
          await explorer.openByKeyboard();
          await page.keyboard.press("Enter");
        },
      };
      for (const [way, ask] of Object.entries(ways)) {
        await details.tab("notes.txt").click();
        await details.shown.waitFor({ state: "hidden" });
        await ask();
        await details.waitUntilRead(application);
        assert.equal(await details.tabs.count(), 2, way);
      }
      assert.equal((await pagesMade(workbench)).length, 1, "revealing a page reads nothing");
    }),
  );

  it(
    "what is asked from a page gets the keys, though the page takes the focus back when the palette has closed",
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
        // Until then it would close the next palette.
        await details.waitUntilFocused();
      }
    }),
  );

  it(
    "several selected rows open a page each",
    inWorkbench(async (workbench) => {
      const { details, explorer } = workbench;
      await explorer.open();
      await explorer.select(row);
      await details.waitUntilRead(application);
      await explorer.select(["us-east-1", "Application", "support triage"], { add: true });
      await explorer.pickFromContextMenu(row, "Show Inference Profile Details");
      await details.waitUntilRead("support triage");
      assert.deepEqual(await details.tabs.count(), 2);
    }),
  );

  it(
    "pages come back after the window was reloaded",
    inWorkbench(async (workbench) => {
      const { details, endpoint } = workbench;
      await openDetails(workbench, systemDefined);
      await openDetails(workbench, application);
      const facts = await details.facts();
      const tags = await details.cells("Tags");
      const models = await details.cells("Models and Routing");

      const same = async (): Promise<void> => {
        await details.waitUntilRead(application);
        assert.deepEqual(await details.facts(), facts);
        assert.deepEqual(await details.cells("Tags"), tags);
        assert.deepEqual(await details.cells("Models and Routing"), models);
        assert.deepEqual(await details.problems(), []);
      };
      await endpoint.clearRequests();
      // By the command: it saves which editors are open, which a browser's reload leaves to a timer.
      await reloadByCommand(workbench);
      await same();
      assert.deepEqual(await pagesMade(workbench), [facts["ID"]], "a hidden page waits until it is looked at");
      // While nothing answers, its ARN tells what it can, and the tab keeps its name.
      await endpoint.setFaults({ kind: "hang", operation: "*", count: 0 });
      await endpoint.clearRequests();
      await workbench.reload();
      await details.heading(facts["ID"] ?? "").waitFor();
      await details.tab(application).waitFor();
      await endpoint.waitForRequest("GetInferenceProfile", { since: 0 });
      assert.deepEqual(await pagesMade(workbench), [facts["ID"]], "so it does after the browser's own reload");
      await endpoint.clearFaults();
      await details.button("Refresh").click();
      await same();

      await details.tab(systemDefined).click();
      await details.waitUntilRead(systemDefined);
      assert.equal((await details.facts())["Type"], "System-defined");
      await openDetails(workbench, application);
      assert.equal(await details.tabs.count(), 2, "a page that came back is revealed");
    }),
  );
});

/** As a person reloads the window. */
async function reloadByCommand(workbench: Workbench): Promise<void> {
  const loaded = workbench.page.waitForEvent("load");
  await workbench.runCommand("Developer: Reload Window");
  await loaded;
}
