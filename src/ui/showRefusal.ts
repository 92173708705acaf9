import * as vscode from "vscode";
import type { Refusal } from "../domain/changeRules";
import { formatRefusal, settingOfRefusal } from "../messages/refusal";
import { openSettings } from "./openSettings";
import { escapeForNotification } from "./untrustedText";

/** Shows why a change was refused, and offers to open the setting. Resolves when the notification is closed. */
export async function showRefusal(refusal: Refusal): Promise<void> {
  const button = vscode.l10n.t("Open Settings");
  const chosen = await vscode.window.showErrorMessage(escapeForNotification(formatRefusal(refusal)), button);
  if (chosen === button) {
    await openSettings(settingOfRefusal(refusal));
  }
}

/**
 * Returns whether a change is refused. If it is, shows the reason without waiting for the notification, which may stay open for a
 * long time. `report` is called with errors from the notification.
 */
export function reportRefusal(refusal: Refusal | undefined, report: (error: unknown) => void): boolean {
  if (refusal) {
    showRefusal(refusal).catch(report);
  }
  return refusal !== undefined;
}
