import * as vscode from "vscode";
import type { ExplorerNode } from "../features/explorer/nodes";
import type { ProfileRef } from "../profiles/profileStore";
import { chosenProfiles } from "./chosenProfiles";
import type { ProfilePicker } from "./profilePicker";

/** Finds out which profiles a command is meant for, asking only where nothing says it. */
export class ProfileChooser {
  readonly #picker: ProfilePicker;
  readonly #selection: () => readonly ExplorerNode[];

  constructor(picker: ProfilePicker, selection: () => readonly ExplorerNode[]) {
    this.#picker = picker;
    this.#selection = selection;
  }

  /** The profiles of the rows that the command was run on, else the selected ones, else one that is asked for under a title. */
  async choose(args: readonly unknown[], title: string): Promise<ProfileRef[]> {
    const chosen = chosenProfiles(args, this.#selection());
    if (chosen.length > 0) {
      return chosen;
    }
    const asked = await this.#picker.pick({ title, placeholder: vscode.l10n.t("Choose a profile") });
    return asked ? [asked] : [];
  }
}
