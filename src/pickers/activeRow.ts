import type * as vscode from "vscode";
import type { Disposable } from "../util/emitter";

/**
 * Keeps a row of a quick pick active while a text is typed, so that Enter always takes the first that fits. Rows and the one
 * to start with may be set while what is typed is still on its way here: VS Code then looks for that row among those that
 * fit, does not find it, and leaves none active. Setting the same rows anew lets it choose.
 */
export function keepItemActive<T extends vscode.QuickPickItem>(picker: vscode.QuickPick<T>): Disposable {
  return picker.onDidChangeActive((active) => {
    if (active.length === 0 && picker.value !== "") {
      picker.items = [...picker.items];
    }
  });
}
