import * as vscode from "vscode";
import { formatConnectionForLog } from "../domain/connection";
import type { Problem } from "../domain/problem";
import { isCancelled, isOfEveryRegion } from "../domain/problem";
import { formatProblem } from "../messages/problem";
import { formatRegions } from "../messages/region";
import type { Remedy } from "../messages/remedy";
import { remedyTitle, runRemedy } from "./remedies";
import { escapeForLog, escapeForNotification } from "./untrustedText";

/** Shows problems in notifications and writes them to the log. */
export class Notifications {
  readonly #log: vscode.LogOutputChannel;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  /** Logs a problem with the AWS message and the request ID. */
  log(problem: Problem): void {
    const request = problem.requestId ? ` [request ${problem.requestId}]` : "";
    const message = problem.detail ? `: ${problem.detail}` : "";
    const connection = formatConnectionForLog(problem);
    const line = escapeForLog(`${problem.operation} in ${connection}: ${problem.errorName}${message}${request}`);
    if (isCancelled(problem)) {
      this.#log.info(line);
    } else {
      this.#log.error(line);
    }
  }

  /**
   * Shows a problem with its remedies, and runs the remedy that the user chooses. Returns the remedy, because the caller must
   * handle `retry`. `regions` are the Regions with the same problem. The same problem always has the same text, severity and
   * buttons, because VS Code then replaces the notification that is already shown.
   */
  async show(problem: Problem, regions: readonly string[] = [problem.region]): Promise<Remedy | undefined> {
    const { sentence, reason, remedies } = formatProblem(problem, formatRegions(regions, vscode.env.language));
    const message = escapeForNotification(isOfEveryRegion(problem) ? reason : sentence);
    const buttons = remedies.map((remedy) => ({ remedy, title: remedyTitle(remedy) }));
    const chosen =
      problem.kind === "signInExpired"
        ? await vscode.window.showWarningMessage(message, ...buttons)
        : await vscode.window.showErrorMessage(message, ...buttons);
    if (chosen) {
      await runRemedy(chosen.remedy, problem);
    }
    return chosen?.remedy;
  }

  /** Logs an unexpected error with its stack trace. */
  logUnexpected(error: unknown): void {
    this.#log.error(error instanceof Error ? error : String(error));
  }

  /** Logs that the cache on disk does not work. Does not notify the user, because nothing depends on the cache. */
  logCacheFailure(error: unknown): void {
    this.#log.warn(`Profiles are not cached: ${error instanceof Error ? error.message : String(error)}`);
  }

  /** Logs an unexpected error and notifies the user that something failed. */
  async showUnexpected(error: unknown): Promise<void> {
    this.logUnexpected(error);
    const showLog = remedyTitle("showLog");
    const message = vscode.l10n.t("Something went wrong in Bedrock Inference Profiles. See the log for details.");
    if ((await vscode.window.showErrorMessage(message, showLog)) === showLog) {
      this.#log.show();
    }
  }
}
