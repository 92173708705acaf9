import * as vscode from "vscode";
import { escapeForLabel } from "../../ui/untrustedText";

/** The texts of the question about an unfinished wizard. The label and description may contain untrusted text. */
export interface ResumeQuestion {
  readonly title: string;
  readonly placeholder: string;
  /** The label of the row that resumes the wizard. */
  readonly label: string;
  readonly description: string;
}

/** Asks whether to resume an unfinished wizard. Returns undefined if the user dismisses the question. */
export async function askResume(question: ResumeQuestion): Promise<"continue" | "startOver" | undefined> {
  const { title, placeholder, label, description } = question;
  const chosen = await vscode.window.showQuickPick(
    [
      {
        label: escapeForLabel(label),
        description: escapeForLabel(description),
        iconPath: new vscode.ThemeIcon("debug-continue"),
        answer: "continue" as const,
      },
      { label: vscode.l10n.t("Start Over"), iconPath: new vscode.ThemeIcon("add"), answer: "startOver" as const },
    ],
    { title, placeHolder: placeholder, ignoreFocusOut: true },
  );
  return chosen?.answer;
}
