import * as vscode from "vscode";
import type { Disposable } from "../../core/emitter";
import type { Problem } from "../../core/problem";
import { keepRowActive } from "../../ui/activeRow";
import { plainInLabel } from "../../ui/foreignText";
import { remedyTitle } from "../../ui/problems";
import { rowsArrived } from "../../ui/rowsArrived";
import { SteadyRows } from "../../ui/steadyRows";
import { tellNotice } from "../notice";
import type { PromptAnswer, PromptContext } from "./prompt";
import { setUpStep, show } from "./prompt";

/** A row of a step's quick pick. */
export interface Row extends vscode.QuickPickItem {
  /** Tells the row among those that are shown after it. */
  readonly key?: string;
  /** What choosing the row does; the step stays open where that gives nothing. */
  readonly choose?: () => PromptAnswer | undefined;
  /** What pressing one of the row's buttons does. */
  readonly press?: (button: vscode.QuickInputButton) => PromptAnswer | undefined;
}

/** The key of a row that takes what is typed. */
export const typedKey = "typed";

/** A quick pick of a step. */
export type Picker = vscode.QuickPick<Row>;

/** The rows of the quick picks that are open, with what has to be told of a failure to show them. */
const rowsOf = new WeakMap<Picker, { steady: SteadyRows<Row>; report: PromptContext["report"] }>();

/** Makes a step's quick pick. */
export function createPicker({ state, report }: PromptContext): Picker {
  const picker = vscode.window.createQuickPick<Row>();
  rowsOf.set(picker, { steady: new SteadyRows(picker, rowsArrived), report });
  setUpStep(picker, state);
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  return picker;
}

/** Shows a step's quick pick until it is answered; `disposables` live as long. */
export function showPicker(
  picker: Picker,
  context: PromptContext,
  disposables: readonly Disposable[] = [],
): Promise<PromptAnswer> {
  // Where a row takes what is typed, Enter means the text, whatever row stood there before.
  const meant = (told: Row | undefined) => (typedRow(picker) ? told : rowsOf.get(picker)?.steady.meant(told));
  return show(
    picker,
    context,
    () => picker.value,
    (settle) => {
      const settleWith = (answer: PromptAnswer | undefined) => answer && settle(answer);
      return [
        picker.onDidAccept(() => settleWith((meant(picker.selectedItems[0]) ?? typedRow(picker))?.choose?.())),
        picker.onDidTriggerItemButton(({ item, button }) => settleWith(meant(item)?.press?.(button))),
        keepRowActive(picker),
        ...disposables,
      ];
    },
  );
}

/** What was typed, where Enter came before the row for it could be seen. */
function typedRow(picker: Picker): Row | undefined {
  return picker.items.find((row) => row.key === typedKey);
}

/** Shows other rows, the one of this key being active, or else the one that was moved to, or else the one to start with. */
export function setRows(picker: Picker, rows: readonly Row[], activeKey?: string): void {
  const wanted = activeKey ?? movedTo(picker);
  const { steady, report } = rowsOf.get(picker) ?? {};
  steady?.set(rows).catch((error: unknown) => report?.(error));
  const known = wanted === undefined ? undefined : rows.find((row) => row.key === wanted);
  // With a text typed, the row to start with is the first that fits, which VS Code finds by itself: one that does not
  // fit would leave none active. It finds the first of all rows as well, and earlier than it could be told here, where
  // somebody may have moved on by then.
  const active = known ?? (picker.value === "" ? firstChoice(rows) : undefined);
  if (active && active !== rows.find(({ kind }) => kind !== vscode.QuickPickItemKind.Separator)) {
    picker.activeItems = [active];
  }
}

/** The key of the row that the person has moved to. */
function movedTo(picker: Picker): string | undefined {
  const key = picker.activeItems[0]?.key;
  return key === firstChoice(picker.items)?.key ? undefined : key;
}

/** The first answer; where there is none, trying again. */
function firstChoice(rows: readonly Row[]): Row | undefined {
  const answers = rows.filter((row) => row.choose && !row.key?.startsWith(remedyKey("")));
  return answers[0] ?? rows.find((row) => row.key === remedyKey("retry"));
}

function remedyKey(remedy: string): string {
  return `remedy ${remedy}`;
}

/** A line between rows. */
export function separator(label: string): Row {
  return { label: plainInLabel(label), kind: vscode.QuickPickItemKind.Separator };
}

/** A row that only says something. Typing hides it, so that Enter takes the first row that fits. */
export function remark(codicon: string, label: string, detail?: string): Row {
  return {
    label: plainInLabel(label),
    ...(detail ? { detail: plainInLabel(detail) } : {}),
    iconPath: new vscode.ThemeIcon(codicon),
  };
}

/** Rows that stay whatever is typed: those that stand alone. */
export function lasting(...rows: readonly Row[]): Row[] {
  return rows.map((row) => ({ ...row, alwaysShow: true }));
}

/**
 * The rows that tell a problem, with its next steps. `retry` is what trying again means here; without one there is no row
 * for it.
 */
export function problemRows(problem: Problem, context: PromptContext, retry?: () => void): Row[] {
  const { headline, explanation, remedies } = tellNotice(problem, context.state.draft.name ?? "");
  const offered = remedies.filter((remedy) => remedy !== "retry" || retry !== undefined);
  return [
    remark("error", headline, explanation),
    ...offered.map((remedy): Row => ({
      key: remedyKey(remedy),
      label: remedyTitle(remedy),
      iconPath: new vscode.ThemeIcon(remedy === "retry" ? "refresh" : "arrow-small-right"),
      choose: () => {
        if (remedy === "retry") {
          retry?.();
        } else {
          context.problems.carryOut(remedy, problem).catch((error: unknown) => context.report(error));
        }
        return undefined;
      },
    })),
  ];
}
