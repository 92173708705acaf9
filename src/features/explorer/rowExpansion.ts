import type * as vscode from "vscode";
import type { Disposable } from "../../util/emitter";
import type { ExplorerNode } from "./nodes";
import { nodeId } from "./nodes";
import type { Presentation } from "./presentation";

const storageKey = "rowExpansion";

/** The maximum number of rows whose state is stored. */
const maxRows = 500;

/**
 * Stores which rows the user has expanded or collapsed. VS Code keeps this only until the window is reloaded, so it is stored for
 * the workspace.
 */
export class RowExpansion implements Disposable {
  readonly #storage: vscode.Memento;
  readonly #report: (error: unknown) => void;
  readonly #listeners: readonly Disposable[];
  /** The state of rows by ID, with the most recent change last. */
  readonly #expanded: Map<string, boolean>;
  #isSaving = false;

  constructor(
    view: Pick<vscode.TreeView<ExplorerNode>, "onDidExpandElement" | "onDidCollapseElement">,
    storage: vscode.Memento,
    report: (error: unknown) => void,
  ) {
    this.#storage = storage;
    this.#report = report;
    this.#expanded = new Map(parseStored(storage.get(storageKey)));
    this.#listeners = [
      view.onDidExpandElement(({ element }) => this.#note(element, true)),
      view.onDidCollapseElement(({ element }) => this.#note(element, false)),
    ];
  }

  /** Returns the initial state of a row: the state in which the user left it, or the given state if there is none. */
  stateOf(id: string, initial: Presentation["children"]): Presentation["children"] {
    const expanded = this.#expanded.get(id);
    return initial === "none" || expanded === undefined ? initial : expanded ? "expanded" : "collapsed";
  }

  dispose(): void {
    for (const listener of this.#listeners) {
      listener.dispose();
    }
  }

  #note(node: ExplorerNode, isExpanded: boolean): void {
    const id = nodeId(node);
    this.#expanded.delete(id);
    this.#expanded.set(id, isExpanded);
    for (const oldest of [...this.#expanded.keys()].slice(0, -maxRows)) {
      this.#expanded.delete(oldest);
    }
    // Collapse All changes many rows at the same time.
    if (!this.#isSaving) {
      this.#isSaving = true;
      queueMicrotask(() => {
        this.#isSaving = false;
        this.#storage.update(storageKey, [...this.#expanded]).then(undefined, this.#report);
      });
    }
  }
}

function parseStored(stored: unknown): [string, boolean][] {
  return Array.isArray(stored) ? stored.filter(isEntry).slice(-maxRows) : [];
}

function isEntry(value: unknown): value is [string, boolean] {
  return Array.isArray(value) && typeof value[0] === "string" && typeof value[1] === "boolean";
}
