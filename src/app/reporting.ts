import * as vscode from "vscode";
import type { Disposable } from "../util/emitter";
import type { Problem } from "../domain/problem";
import { Notifications } from "../ui/notifications";
import { SignInPrompt } from "../features/signIn/signInPrompt";

/** Where everything else tells what went wrong. */
export interface Reporting {
  readonly log: vscode.LogOutputChannel;
  readonly problems: Notifications;
  readonly signInPrompt: SignInPrompt;
  /** Takes an error that nobody foresaw, where nobody waits for it. */
  readonly report: (error: unknown) => void;
  /** Takes a failure of AWS's that no command waits for. */
  readonly tell: (problem: Problem) => void;
  readonly disposables: readonly Disposable[];
}

/** Opens the log, and makes what writes to it. */
export function createReporting(): Reporting {
  const log = vscode.window.createOutputChannel("Bedrock Inference Profiles", { log: true });
  const problems = new Notifications(log);
  const report = (error: unknown) => problems.logUnexpected(error);
  const signInPrompt = new SignInPrompt((problem) => problems.carryOut("signIn", problem), report);
  const tell = (problem: Problem) => {
    problems.log(problem);
    signInPrompt.note(problem);
  };
  return { log, problems, signInPrompt, report, tell, disposables: [log] };
}
