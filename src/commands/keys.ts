import type { Disposable } from "../core/emitter";
import type { ExplorerNode } from "../explorer/nodes";
import { keyTarget } from "../explorer/keyTarget";
import type { LocatedProfile } from "../inventory/inventory";
import { chosenProfiles } from "./chosenProfiles";
import type { CommandHandler } from "./register";

/** What keys pressed in the explorer lead to. */
export interface KeyServices {
  selection(): readonly ExplorerNode[];
  copyArns(located: readonly LocatedProfile[]): Promise<void>;
  showDetails(located: LocatedProfile): Promise<void>;
}

/**
 * Registers the steps that the manifest binds keys of the explorer to. Ctrl+C: note the selection, let the editor toggle the
 * focused row, copy, let the editor toggle it back. Enter: let the editor open the row, then move the focus into its page.
 */
export function registerKeyCommands(
  register: (name: string, handler: CommandHandler) => Disposable,
  services: KeyServices,
): Disposable[] {
  let noted: readonly ExplorerNode[] = [];
  return [
    register("noteSelection", () => {
      noted = services.selection();
    }),
    register("copyFocusedArn", () => services.copyArns(chosenProfiles([], keyTarget(noted, services.selection())))),
    register("focusDetails", async () => {
      for (const located of chosenProfiles([], services.selection())) {
        await services.showDetails(located);
      }
    }),
  ];
}
