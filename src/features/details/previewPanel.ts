import * as vscode from "vscode";
import type { Disposable } from "../../util/emitter";
import { detailsViewType } from "./viewType";

/** The maximum time between the two clicks of a double-click, in milliseconds. This is the default on Windows. */
const doubleClickMs = 500;

/** The context key that is true while the active page is the preview, so that *Keep Open* is offered. */
const previewKey = "bedrockProfiles.isDetailsPreview";

/**
 * The panel of the preview, which is reused for the next preview. It stops being the preview if the profile is opened in any
 * other way, if its tab is pinned, or if the profile is shown again within the time for a double-click.
 */
export class PreviewPanel implements Disposable {
  readonly #report: (error: unknown) => void;
  #panel: vscode.WebviewPanel | undefined;
  #usedAt = 0;
  #listeners: vscode.Disposable[] = [];

  constructor(report: (error: unknown) => void) {
    this.#report = report;
  }

  /** The panel that can be reused, or undefined if there is none or the user has disabled preview editors. */
  get reusable(): vscode.WebviewPanel | undefined {
    if (this.#panel && (!usesPreviews() || isPinned(this.#panel))) {
      this.keep();
    }
    return this.#panel;
  }

  /** Makes this panel the preview. */
  use(panel: vscode.WebviewPanel): void {
    this.#usedAt = Date.now();
    if (panel !== this.#panel) {
      this.keep();
      this.#panel = panel;
      this.#listeners = [panel.onDidChangeViewState(() => this.#updateKey()), panel.onDidDispose(() => this.keep())];
    }
    this.#updateKey();
  }

  /** Must be called when a panel is revealed. `preview` is true if it was revealed by a click. */
  reveal(panel: vscode.WebviewPanel, preview: boolean): void {
    if (panel === this.#panel && (!preview || Date.now() - this.#usedAt < doubleClickMs)) {
      this.keep();
    }
  }

  /** Turns the preview into a regular panel, so that the next preview opens another one. */
  keep(): void {
    this.#panel = undefined;
    for (const listener of this.#listeners) {
      listener.dispose();
    }
    this.#listeners = [];
    this.#updateKey();
  }

  dispose(): void {
    this.keep();
  }

  #updateKey(): void {
    const isActive = this.#panel?.active === true;
    vscode.commands.executeCommand("setContext", previewKey, isActive).then(undefined, this.#report);
  }
}

/** Returns whether a click opens a preview. If rows open on double-click, every page is kept open. */
function usesPreviews(): boolean {
  const workbench = vscode.workspace.getConfiguration("workbench");
  return workbench.get("editor.enablePreview") !== false && workbench.get("list.openMode") !== "doubleClick";
}

/** Returns whether the tab of a panel is pinned. No API returns the tab of a panel, so the tab is found by its title. */
function isPinned({ title }: vscode.WebviewPanel): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(
    ({ input, label, isPinned: pinned }) =>
      pinned && label === title && input instanceof vscode.TabInputWebview && input.viewType.endsWith(detailsViewType),
  );
}
