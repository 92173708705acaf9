import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";

/** Resolves when VS Code has what was just set of a quick input: it is sent that at the end of the turn, and does all in order. */
export async function waitForRender(): Promise<void> {
  await delay(0);
  await vscode.commands.executeCommand("setContext", "bedrockProfiles.rowsArrived", true);
}
