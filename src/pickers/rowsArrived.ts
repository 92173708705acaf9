import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";

/**
 * Resolves when VS Code has received what was just set on a quick input. The extension host sends that at the end of the turn,
 * and VS Code handles messages in order, so a command that is sent after it is answered after it.
 */
export async function waitForRender(): Promise<void> {
  await delay(0);
  await vscode.commands.executeCommand("setContext", "bedrockProfiles.rowsArrived", true);
}
