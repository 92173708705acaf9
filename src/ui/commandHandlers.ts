import type { Disposable } from "../util/emitter";
import { isCancellation, problemOf } from "../domain/problem";
import type { Notifications } from "./notifications";

/** What a command does. Arguments come from whoever runs it, so nothing about them is known. */
export type CommandHandler = (...args: readonly unknown[]) => Promise<void> | void;

/** Says what a command does, by the part of its ID after `bedrockProfiles.`. */
export type Register = (name: string, handler: CommandHandler) => void;

/** What every command does. */
export class CommandHandlers implements Disposable {
  readonly #problems: Notifications;
  readonly #handlers = new Map<string, CommandHandler>();
  readonly #disposables: Disposable[] = [];

  constructor(problems: Notifications) {
    this.#problems = problems;
  }

  readonly register: Register = (name, handler) => {
    this.#handlers.set(name, handler);
  };

  /** Lets go of something together with this. */
  own(disposable: Disposable): void {
    this.#disposables.push(disposable);
  }

  /** Runs a command. Its failures are told to the person. */
  async run(name: string, args: readonly unknown[]): Promise<void> {
    try {
      const handler = this.#handlers.get(name);
      if (!handler) {
        throw new Error(`Nothing says what the command ${name} does.`);
      }
      await handler(...args);
    } catch (error) {
      await this.#showFailure(error);
    }
  }

  dispose(): void {
    for (const disposable of this.#disposables.splice(0)) {
      disposable.dispose();
    }
  }

  /** A failure that no command foresaw: a sentence for the person, the rest for the log. */
  async #showFailure(error: unknown): Promise<void> {
    if (isCancellation(error)) {
      return;
    }
    const problem = problemOf(error);
    if (problem) {
      this.#problems.log(problem);
      await this.#problems.show(problem);
    } else {
      await this.#problems.showUnexpected(error);
    }
  }
}
