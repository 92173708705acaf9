import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import { commands } from "../../commands";
import type { ProfileTarget } from "../../domain/commandTarget";
import type { ProfileAction, ProfilePicker } from "../../pickers/profilePicker";
import { runCommand } from "../../ui/runCommand";

/**
 * Returns the handler that finds a profile among all loaded profiles. `reveal` selects the row of the profile in the explorer and
 * returns whether it was found.
 */
export function findHandlers(picker: ProfilePicker, reveal: (target: ProfileTarget) => Promise<boolean>) {
  return {
    "bedrockProfiles.findProfile": async () => {
      const found = await picker.pick({
        title: vscode.l10n.t("Find Inference Profile"),
        placeholder: vscode.l10n.t("Type part of a name, ID, model, provider, or Region, or a tag as key=value"),
        loadTags: true,
        actions: actions(),
      });
      // A refresh may have removed the row in the meantime. If so, the page reports it.
      if (found && !(await reveal(found))) {
        await runCommand(commands.showDetails, found);
      }
    },
  } satisfies Partial<CommandHandlers>;
}

function actions(): ProfileAction[] {
  return [
    {
      button: { iconPath: new vscode.ThemeIcon("copy"), tooltip: vscode.l10n.t("Copy ARN") },
      run: (profile) => runCommand(commands.copyArn, profile),
    },
    {
      button: { iconPath: new vscode.ThemeIcon("clippy"), tooltip: vscode.l10n.t("Copy As...") },
      run: (profile) => runCommand(commands.copyAs, profile),
    },
    {
      button: { iconPath: new vscode.ThemeIcon("open-preview"), tooltip: vscode.l10n.t("Show Details") },
      run: (profile) => runCommand(commands.showDetails, profile),
    },
  ];
}
