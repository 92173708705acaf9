import * as vscode from "vscode";
import type { ExplorerView } from "../explorer/explorerView";
import type { ProfileRef } from "../../profiles/profileStore";
import { copyArn } from "../copy/copyCommands";
import type { ProfileAction, ProfilePicker } from "../../pickers/profilePicker";
import type { Register } from "../../ui/commandHandlers";

/** What finding a profile leads to. */
export interface FindServices {
  readonly picker: ProfilePicker;
  readonly explorer: ExplorerView;
  showDetails(profileRef: ProfileRef): Promise<void>;
}

/** Registers `findProfile`: a quick pick over everything loaded, that leads to the chosen profile's row. */
export function registerFindCommand(register: Register, services: FindServices): void {
  const actions: ProfileAction[] = [
    {
      button: { iconPath: new vscode.ThemeIcon("copy"), tooltip: vscode.l10n.t("Copy ARN") },
      run: ({ profile }) => copyArn(profile),
    },
    {
      button: { iconPath: new vscode.ThemeIcon("open-preview"), tooltip: vscode.l10n.t("Show Details") },
      run: (profileRef) => services.showDetails(profileRef),
    },
  ];
  register("findProfile", async () => {
    const found = await services.picker.pick({
      title: vscode.l10n.t("Find Inference Profile"),
      placeholder: vscode.l10n.t("Type part of a name, ID, model, provider or Region"),
      actions,
    });
    // A refresh may have taken the row away meanwhile; its page says so.
    if (found && !(await services.explorer.reveal(found))) {
      await services.showDetails(found);
    }
  });
}
