import * as vscode from "vscode";
import type { Disposable } from "../core/emitter";
import { isCancellation, problemOf } from "../core/problem";
import type { Problems } from "../ui/problems";

/** What a command does. Arguments come from whoever runs it, so nothing about them is known. */
export type CommandHandler = (...args: readonly unknown[]) => Promise<void> | void;

/** Makes the function that registers commands by the part of their id after `bedrockProfiles.`. */
export function commandRegistrar(problems: Problems): (name: string, handler: CommandHandler) => Disposable {
  return (name, handler) =>
    vscode.commands.registerCommand(`bedrockProfiles.${name}`, async (...args: unknown[]) => {
      try {
        await handler(...args);
      } catch (error) {
        await showFailure(error, problems);
      }
    });
}

/** A failure that no command foresaw: a sentence for the person, the rest for the log. */
async function showFailure(error: unknown, problems: Problems): Promise<void> {
  if (isCancellation(error)) {
    return;
  }
  const problem = problemOf(error);
  if (problem) {
    problems.log(problem);
    await problems.show(problem);
  } else {
    await problems.showUnexpected(error);
  }
}
