import * as vscode from "vscode";
import { escapeForLabel } from "../../../ui/untrustedText";
import type { WizardState } from "../wizardState";

/** Offers a creation that was left unfinished; nothing where the person left this question as well. */
export async function askContinue(unfinished: WizardState): Promise<"continue" | "anew" | undefined> {
  const { draft, typed } = unfinished;
  const name = draft.name ?? typed.name ?? "";
  const known = [draft.source?.name, draft.connection?.region].filter((text) => text !== undefined).join(" · ");
  const answer = await vscode.window.showQuickPick(
    [
      {
        label:
          name === ""
            ? vscode.l10n.t("Continue Where You Left Off")
            : vscode.l10n.t('Continue with "{0}"', escapeForLabel(name)),
        description: escapeForLabel(known),
        iconPath: new vscode.ThemeIcon("debug-continue"),
        answer: "continue" as const,
      },
      { label: vscode.l10n.t("Start Anew"), iconPath: new vscode.ThemeIcon("add"), answer: "anew" as const },
    ],
    {
      title: vscode.l10n.t("Create Application Inference Profile"),
      placeHolder: vscode.l10n.t("There is an unfinished profile"),
      ignoreFocusOut: true,
    },
  );
  return answer?.answer;
}
