import * as vscode from "vscode";
import { commands } from "../../commands";
import { runCommand } from "../../ui/runCommand";

/** Explains that no Region is set, or no credentials either, and offers the next step. Credentials come first. */
export async function offerSetup(mayHaveCredentials: boolean): Promise<void> {
  const [message, button, command] = mayHaveCredentials
    ? [
        vscode.l10n.t("No AWS Region is set. Select a Region to create an inference profile in."),
        vscode.l10n.t("Select Regions"),
        commands.selectRegions,
      ]
    : [
        vscode.l10n.t("No AWS credentials were found. Sign in to create an inference profile."),
        vscode.l10n.t("Sign In"),
        commands.signIn,
      ];
  if ((await vscode.window.showInformationMessage(message, button)) === button) {
    await runCommand(command);
  }
}
