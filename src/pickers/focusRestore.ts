import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";

/** VS Code focuses a webview 50 ms late. The rest is for the focus to get there. */
const webviewFocusMs = 120;

/**
 * Resolves when a quick input can be shown without losing the focus. A webview that had the focus before the command palette
 * opened gets it back shortly after the palette has closed, and no event says so. A quick input that is shown before would be
 * closed, or would miss keys.
 */
export async function waitForFocusRestore(): Promise<void> {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  if (activeTab?.input instanceof vscode.TabInputWebview) {
    await delay(webviewFocusMs);
  }
}
