import * as vscode from "vscode";
import type { Disposable } from "../../util/emitter";
import type { ExplorerNode } from "./nodes";

/** VS Code collects changes for 200 ms before it requests rows, so it is idle only after a longer pause. */
const idleMs = 300;

/** The longest that `whenIdle` waits. */
const maxIdleWaitMs = 3000;

/** The longest that `whenRowsRequested` waits. */
const maxRequestWaitMs = 150;

/**
 * Tells VS Code which rows have changed, and estimates when it has rendered them, which no API reports. VS Code drops rows that
 * change while it reveals one, so changes can be paused.
 */
export class TreeUpdates implements Disposable {
  readonly #changed = new vscode.EventEmitter<ExplorerNode | undefined>();
  readonly #groupRequested: Promise<void>;
  #resolveGroupRequested = (): void => undefined;
  /** The time of the last request or change, in milliseconds of `performance.now`. */
  #lastActivity = 0;
  /** Changes to report after the pause. Undefined if there is no pause. */
  #paused: Set<ExplorerNode | undefined> | undefined;

  /** Fires with the row to render again; undefined means the whole tree. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#groupRequested = new Promise((resolve) => (this.#resolveGroupRequested = resolve));
  }

  /** Has VS Code render a row and those below it again, or the whole tree. */
  update(node: ExplorerNode | undefined): void {
    if (this.#paused) {
      this.#paused.add(node);
    } else {
      this.#lastActivity = performance.now();
      this.#changed.fire(node);
    }
  }

  /** Holds changes back until the work is done. */
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
  noteRequest(node: ExplorerNode | undefined): void {
    this.#lastActivity = performance.now();
    if (node?.kind === "group") {
      this.#resolveGroupRequested();
    }
  }

  /** Resolves when VS Code has not requested rows for a while, which means that it has rendered them. */
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
   * Resolves when VS Code has requested the rows below a group, which it does last. Resolves after a short time in any case,
   * because it never requests them if no group is expanded.
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
