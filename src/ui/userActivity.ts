import * as vscode from "vscode";
import type { Disposable } from "../util/emitter";

/**
 * Detects whether the user does something else while a change is in progress, so that showing the result does not replace the
 * user's new selection.
 */
export class UserActivity implements Disposable {
  #hasMovedOn = false;
  readonly #disposables: readonly Disposable[];

  /** `onDidChangeSelection` fires when the rows selected in the explorer change. */
  constructor(onDidChangeSelection: vscode.Event<unknown>) {
    const note = () => {
      this.#hasMovedOn = true;
    };
    const { window } = vscode;
    this.#disposables = [
      onDidChangeSelection(note),
      window.onDidChangeActiveTextEditor(note),
      window.onDidChangeTextEditorSelection(note),
      window.onDidChangeActiveTerminal(note),
      window.tabGroups.onDidChangeTabs(note),
    ];
  }

  /** Whether the user has selected something else, in the explorer or in an editor, since this was created. */
  get hasMovedOn(): boolean {
    return this.#hasMovedOn;
  }

  dispose(): void {
    for (const disposable of this.#disposables) {
      disposable.dispose();
    }
  }
}
