import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";

/** How long VS Code puts off the focus of a page is 50 ms; the rest is for it to get there. */
const lateMilliseconds = 120;

/**
 * Resolves when a quick input can be shown without losing the focus. A page in an editor that had it before the palette opened
 * gets it back only some moments after the palette has closed: what a quick command shows meanwhile would be closed by that,
 * or miss keys. No event tells that it has happened.
 */
export async function waitForFocusRestore(): Promise<void> {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  if (activeTab?.input instanceof vscode.TabInputWebview) {
    await delay(lateMilliseconds);
  }
}
