import * as vscode from "vscode";
import type { Disposable } from "../core/emitter";
import { Lazy } from "../core/lazy";
import type { Reading } from "./reading";
import type { Reporting } from "./reporting";
import type { Showing } from "./showing";

/** Registers every command of the manifest. What they do, a third of all code, is loaded when the first of them is run. */
export function registerCommands(
  { packageJSON }: vscode.Extension<unknown>,
  reading: Reading,
  showing: Showing,
  reporting: Reporting,
): Disposable[] {
  const commands = new Lazy(async () => {
    const { createCommands } = await import("./commands");
    return createCommands(reading, showing, reporting);
  });
  return [commands, ...commandIds(packageJSON).map((id) => register(id))];

  function register(id: string): Disposable {
    const name = id.slice(id.indexOf(".") + 1);
    return vscode.commands.registerCommand(id, async (...args: unknown[]) => (await commands.get()).run(name, args));
  }
}

/** The IDs of the commands that the manifest contributes. */
function commandIds(manifest: { contributes: { commands: readonly { command: string }[] } }): string[] {
  return manifest.contributes.commands.map(({ command }) => command);
}
