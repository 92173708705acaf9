import assert from "node:assert/strict";
import { once } from "node:events";
import { watch } from "node:fs";
import { mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, it } from "node:test";
import { extensionStorage } from "./freshStart";
import { shareWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

const settings = { "bedrockProfiles.regions": ["us-east-1"] };
const marked = /^updated .+ ago · US East \(N\. Virginia\)$/;
const unmarked = "US East (N. Virginia)";
const hang = { kind: "hang", operation: "*", count: 0 } as const;

function folderOf({ server }: Workbench): string {
  return path.join(extensionStorage(server), "cache");
}

/** The files with what is remembered; none where there is no folder. */
async function files(workbench: Workbench): Promise<string[]> {
  return (await readdir(folderOf(workbench)).catch(() => [])).filter((name) => name.endsWith(".json"));
}

/** Resolves when what was read is on the disk, with the models, which come last: the file that holds it. */
async function cached(workbench: Workbench): Promise<string> {
  const folder = folderOf(workbench);
  await mkdir(folder, { recursive: true });
  const watcher = watch(folder);
  try {
    for (;;) {
      const changed = once(watcher, "change");
      for (const file of (await files(workbench)).map((name) => path.join(folder, name))) {
        if (/"models":\[\{/.test(await readFile(file, "utf8").catch(() => ""))) return file;
      }
      await changed;
    }
  } finally {
    watcher.close();
  }
}

/** Opens the view and waits for what is to be remembered of it. */
async function readOnce(workbench: Workbench): Promise<string> {
  await workbench.explorer.open();
  await workbench.explorer.row(["us-east-1", "Application", "legal-summaries"]);
  await workbench.explorer.waitForDescription("us-east-1", unmarked);
  return cached(workbench);
}

describe("what was read in an earlier window", () => {
  const inWorkbench = shareWorkbench({ settings });

  it(
    "is there at once while nothing answers, marked, works, and is corrected by the answer",
    inWorkbench(async (workbench) => {
      const { explorer, endpoint, details, clipboard, quickInput } = workbench;
      await readOnce(workbench);
      await explorer.waitForDescription("legal-summaries", "Claude 3 Haiku");
      await endpoint.setFaults(hang);
      await workbench.reload();
      await explorer.open();
      await explorer.waitForDescription("us-east-1", marked);
      await explorer.row(["us-east-1", "Application", "legal-summaries"]);
      await explorer.row(["us-east-1", "System-defined"]);
      await explorer.waitForDescription("legal-summaries", "Claude 3 Haiku");
      assert.match(await explorer.accessibleName("us-east-1"), /updated .+ ago/);
      await explorer.progress.waitFor();

      await clipboard.clear();
      await explorer.pickFromContextMenu(["us-east-1", "Application", "legal-summaries"], "Copy Inference Profile ARN");
      assert.match(await clipboard.next(), /^arn:aws:bedrock:us-east-1:/);
      await workbench.runCommand("Bedrock: Find Inference Profile...");
      await quickInput.type("legal-summaries");
      await quickInput
        .row(/legal-summaries/)
        .first()
        .waitFor();
      await quickInput.cancel();
      await explorer.select(["us-east-1", "Application", "legal-summaries"]);
      await details.heading("legal-summaries").waitFor();

      await endpoint.clearFaults();
      await endpoint.plantProfile({ region: "us-east-1", profile: { inferenceProfileName: "a-new-one" } });
      await explorer.pressTitleButton("Refresh Inference Profiles");
      await explorer.row(["us-east-1", "Application", "a-new-one"]);
      await explorer.waitForDescription("us-east-1", unmarked);
    }),
  );
});
