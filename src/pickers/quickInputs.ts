import type * as vscode from "vscode";
import type { Disposable } from "../util/emitter";

/** Coordinates quick inputs. VS Code shows one at a time, so that a new one hides the one that is open. */
export class QuickInputs {
  /** The question that currently interrupts other inputs. */
  #question: Promise<unknown> | undefined;

  /** Asks a question in the middle of other work. The input that it hides is shown again afterwards. */
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

  /** Calls `leave` when the user leaves an input. An input that is only interrupted is shown again instead. */
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
