import * as vscode from "vscode";
import type { Refusal } from "../domain/changeRules";
import { formatRefusal, settingOfRefusal } from "../messages/refusal";
import { escapeForNotification } from "./untrustedText";

/** Shows why a change was rejected, and offers to open the setting. Resolves when the message is closed. */
export async function showRefusal(refusal: Refusal): Promise<void> {
  const openSettings = vscode.l10n.t("Open Settings");
  const chosen = await vscode.window.showErrorMessage(escapeForNotification(formatRefusal(refusal)), openSettings);
  if (chosen === openSettings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", settingOfRefusal(refusal));
  }
}
