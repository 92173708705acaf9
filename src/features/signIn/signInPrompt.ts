import * as vscode from "vscode";
import type { Connection } from "../../domain/connection";
import type { Problem } from "../../domain/problem";
import { SignInOffers } from "./signInOffers";
import { formatProblem } from "../../messages/problem";
import { escapeForNotification } from "../../ui/untrustedText";
import { remedyTitle } from "../../ui/notifications";

/** Offers to sign in where a sign-in has ended. */
export class SignInPrompt {
  readonly #signIn: (problem: Problem) => Promise<void>;
  readonly #report: (error: unknown) => void;
  readonly #offers = new SignInOffers();

  constructor(signIn: (problem: Problem) => Promise<void>, report: (error: unknown) => void) {
    this.#signIn = signIn;
    this.#report = report;
  }

  /** Hears of every failure. */
  note(problem: Problem): void {
    if (this.#offers.isDue(problem)) {
      this.#offer(problem).catch(this.#report);
    }
  }

  /** Hears of every Region that has answered. */
  answered(connection: Connection): void {
    this.#offers.answered(connection);
  }

  async #offer(problem: Problem): Promise<void> {
    const signIn = remedyTitle("signIn");
    const chosen = await vscode.window.showWarningMessage(escapeForNotification(formatProblem(problem).reason), signIn);
    if (chosen === signIn) {
      await this.#signIn(problem);
    }
  }
}
