import * as vscode from "vscode";
import type { Disposable } from "../core/emitter";
import type { Inventory } from "../inventory/inventory";
import type { CommandHandler } from "./register";

/** Registers `forget`, which drops what is remembered of every connection, shown or not. */
export function registerForgetCommand(
  register: (name: string, handler: CommandHandler) => Disposable,
  inventory: Inventory,
): Disposable {
  return register("forget", async () => {
    await inventory.forgetRemembered();
    vscode.window.setStatusBarMessage(vscode.l10n.t("Remembered profiles forgotten"), 4000);
  });
}
