import { polling } from "./polling";
import path from "node:path";
import type { Page } from "playwright-core";
import manifest from "../../package.json";
import { repositoryRoot } from "../host/paths";
import { removeFolder } from "../host/removal.cjs";
import type { ServedWindow } from "../host/served";

/*
 * A window that starts anew for each test costs more than most tests: 13 s of processor time to load the workbench. So what a
 * test may leave is taken away from a window that stays: all that is open, the process in which the extension runs, and what it
 * has stored.
 */

/** An extension of one key, which closes all that is open. It is installed beside the one that is tested. */
export const freshStartExtension = path.join(repositoryRoot, "test/e2e/freshStart");

const key = "Control+Alt+Shift+F12";
const launched = /<(\d+)> Launched Extension Host Process/g;

/** Where VS Code keeps what the extension stores for all windows. */
export function extensionStorage(server: ServedWindow): string {
  return path.join(server.globalStorage, `${manifest.publisher}.${manifest.name}`.toLowerCase());
}

/** Closes all that is open, and replaces the extension host: nothing that ran in it goes on, nothing that it knew is kept. */
export async function startFresh(page: Page, server: ServedWindow): Promise<void> {
  // A menu keeps keys to itself, and so does a page in an editor.
  await page.keyboard.press("Escape");
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press(key);
  await page.locator(".tabs-container .tab").first().waitFor({ state: "detached" });
  await replaceExtensionHost(page, server);
  // Nothing is written by the host that has ended, nor by the new one, whose view cannot be seen yet.
  removeFolder(extensionStorage(server));
}

/**
 * Ends the process in which extensions run, and waits for the next one, in which they start as in a window that is opened.
 * VS Code starts it by itself where one ended unexpectedly, and at every third time asks whether it shall.
 */
export async function replaceExtensionHost(page: Page, server: ServedWindow): Promise<void> {
  const before = server.output();
  const [, pid] = [...before.matchAll(launched)].at(-1) ?? [];
  if (pid === undefined) throw new Error("There is no extension host to be replaced.");
  process.kill(Number(pid), "SIGKILL");
  const launch = server.waitForOutput(new RegExp(launched.source), before.length).then(() => "launched");
  const restart = page.getByRole("button", { name: "Restart Remote Extension Host" });
  for (let outcome = "none"; outcome !== "launched";) {
    const asked = restart.click({ timeout: 1000 }).then(
      () => "asked",
      () => "none",
    );
    outcome = await Promise.race([launch, asked]);
  }
}

let written = 0;

/** Writes settings, and resolves when the window has taken them over. */
export async function applySettings(
  page: Page,
  server: ServedWindow,
  settings: Record<string, unknown>,
): Promise<void> {
  // The title is what tells: it is drawn anew at the same change.
  const title = `settings ${++written}`;
  await server.writeSettings({ ...settings, "window.title": title });
  await page.waitForFunction((title) => document.title.includes(title), title, { polling });
}
