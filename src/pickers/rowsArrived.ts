import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";

/**
 * Resolves when VS Code has received the latest changes to a quick input. The extension host sends changes at the end of the
 * turn, and VS Code handles messages in order, so a command that is sent after the changes is completed after them.
 */
export async function waitForRender(): Promise<void> {
  await delay(0);
  await vscode.commands.executeCommand("setContext", "bedrockProfiles.rowsArrived", true);
}
