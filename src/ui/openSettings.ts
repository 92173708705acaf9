import * as vscode from "vscode";

/**
 * Opens the Settings editor with a search text. In a remote window, opens its tab with the machine settings, which most settings of
 * this extension are.
 */
export async function openSettings(query: string): Promise<void> {
  if (vscode.env.remoteName === undefined) {
    await vscode.commands.executeCommand("workbench.action.openSettings", query);
  } else {
    await vscode.commands.executeCommand("workbench.action.openRemoteSettings", { query });
  }
}
