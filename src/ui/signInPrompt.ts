import * as vscode from "vscode";
import type { Connection } from "../core/connection";
import type { Problem } from "../core/problem";
import { awsProfileAtFault } from "../core/problem";
import { tellProblem } from "../sentences/problem";
import { plainInNotification } from "./foreignText";
import { remedyTitle } from "./problems";

/** Offers to sign in where a sign-in has ended: once for each, however many Regions fail for it. */
export class SignInPrompt {
  readonly #signIn: (problem: Problem) => Promise<void>;
  readonly #report: (error: unknown) => void;
  /** The sign-ins that were offered, with the AWS profiles that they were needed for. */
  readonly #offered = new Map<string, Set<string | undefined>>();

  constructor(signIn: (problem: Problem) => Promise<void>, report: (error: unknown) => void) {
    this.#signIn = signIn;
    this.#report = report;
  }

  /** Hears of every failure. */
  note(problem: Problem): void {
    if (problem.kind !== "signInExpired") {
      return;
    }
    const key = awsProfileAtFault(problem) ?? "";
    const needed = this.#offered.get(key);
    if (needed) {
      needed.add(problem.awsProfile);
      return;
    }
    this.#offered.set(key, new Set([problem.awsProfile]));
    this.#offer(problem).catch(this.#report);
  }

  /** A Region has answered: the sign-in that it needs is good again, and may be offered again when it ends. */
  answered({ awsProfile }: Connection): void {
    for (const [key, needed] of this.#offered) {
      if (needed.has(awsProfile)) {
        this.#offered.delete(key);
      }
    }
  }

  async #offer(problem: Problem): Promise<void> {
    const signIn = remedyTitle("signIn");
    const chosen = await vscode.window.showWarningMessage(plainInNotification(tellProblem(problem).reason), signIn);
    if (chosen === signIn) {
      await this.#signIn(problem);
    }
  }
}
