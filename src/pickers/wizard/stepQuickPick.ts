import * as vscode from "vscode";
import type { Disposable } from "../../util/emitter";
import { keepItemActive } from "../activeRow";
import { waitForRender } from "../rowsArrived";
import { StableItems } from "../stableItems";
import type { Row } from "./rows";
import { remedyKey, typedTextKey } from "./rows";
import type { StepContext, StepResult } from "./step";
import { setUpStep, showStep } from "./step";

/** A step that is a quick pick. Its rows may change while it is open. */
export class StepQuickPick<Event> {
  readonly quickPick = vscode.window.createQuickPick<Row<Event>>();
  readonly #context: StepContext;
  readonly #rows = new StableItems(this.quickPick, waitForRender);
  /** The number of loads started. Only the latest one counts. */
  #loads = 0;

  constructor(context: StepContext) {
    this.#context = context;
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
        keepItemActive(quickPick),
        { dispose: () => (this.#loads += 1) },
        ...disposables,
      ];
    });
  }

  /**
   * Replaces the rows. The active row is the one with `activeKey`, or else the one that the user has moved to, or else the
   * first answer.
   */
  setRows(rows: readonly Row<Event>[], activeKey?: string): void {
    const { quickPick } = this;
    const wantedKey = activeKey ?? this.#movedToKey();
    this.#rows.set(rows).catch((error: unknown) => this.#context.report(error));
    const wanted = wantedKey === undefined ? undefined : rows.find((row) => row.key === wantedKey);
    // While text is typed, VS Code itself activates the first matching row. Setting one that does not match would leave no
    // row active. VS Code also activates the first row of all by itself, earlier than an assignment could arrive, by which
    // time the user may have moved on.
    const active = wanted ?? (quickPick.value === "" ? firstChoice(rows) : undefined);
    if (active && active !== rows.find(({ kind }) => kind !== vscode.QuickPickItemKind.Separator)) {
      quickPick.activeItems = [active];
    }
  }

  /** Shows the progress bar until `work` is done. Returns false if another load has started or the step has ended by then. */
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

  #acceptedRow(): Row<Event> | undefined {
    return this.#resolveRow(this.quickPick.selectedItems[0]) ?? this.#typedTextRow();
  }

  #resolveRow(reported: Row<Event> | undefined): Row<Event> | undefined {
    // If a row accepts the typed text, Enter means the text, whatever row was in its place before.
    return this.#typedTextRow() ? reported : this.#rows.resolve(reported);
  }

  /** The row for the typed text, if Enter came before VS Code could show the row. */
  #typedTextRow(): Row<Event> | undefined {
    return this.quickPick.items.find((row) => row.key === typedTextKey);
  }

  /** The key of the row that the user has moved to. */
  #movedToKey(): string | undefined {
    const { activeItems, items } = this.quickPick;
    const key = activeItems[0]?.key;
    return key === firstChoice(items)?.key ? undefined : key;
  }
}

/** The first row that answers the step, or else the row that retries. */
function firstChoice<Event>(rows: readonly Row<Event>[]): Row<Event> | undefined {
  const answer = rows.find((row) => row.choose && !row.key?.startsWith(remedyKey("")));
  return answer ?? rows.find((row) => row.key === remedyKey("retry"));
}
