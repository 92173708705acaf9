import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { RowName } from "./explorerView";
import { GuidedCreation, systemProfileArn } from "./guidedCreation";
import { shareWorkbench } from "./withWorkbench";

const item = "Create Application Inference Profile...";
const nova = { name: "Global Amazon Nova 2 Lite", id: "global.amazon.nova-2-lite-v1:0" };
const haiku = { name: "Global Anthropic Claude Haiku 4.5", id: "global.anthropic.claude-haiku-4-5-20251001-v1:0" };
const rerank = "arn:aws:bedrock:us-east-1::foundation-model/cohere.rerank-v3-5:0";

/** Rows that a profile can be created from, and the source that they give. */
const sources: { row: RowName; suggested: string; copyFrom: string }[] = [
  {
    row: ["us-east-1", "System-defined", nova.name],
    suggested: "global-amazon-nova-2-lite",
    copyFrom: systemProfileArn(nova.id),
  },
  {
    row: ["us-east-1", "Application", "search-reranking", "Rerank 3.5"],
    suggested: "rerank-3-5",
    copyFrom: rerank,
  },
  {
    // This model cannot be copied from by itself, but the profile above it can.
    row: ["us-east-1", "System-defined", haiku.name, "Claude Haiku 4.5"],
    suggested: "global-anthropic-claude-haiku-4-5",
    copyFrom: systemProfileArn(haiku.id),
  },
];

describe("a creation that starts on a row of the explorer", () => {
  // Only rows on screen can be clicked on.
  const inWorkbench = shareWorkbench({
    settings: { "bedrockProfiles.regions": ["ca-central-1", "us-east-1"] },
    viewport: { width: 1280, height: 1600 },
  });

  it(
    "copies from the row's profile or model",
    inWorkbench(async (workbench) => {
      const { explorer, quickInput } = workbench;
      const creation = new GuidedCreation(workbench);
      await explorer.open();
      // One after the other: rows below move when the children of one come.
      for (const [row, child] of [
        [["us-east-1", "Application", "search-reranking"], "Rerank 3.5"],
        [["us-east-1", "System-defined"], nova.name],
        [["us-east-1", "System-defined", haiku.name], "Claude Haiku 4.5"],
      ] as const) {
        await explorer.expand(row);
        await explorer.row([...row, child]);
      }
      for (const { row, suggested } of sources) {
        await explorer.pickFromContextMenu(row, item);
        await creation.at("name");
        assert.equal(await quickInput.value(), suggested);
        // The source is the row's, but can be changed.
        await quickInput.titleButton("Back").click();
        await creation.at("source");
        await creation.focused.waitFor();
        await quickInput.accept();
        await creation.fillIn({});
        await creation.choose("Create");
        await creation.waitUntilRevealed(suggested);
      }
      assert.deepEqual(
        await creation.created(),
        sources.map(({ suggested, copyFrom }) => ({
          inferenceProfileName: suggested,
          modelSource: { copyFrom },
        })),
      );
    }),
  );

  it(
    "takes place in the row's Region, by mouse and by keyboard",
    inWorkbench(async (workbench) => {
      const { explorer, page, quickInput } = workbench;
      const creation = new GuidedCreation(workbench);
      await explorer.open();
      for (const row of ["us-east-1", ["us-east-1", "Application"]] as RowName[]) {
        await explorer.pickFromContextMenu(row, item);
        await creation.at("source");
        await creation.source("cohere.rerank-v3-5:0").or(creation.source(nova.id)).first().waitFor();
        await quickInput.titleButton("Back").click();
        await creation.at("region");
        await creation.focused.and(quickInput.row("us-east-1")).waitFor();
        await quickInput.cancel();
      }
      // A Region without application profiles says so, and its word is a way to the first one.
      await (await explorer.row(/^No application profiles yet/)).click();
      await creation.at("source");
      await quickInput.cancel();

      await explorer.focusFirstRow();
      await page.keyboard.press("Shift+F10");
      await explorer.menuItem(item).waitFor();
      while (!(await page.locator(".action-item.focused").getByText(item).isVisible())) {
        await page.keyboard.press("ArrowDown");
      }
      await page.keyboard.press("Enter");
      await creation.fillIn({ source: "ca.amazon.nova-lite-v1:0", name: "first in Canada" });
      await creation.choose("Create");
      await creation.waitUntilRevealed("first in Canada");
      assert.equal((await creation.profilesNamed("first in Canada", "ca-central-1")).length, 1);
    }),
  );
});
