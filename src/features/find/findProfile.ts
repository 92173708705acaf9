import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import { commands } from "../../commands";
import type { ProfileAction, ProfilePicker } from "../../pickers/profilePicker";
import { runCommand } from "../../ui/runCommand";

/** Returns the handler that finds a profile among all loaded profiles and opens its page. */
export function findHandlers(picker: ProfilePicker) {
  return {
    "bedrockProfiles.findProfile": async () => {
      const found = await picker.pick({
        title: vscode.l10n.t("Find Inference Profile"),
        placeholder: vscode.l10n.t("Type part of a name, ID, model, provider, or Region, or a tag as key=value"),
        loadTags: true,
        actions: actions(),
      });
      if (found) {
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
      button: { iconPath: new vscode.ThemeIcon("list-tree"), tooltip: vscode.l10n.t("Reveal in View") },
      run: (profile) => runCommand(commands.revealInView, profile),
    },
  ];
}
