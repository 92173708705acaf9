import { polling } from "./polling";
import path from "node:path";
import { writeFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import manifest from "../../package.json";
import { repositoryRoot } from "../host/paths";
import { removeFolder } from "../host/removal.cjs";
import type { ServedWindow } from "../host/served";

/*
 * Loading a window costs 13 s of processor time, more than most tests take. So tests share windows, and before each
 * test everything that an earlier test may have left behind is removed: open editors and panels, the extension host,
 * its environment variables, and the data that the extension has stored.
 */

/**
 * An extension with a keyboard shortcut that closes everything and sets environment variables. It is installed
 * alongside the extension under test.
 */
export const freshStartExtension = path.join(repositoryRoot, "test/e2e/freshStart");

/** The environment variable that contains the path of the file that `writeEnvironment` writes. */
export const environmentFileVariable = "BEDROCK_PROFILES_ENVIRONMENT_FILE";

/**
 * Writes the variables for the next extension host, which override those of the server. `undefined` removes a variable.
 */
export async function writeEnvironment(file: string, variables: Record<string, string | undefined>): Promise<void> {
  const entries = Object.entries(variables).map(([name, value]) => [name, value ?? null]);
  await writeFile(file, JSON.stringify(Object.fromEntries(entries)));
}

const key = "Control+Alt+Shift+F12";
const launched = /<(\d+)> Launched Extension Host Process/g;

/** Returns the folder where the extension stores the files that all windows share. */
function extensionStorage(server: ServedWindow): string {
  return path.join(server.globalStorage, `${manifest.publisher}.${manifest.name}`.toLowerCase());
}

/** Closes all editors and panels, replaces the extension host, and removes the data that the extension has stored. */
export async function startFresh(page: Page, server: ServedWindow): Promise<void> {
  // Otherwise an open menu or a page in an editor would receive the key.
  await page.keyboard.press("Escape");
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press(key);
  await page.locator(".tabs-container .tab").first().waitFor({ state: "detached" });
  await replaceExtensionHost(page, server);
  // The new extension host has not activated the extension yet, because the view of the extension is not visible.
  removeFolder(extensionStorage(server));
}

/**
 * Kills the extension host and waits until VS Code has started the next one. VS Code restarts an extension host that
 * ended unexpectedly, but every third time it asks the user first.
 */
export async function replaceExtensionHost(page: Page, server: ServedWindow): Promise<void> {
  const before = server.output();
  const [, pid] = [...before.matchAll(launched)].at(-1) ?? [];
  if (pid === undefined) throw new Error("There is no extension host to replace.");
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

/** Writes settings, and resolves when the window uses them. */
export async function applySettings(
  page: Page,
  server: ServedWindow,
  settings: Record<string, unknown>,
): Promise<void> {
  // VS Code updates the window title together with the other settings.
  const title = `settings ${++written}`;
  await server.writeSettings({ ...settings, "window.title": title });
  await page.waitForFunction((title) => document.title.includes(title), title, { polling });
}
