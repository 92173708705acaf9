import * as vscode from "vscode";
import type { Disposable } from "../core/emitter";
import type { LocatedProfile } from "../inventory/inventory";
import { openedByRow } from "../explorer/provider";
import type { ProfileChooser } from "./profileChooser";
import type { CommandHandler } from "./register";

/** Registers `showDetails`: a page for each chosen profile. A row that is opened keeps the focus; a command gives it to the page. */
export function registerDetailsCommand(
  register: (name: string, handler: CommandHandler) => Disposable,
  chooser: ProfileChooser,
  showDetails: (located: LocatedProfile, options: { preserveFocus: boolean }) => Promise<void>,
): Disposable {
  return register("showDetails", async (...args) => {
    for (const located of await chooser.choose(args, vscode.l10n.t("Show Inference Profile Details"))) {
      await showDetails(located, { preserveFocus: args[2] === openedByRow });
    }
  });
}
