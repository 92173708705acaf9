import * as vscode from "vscode";

/** Returns whether the selection of an explorer follows the active editor, according to VS Code's `explorer.autoReveal` setting. */
export function isAutoRevealOn(): boolean {
  return vscode.workspace.getConfiguration("explorer").get("autoReveal") !== false;
}
