import * as vscode from "vscode";
import type { Disposable } from "../../../util/emitter";
import { keepItemActive } from "../../../pickers/activeRow";
import { waitForRender } from "../../../pickers/rowsArrived";
import { StableItems } from "../../../pickers/stableItems";
import type { PromptAnswer, PromptContext } from "./prompt";
import { setUpStep, show } from "./prompt";
import type { Row } from "./rows";
import { remedyKey, typedKey } from "./rows";

/** The quick pick of a step, whose rows may change while it is open. */
export class StepPicker {
  readonly quickPick = vscode.window.createQuickPick<Row>();
  readonly #context: PromptContext;
  readonly #rows = new StableItems(this.quickPick, waitForRender);

  constructor(context: PromptContext) {
    this.#context = context;
    setUpStep(this.quickPick, context.state);
    this.quickPick.matchOnDescription = true;
    this.quickPick.matchOnDetail = true;
  }

  /** Shows it until it is answered; `disposables` live as long. */
  show(disposables: readonly Disposable[] = []): Promise<PromptAnswer> {
    const { quickPick } = this;
    return show(
      quickPick,
      this.#context,
      () => quickPick.value,
      (settle) => {
        const settleWith = (answer: PromptAnswer | undefined) => answer && settle(answer);
        return [
          quickPick.onDidAccept(() => settleWith(this.#chosenRow()?.choose?.())),
          quickPick.onDidTriggerItemButton(({ item, button }) => settleWith(this.#meant(item)?.press?.(button))),
          keepItemActive(quickPick),
          ...disposables,
        ];
      },
    );
  }

  /** Shows other rows, the one of this key being active, or else the one that was moved to, or else the one to start with. */
  setRows(rows: readonly Row[], activeKey?: string): void {
    const { quickPick } = this;
    const wanted = activeKey ?? this.#movedTo();
    this.#rows.set(rows).catch((error: unknown) => this.#context.report(error));
    const known = wanted === undefined ? undefined : rows.find((row) => row.key === wanted);
    // With a text typed, the row to start with is the first that fits, which VS Code finds by itself: one that does not
    // fit would leave none active. It finds the first of all rows as well, and earlier than it could be told here, where
    // somebody may have moved on by then.
    const active = known ?? (quickPick.value === "" ? firstChoice(rows) : undefined);
    if (active && active !== rows.find(({ kind }) => kind !== vscode.QuickPickItemKind.Separator)) {
      quickPick.activeItems = [active];
    }
  }

  #chosenRow(): Row | undefined {
    return this.#meant(this.quickPick.selectedItems[0]) ?? this.#typedRow();
  }

  #meant(told: Row | undefined): Row | undefined {
    // Where a row takes what is typed, Enter means the text, whatever row stood there before.
    return this.#typedRow() ? told : this.#rows.meant(told);
  }

  /** What was typed, where Enter came before the row for it could be seen. */
  #typedRow(): Row | undefined {
    return this.quickPick.items.find((row) => row.key === typedKey);
  }

  /** The key of the row that the person has moved to. */
  #movedTo(): string | undefined {
    const { activeItems, items } = this.quickPick;
    const key = activeItems[0]?.key;
    return key === firstChoice(items)?.key ? undefined : key;
  }
}

/** The first answer; where there is none, trying again. */
function firstChoice(rows: readonly Row[]): Row | undefined {
  const answers = rows.filter((row) => row.choose && !row.key?.startsWith(remedyKey("")));
  return answers[0] ?? rows.find((row) => row.key === remedyKey("retry"));
}
