import type * as vscode from "vscode";
import type { Disposable } from "../util/emitter";

/** The one place of the window where quick picks and input boxes are shown, in which one takes the place of another. */
export class QuickInputs {
  /** The question that is open in the place of whatever input was. */
  #question: Promise<unknown> | undefined;

  /** Asks something in the middle of other work: an input that it takes the place of comes back when it is over. */
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

  /** Hears that a person has left an input. A question that takes its place is no leaving: the input is shown again after it. */
  onDidLeave(input: Pick<vscode.QuickInput, "onDidHide" | "show">, leave: () => void): Disposable {
    let disposed = false;
    const showAgain = () => {
      if (!disposed) {
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
        disposed = true;
        listener.dispose();
      },
    };
  }
}
