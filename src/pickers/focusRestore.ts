import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";

/**
 * The time to wait for the focus, in milliseconds. VS Code focuses a webview after 50 ms, and it takes some more time until the
 * webview has the focus.
 */
const webviewFocusMs = 120;

/**
 * Resolves when a quick input can be shown without losing the focus. If a webview had the focus before the command palette
 * opened, it gets the focus back shortly after the palette closes, without an event. A quick input that is shown earlier would be
 * closed or would miss key presses.
 */
export async function waitForFocusRestore(): Promise<void> {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  if (activeTab?.input instanceof vscode.TabInputWebview) {
    await delay(webviewFocusMs);
  }
}
