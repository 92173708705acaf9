import * as vscode from "vscode";
import { escapeForLabel } from "../../ui/untrustedText";

/** What the question about an unfinished wizard shows. The label and the description may contain untrusted text. */
export interface ResumeQuestion {
  readonly title: string;
  readonly placeholder: string;
  /** The label of the row that continues. */
  readonly label: string;
  readonly description: string;
}

/** Asks whether to continue an unfinished wizard. Returns undefined if the user dismisses the question. */
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
