import type * as vscode from "vscode";
import type { Disposable } from "../util/emitter";

/**
 * Keeps an item of a quick pick active while the user types, so that Enter always accepts the first match. If items and the
 * active item are set before VS Code has reported the typed text, VS Code looks for that item among the matches and, if it is
 * not one, leaves no item active. Setting the same items again makes VS Code activate the first match.
 */
export function keepItemActive<T extends vscode.QuickPickItem>(picker: vscode.QuickPick<T>): Disposable {
  return picker.onDidChangeActive((active) => {
    if (active.length === 0 && picker.value !== "") {
      picker.items = [...picker.items];
    }
  });
}
