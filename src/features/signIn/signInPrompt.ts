import * as vscode from "vscode";
import type { Connection } from "../../domain/connection";
import type { Problem } from "../../domain/problem";
import { SignInOffers } from "./signInOffers";
import { formatProblem } from "../../messages/problem";
import { escapeForNotification } from "../../ui/untrustedText";
import { remedyTitle } from "../../ui/notifications";

/** Offers to sign in when a sign-in has expired. */
export class SignInPrompt {
  readonly #signIn: (problem: Problem) => Promise<void>;
  readonly #report: (error: unknown) => void;
  readonly #offers = new SignInOffers();

  constructor(signIn: (problem: Problem) => Promise<void>, report: (error: unknown) => void) {
    this.#signIn = signIn;
    this.#report = report;
  }

  /** Must be called for every problem. */
  note(problem: Problem): void {
    if (this.#offers.isDue(problem)) {
      this.#offer(problem).catch(this.#report);
    }
  }

  /** Must be called when AWS has accepted the credentials of a connection. */
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
