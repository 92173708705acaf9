import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";

/**
 * Resolves when VS Code has received the latest changes to a quick input. The extension host sends changes at the end of the
 * current turn, and VS Code handles messages in order. Therefore, a command that is sent after the changes completes after they
 * are applied.
 */
export async function waitForRender(): Promise<void> {
  await delay(0);
  await vscode.commands.executeCommand("setContext", "bedrockProfiles.rowsArrived", true);
}
