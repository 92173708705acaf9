import * as vscode from "vscode";
import type { ProfileStore } from "../../profiles/profileStore";
import type { Register } from "../../ui/commandHandlers";

/** Registers `forget`, which drops what is remembered of every connection, shown or not. */
export function registerClearCacheCommand(register: Register, profileStore: ProfileStore): void {
  register("forget", async () => {
    await profileStore.clearCache();
    vscode.window.setStatusBarMessage(vscode.l10n.t("Remembered profiles forgotten"), 4000);
  });
}
