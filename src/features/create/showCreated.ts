import * as vscode from "vscode";
import { commands } from "../../commands";
import type { ProfileRef } from "../../profiles/profileStore";
import { runCommand } from "../../ui/runCommand";
import { escapeForNotification } from "../../ui/untrustedText";

/**
 * Shows a notification that a profile was created, and resolves when the user closes it. `byEarlierAttempt` is true if the
 * profile has the answers of an earlier attempt instead of the current answers.
 */
export async function showCreated(profileRef: ProfileRef, byEarlierAttempt: boolean): Promise<void> {
  const { connection, profile } = profileRef;
  const copyArn = vscode.l10n.t("Copy ARN");
  const showDetails = vscode.l10n.t("Show Details");
  const name = escapeForNotification(profile.name);
  const message = byEarlierAttempt
    ? vscode.l10n.t(
        'An earlier attempt already created inference profile "{0}" in {1}. It does not have your later changes.',
        name,
        connection.region,
      )
    : vscode.l10n.t('Created inference profile "{0}" in {1}.', name, connection.region);
  const chosen = await vscode.window.showInformationMessage(message, copyArn, showDetails);
  if (chosen === copyArn) {
    await runCommand(commands.copyArn, profileRef);
  } else if (chosen === showDetails) {
    await runCommand(commands.showDetails, profileRef);
  }
}
