import * as vscode from "vscode";
import { escapeForLabel } from "../../ui/untrustedText";

/** The texts of the question about an unfinished wizard. The label and description may contain untrusted text. */
export interface ResumeQuestion {
  readonly title: string;
  readonly placeholder: string;
  /** The label of the row that resumes the wizard. */
  readonly label: string;
  readonly description: string;
  /**
   * What the user has asked for now, such as the name of the profile to create a similar one of. Its row comes first. Undefined
   * if the user has only opened the wizard.
   */
  readonly request?: string | undefined;
}

/** Asks whether to resume an unfinished wizard. Returns undefined if the user dismisses the question. */
export async function askResume(question: ResumeQuestion): Promise<"continue" | "startOver" | undefined> {
  const { title, placeholder, label, description, request } = question;
  const resume = {
    label: escapeForLabel(label),
    description: escapeForLabel(description),
    iconPath: new vscode.ThemeIcon("debug-continue"),
    answer: "continue" as const,
  };
  const startOver = {
    label: request === undefined ? vscode.l10n.t("Start Over") : escapeForLabel(vscode.l10n.t('Use "{0}"', request)),
    ...(request === undefined ? {} : { description: vscode.l10n.t("discards the unfinished inference profile") }),
    iconPath: new vscode.ThemeIcon("add"),
    answer: "startOver" as const,
  };
  const chosen = await vscode.window.showQuickPick(request === undefined ? [resume, startOver] : [startOver, resume], {
    title,
    placeHolder: placeholder,
    ignoreFocusOut: true,
  });
  return chosen?.answer;
}
