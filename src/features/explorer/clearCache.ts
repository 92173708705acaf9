import * as vscode from "vscode";
import type { Inventory } from "../../profiles/profileStore";
import type { Register } from "../../ui/commandHandlers";

/** Registers `forget`, which drops what is remembered of every connection, shown or not. */
export function registerForgetCommand(register: Register, inventory: Inventory): void {
  register("forget", async () => {
    await inventory.forgetRemembered();
    vscode.window.setStatusBarMessage(vscode.l10n.t("Remembered profiles forgotten"), 4000);
  });
}
