import * as vscode from "vscode";
import type { ProfileRef } from "../../profiles/profileStore";
import { openedByRow } from "../explorer/treeDataProvider";
import type { ProfileChooser } from "../../pickers/profileChooser";
import type { Register } from "../../ui/commandHandlers";

/** Registers `showDetails`: a page for each chosen profile. A row that is opened keeps the focus; a command gives it to the page. */
export function registerDetailsCommand(
  register: Register,
  chooser: ProfileChooser,
  showDetails: (profileRef: ProfileRef, options: { preserveFocus: boolean }) => Promise<void>,
): void {
  register("showDetails", async (...args) => {
    for (const profileRef of await chooser.choose(args, vscode.l10n.t("Show Inference Profile Details"))) {
      await showDetails(profileRef, { preserveFocus: args[2] === openedByRow });
    }
  });
}
