import * as vscode from "vscode";
import type { Disposable } from "../../util/emitter";
import type { ExplorerNode } from "./nodes";

/**
 * The time in milliseconds without requests after which VS Code is considered idle. It is longer than the 200 ms for which VS
 * Code collects changes before it requests rows.
 */
const idleMs = 300;

/** The maximum time that `whenIdle` waits, in milliseconds. */
const maxIdleWaitMs = 3000;

/** The maximum time that `whenRowsRequested` waits, in milliseconds. */
const maxRequestWaitMs = 150;

/**
 * Notifies VS Code of changed rows and estimates when it has rendered them, because no API reports this. Changes can be paused,
 * because VS Code drops rows that change while it reveals a row.
 */
export class TreeUpdates implements Disposable {
  readonly #changed = new vscode.EventEmitter<ExplorerNode | undefined>();
  readonly #groupRequested: Promise<void>;
  #resolveGroupRequested = (): void => undefined;
  /** The time of the last request or change, in milliseconds, according to `performance.now`. */
  #lastActivity = 0;
  /** The changes to report after the pause, or undefined if changes are not paused. */
  #paused: Set<ExplorerNode | undefined> | undefined;

  /** Fires with the row to redraw, or undefined for the entire tree. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#groupRequested = new Promise((resolve) => (this.#resolveGroupRequested = resolve));
  }

  /** Makes VS Code redraw a row and its descendants, or the entire tree if the node is undefined. */
  update(node: ExplorerNode | undefined): void {
    if (this.#paused) {
      this.#paused.add(node);
    } else {
      this.#lastActivity = performance.now();
      this.#changed.fire(node);
    }
  }

  /** Delays changes until the work is complete. */
  async pauseDuring(work: () => Promise<void>): Promise<void> {
    this.#paused = new Set();
    try {
      await work();
    } finally {
      const changes = this.#paused;
      this.#paused = undefined;
      changes.forEach((node) => this.update(node));
    }
  }

  /** Records that VS Code has requested the rows below a node, or the roots. */
  recordRequest(node: ExplorerNode | undefined): void {
    this.#lastActivity = performance.now();
    if (node?.kind === "group") {
      this.#resolveGroupRequested();
    }
  }

  /** Resolves when VS Code has not requested rows for a while, which indicates that it has rendered them. */
  async whenIdle(): Promise<void> {
    for (const end = performance.now() + maxIdleWaitMs; performance.now() < end;) {
      const remaining = this.#lastActivity + idleMs - performance.now();
      if (remaining <= 0) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, remaining));
    }
  }

  /**
   * Resolves when VS Code has requested the rows below a group, which it requests last. If no group is expanded, VS Code never
   * requests these rows, so this method always resolves after a short time.
   */
  async whenRowsRequested(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<void>((resolve) => (timer = setTimeout(resolve, maxRequestWaitMs)));
    await Promise.race([this.#groupRequested, timeout]);
    clearTimeout(timer);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
