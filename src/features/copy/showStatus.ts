import * as vscode from "vscode";

const durationMs = 4000;

/** Shows the result of copying in the status bar for a short time. */
export function showStatus(text: string): void {
  vscode.window.setStatusBarMessage(text, durationMs);
}
