import * as vscode from "vscode";
import type { Command } from "../commands";

/** Runs a command of the extension. Does not reject if the handler fails, because the handler shows its own failures. */
export async function runCommand<Arguments extends readonly unknown[]>(
  command: Command<string, Arguments>,
  ...args: Arguments
): Promise<void> {
  await vscode.commands.executeCommand(command.id, ...args);
}

/** Returns the command in the form needed by a tree item or status bar item. */
export function commandLink<Arguments extends readonly unknown[]>(
  command: Command<string, Arguments>,
  ...args: Arguments
): vscode.Command {
  return { command: command.id, title: "", arguments: [...args] };
}
