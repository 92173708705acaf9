import type { CommandHandlers } from "../commands";
import { commands } from "../commands";
import { isCancellation, problemOf } from "../domain/problem";
import type { Disposable } from "../util/emitter";
import type { Notifications } from "../ui/notifications";

type AnyHandler = (...args: readonly unknown[]) => Promise<void> | void;

/** Runs the command handlers and shows their failures. */
export class CommandRunner implements Disposable {
  readonly #handlers: Partial<CommandHandlers>;
  readonly #notifications: Notifications;
  readonly #disposables: Disposable[];

  /** `disposables` are used only by the handlers. */
  constructor(
    handlers: Partial<CommandHandlers>,
    notifications: Notifications,
    disposables: readonly Disposable[] = [],
  ) {
    this.#handlers = handlers;
    this.#notifications = notifications;
    this.#disposables = [...disposables];
  }

  /** Runs a command by its ID. Does not reject if the command fails, but shows the failure to the user. */
  async run(id: string, args: readonly unknown[]): Promise<void> {
    try {
      await this.#handle(id, args);
    } catch (error) {
      await showFailure(error, this.#notifications);
    }
  }

  dispose(): void {
    for (const disposable of this.#disposables.splice(0)) {
      disposable.dispose();
    }
  }

  /** Calls the command's handler with validated arguments. Rejects if there is no handler or if the handler throws an error. */
  async #handle(id: string, args: readonly unknown[]): Promise<void> {
    const command = Object.values(commands).find((each) => each.id === id);
    const handler = command && (this.#handlers[command.id] as AnyHandler | undefined);
    if (!handler) {
      throw new Error(`The command ${id} has no handler.`);
    }
    await handler(...command.parseArguments(args));
  }
}

/** Shows why something failed, unless the user canceled it. */
export async function showFailure(error: unknown, notifications: Notifications): Promise<void> {
  if (isCancellation(error)) {
    return;
  }
  const problem = problemOf(error);
  if (problem) {
    notifications.log(problem);
    await notifications.show(problem);
  } else {
    await notifications.showUnexpected(error);
  }
}
