import * as vscode from "vscode";
import type { MfaQuestion } from "../../aws/credentials/mfaQuestion";
import type { QuickInputs } from "../../pickers/quickInputs";
import { mfaTexts } from "./mfaTexts";

/** Prompts for an MFA code. Returns undefined if the user cancels. Closes the input box when the signal is aborted. */
export async function askMfaCode(
  question: MfaQuestion,
  signal: AbortSignal,
  quickInputs: QuickInputs,
): Promise<string | undefined> {
  const cancellation = new vscode.CancellationTokenSource();
  const cancel = () => cancellation.cancel();
  signal.addEventListener("abort", cancel, { once: true });
  try {
    const code = await quickInputs.interrupt(() =>
      vscode.window.showInputBox(
        {
          ...mfaTexts(question),
          placeHolder: vscode.l10n.t("Six digits"),
          // Users look up the code on their phone or in another window.
          ignoreFocusOut: true,
          validateInput: (text) => (isCode(text) ? undefined : vscode.l10n.t("Enter the six-digit code.")),
        },
        cancellation.token,
      ),
    );
    return code?.trim();
  } finally {
    signal.removeEventListener("abort", cancel);
    cancellation.dispose();
  }
}

function isCode(text: string): boolean {
  return /^\d{6}$/.test(text.trim());
}
