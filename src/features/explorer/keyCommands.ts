import type { ExplorerNode } from "./nodes";
import type { ProfileRef } from "../../profiles/profileStore";
import { chosenProfiles } from "../../pickers/chosenProfiles";
import type { Register } from "../../ui/commandHandlers";

/** What keys pressed in the explorer lead to. */
export interface KeyServices {
  selection(): readonly ExplorerNode[];
  /** The rows that the key is meant for, the focused row having been toggled twice. */
  toggled(): readonly ExplorerNode[];
  copyArns(profileRef: readonly ProfileRef[]): Promise<void>;
  showDetails(profileRef: ProfileRef): Promise<void>;
}

/**
 * Registers the last steps of what the manifest binds keys of the explorer to: Ctrl+C has the editor toggle the focused row
 * and toggle it back first, with nothing in between; Enter has it open the row, whose page then gets the focus.
 */
export function registerKeyCommands(register: Register, services: KeyServices): void {
  register("copyFocusedArn", () => services.copyArns(chosenProfiles([], services.toggled())));
  register("focusDetails", async () => {
    for (const profileRef of chosenProfiles([], services.selection())) {
      await services.showDetails(profileRef);
    }
  });
}
