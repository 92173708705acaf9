import type * as vscode from "vscode";
import type { Disposable } from "../util/emitter";

/** Coordinates quick inputs. VS Code shows only one at a time, so a new quick input hides the open one. */
export class QuickInputs {
  /** The question that currently interrupts other inputs. */
  #question: Promise<unknown> | undefined;

  /** Asks a question while another quick input is open. The hidden input is shown again afterward. */
  async interrupt<T>(ask: () => PromiseLike<T>): Promise<T> {
    const question = Promise.resolve(ask());
    this.#question = question;
    try {
      return await question;
    } finally {
      if (this.#question === question) {
        this.#question = undefined;
      }
    }
  }

  /** Calls `leave` when the user dismisses an input. If the input was hidden by a question, shows it again instead. */
  onDidLeave(input: Pick<vscode.QuickInput, "onDidHide" | "show">, leave: () => void): Disposable {
    let isDisposed = false;
    const showAgain = () => {
      if (!isDisposed) {
        input.show();
      }
    };
    const listener = input.onDidHide(() => {
      if (this.#question) {
        this.#question.then(showAgain, showAgain);
      } else {
        leave();
      }
    });
    return {
      dispose: () => {
        isDisposed = true;
        listener.dispose();
      },
    };
  }
}
