import * as vscode from "vscode";
import { formatConnectionForLog } from "../domain/connection";
import type { Problem } from "../domain/problem";
import { isCancelled } from "../domain/problem";
import { formatProblem } from "../messages/problem";
import type { Remedy } from "../messages/remedy";
import { remedyTitle, runRemedy } from "./remedies";
import { escapeForNotification } from "./untrustedText";

/** Shows problems in notifications, and writes them to the log. */
export class Notifications {
  readonly #log: vscode.LogOutputChannel;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  /** Writes a problem to the log with AWS's message and the ID of the request. */
  log(problem: Problem): void {
    const request = problem.requestId ? ` [request ${problem.requestId}]` : "";
    const message = problem.detail ? `: ${problem.detail}` : "";
    const line = `${problem.operation} in ${formatConnectionForLog(problem)}: ${problem.errorName}${message}${request}`;
    if (isCancelled(problem)) {
      this.#log.info(line);
    } else {
      this.#log.error(line);
    }
  }

  /** Shows a problem with its remedies, and runs the one that the user chooses. Returns it, because `retry` is up to the caller. */
  async show(problem: Problem): Promise<Remedy | undefined> {
    const { sentence, remedies } = formatProblem(problem);
    const buttons = remedies.map((remedy) => ({ remedy, title: remedyTitle(remedy) }));
    const chosen = await vscode.window.showErrorMessage(escapeForNotification(sentence), ...buttons);
    if (chosen) {
      await runRemedy(chosen.remedy, problem);
    }
    return chosen?.remedy;
  }

  /** Writes an unexpected error to the log with its stack. */
  logUnexpected(error: unknown): void {
    this.#log.error(error instanceof Error ? error : String(error));
  }

  /** Writes to the log that the cache on disk does not work. Nothing depends on it. */
  logCacheFailure(error: unknown): void {
    this.#log.warn(`Profiles are not cached: ${error instanceof Error ? error.message : String(error)}`);
  }

  /** Writes an unexpected error to the log, and shows that something failed. */
  async showUnexpected(error: unknown): Promise<void> {
    this.logUnexpected(error);
    const showLog = remedyTitle("showLog");
    const message = vscode.l10n.t("Something went wrong in Bedrock Inference Profiles. See the log for details.");
    if ((await vscode.window.showErrorMessage(message, showLog)) === showLog) {
      this.#log.show();
    }
  }
}
