import * as vscode from "vscode";
import type { Disposable } from "../../util/emitter";
import { waitForRender } from "../rowsArrived";
import { moreRow } from "../search/moreRow";
import { MatchingItems } from "../search/matchingItems";
import type { Row } from "./rows";
import { noMatchRow, remedyKey, typedTextKey } from "./rows";
import type { StepContext, StepResult } from "./step";
import { setUpStep, showStep } from "./step";

/** Returns the rows to show if no row matches the typed text, instead of the default row. */
export type NoMatchRows<Event> = (typed: string, clear: () => void) => readonly Row<Event>[];

/** A step that shows a quick pick whose rows may change while it is open. */
export class StepQuickPick<Event> {
  readonly quickPick = vscode.window.createQuickPick<Row<Event>>();
  readonly #context: StepContext;
  readonly #rows: MatchingItems<Row<Event>>;
  /** Whether any row is shown regardless of the typed text. */
  #hasPinnedRow = false;
  /** The number of loads started. Only the most recent load is used. */
  #loads = 0;

  constructor(context: StepContext, noMatchRows: NoMatchRows<Event> = (_, clear) => [noMatchRow(clear)]) {
    this.#context = context;
    this.#rows = new MatchingItems<Row<Event>>(this.quickPick, waitForRender, {
      noMatch: (typed) => (this.#hasPinnedRow ? [] : noMatchRows(typed, () => this.#clearText())),
      more: moreRow,
    });
    setUpStep(this.quickPick, context);
    this.quickPick.matchOnDescription = true;
    this.quickPick.matchOnDetail = true;
  }

  /** Shows the step until it ends, then disposes of `disposables`. */
  show(disposables: readonly Disposable[] = []): Promise<StepResult<Event>> {
    const { quickPick } = this;
    return showStep<Event>(quickPick, this.#context, (resolve) => {
      const resolveIfEnded = (result: StepResult<Event> | undefined) => result && resolve(result);
      return [
        quickPick.onDidAccept(() => resolveIfEnded(this.#acceptedRow()?.choose?.())),
        quickPick.onDidTriggerItemButton(({ item, button }) => resolveIfEnded(this.#resolveRow(item)?.press?.(button))),
        quickPick.onDidChangeValue(() => this.#detach(this.#rows.show())),
        { dispose: () => (this.#loads += 1) },
        ...disposables,
      ];
    });
  }

  /**
   * Replaces the rows. Activates the row with `activeKey` if there is one, otherwise the row that the user has moved to, and
   * otherwise the first answer.
   */
  setRows(rows: readonly Row<Event>[], activeKey?: string): void {
    const { quickPick } = this;
    const wantedKey = activeKey ?? this.#movedToKey();
    this.#hasPinnedRow = rows.some(({ alwaysShow }) => alwaysShow);
    this.#detach(this.#rows.set(rows));
    const shown = quickPick.items;
    const wanted = wantedKey === undefined ? undefined : shown.find((row) => row.key === wantedKey);
    // VS Code activates the first row by default, or the first match if text was typed. It does so before an assignment could
    // take effect, and by then the user may have moved to another row.
    const active = wanted ?? (quickPick.value === "" ? firstChoice(shown) : undefined);
    if (active && active !== shown.find(({ kind }) => kind !== vscode.QuickPickItemKind.Separator)) {
      quickPick.activeItems = [active];
    }
  }

  /**
   * Shows the progress bar until `work` is complete. Returns false if another load has started or the step has ended in the
   * meantime.
   */
  async load(work: Promise<unknown>): Promise<boolean> {
    this.#loads += 1;
    const load = this.#loads;
    this.quickPick.busy = true;
    try {
      await work;
    } finally {
      if (load === this.#loads) {
        this.quickPick.busy = false;
      }
    }
    return load === this.#loads;
  }

  #clearText(): void {
    this.quickPick.value = "";
    this.#detach(this.#rows.show());
  }

  #detach(work: Promise<void>): void {
    work.catch((error: unknown) => this.#context.report(error));
  }

  #acceptedRow(): Row<Event> | undefined {
    return this.#resolveRow(this.quickPick.selectedItems[0]) ?? this.#typedTextRow();
  }

  #resolveRow(reported: Row<Event> | undefined): Row<Event> | undefined {
    // If a row accepts the typed text, Enter applies to that text, even if another row was in that position before.
    return this.#typedTextRow() ? reported : this.#rows.resolve(reported);
  }

  /** Returns the row for the typed text, which applies even if the user pressed Enter before VS Code could show it. */
  #typedTextRow(): Row<Event> | undefined {
    return this.quickPick.items.find((row) => row.key === typedTextKey);
  }

  /** Returns the key of the row that the user has moved to. */
  #movedToKey(): string | undefined {
    const { activeItems, items } = this.quickPick;
    const key = activeItems[0]?.key;
    return key === firstChoice(items)?.key ? undefined : key;
  }
}

/** Returns the first row that answers the step or, if there is none, the row that retries. */
function firstChoice<Event>(rows: readonly Row<Event>[]): Row<Event> | undefined {
  const answer = rows.find((row) => row.choose && !row.key?.startsWith(remedyKey("")));
  return answer ?? rows.find((row) => row.key === remedyKey("retry"));
}
