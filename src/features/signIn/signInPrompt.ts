import * as vscode from "vscode";
import type { Connection } from "../../domain/connection";
import type { Problem } from "../../domain/problem";
import { formatProblem } from "../../messages/problem";
import { remedyTitle, runRemedy } from "../../ui/remedies";
import { escapeForNotification } from "../../ui/untrustedText";
import { SignInOffers } from "./signInOffers";

/** Offers to sign in when a sign-in has expired. */
export class SignInPrompt {
  readonly #report: (error: unknown) => void;
  readonly #offers = new SignInOffers();

  /** `report` is called with errors from background work. */
  constructor(report: (error: unknown) => void) {
    this.#report = report;
  }

  /** Offers a sign-in if the problem requires one. Must be called for every problem. */
  record(problem: Problem): void {
    if (this.#offers.isDue(problem)) {
      this.#offer(problem).catch(this.#report);
    }
  }

  /** Records that AWS has accepted the credentials of a connection. Must be called whenever this happens. */
  answered(connection: Connection): void {
    this.#offers.answered(connection);
  }

  async #offer(problem: Problem): Promise<void> {
    const signIn = remedyTitle("signIn");
    const chosen = await vscode.window.showWarningMessage(escapeForNotification(formatProblem(problem).reason), signIn);
    if (chosen === signIn) {
      await runRemedy("signIn", problem);
    }
  }
}
