import type { CommandHandlers } from "../commands";
import { handleCommand } from "../commands";
import { isCancellation, problemOf } from "../domain/problem";
import type { Disposable } from "../util/emitter";
import type { Notifications } from "./notifications";

/** Runs the handlers of commands, and shows their failures. */
export class CommandRunner implements Disposable {
  readonly #handlers: Partial<CommandHandlers>;
  readonly #notifications: Notifications;
  readonly #disposables: Disposable[];

  /** `disposables` are what only the handlers use. */
  constructor(
    handlers: Partial<CommandHandlers>,
    notifications: Notifications,
    disposables: readonly Disposable[] = [],
  ) {
    this.#handlers = handlers;
    this.#notifications = notifications;
    this.#disposables = [...disposables];
  }

  /** Runs a command by its ID. Never rejects because of the command: the user is shown why it failed. */
  async run(id: string, args: readonly unknown[]): Promise<void> {
    try {
      await handleCommand(this.#handlers, id, args);
    } catch (error) {
      await this.#showFailure(error);
    }
  }

  dispose(): void {
    for (const disposable of this.#disposables.splice(0)) {
      disposable.dispose();
    }
  }

  async #showFailure(error: unknown): Promise<void> {
    if (isCancellation(error)) {
      return;
    }
    const problem = problemOf(error);
    if (problem) {
      this.#notifications.log(problem);
      await this.#notifications.show(problem);
    } else {
      await this.#notifications.showUnexpected(error);
    }
  }
}
