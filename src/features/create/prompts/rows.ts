import * as vscode from "vscode";
import type { Problem } from "../../../domain/problem";
import { escapeForLabel } from "../../../ui/untrustedText";
import { remedyTitle } from "../../../ui/notifications";
import { formatNotice } from "../notice";
import type { PromptAnswer, PromptContext } from "./prompt";

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

/** The key of the row that carries out a remedy. */
export function remedyKey(remedy: string): string {
  return `remedy ${remedy}`;
}

/** A line between rows. */
export function separator(label: string): Row {
  return { label: escapeForLabel(label), kind: vscode.QuickPickItemKind.Separator };
}

/** A row that only says something. Typing hides it, so that Enter takes the first row that fits. */
export function remark(codicon: string, label: string, detail?: string): Row {
  return {
    label: escapeForLabel(label),
    ...(detail ? { detail: escapeForLabel(detail) } : {}),
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
  const { headline, explanation, remedies } = formatNotice(problem, context.state.draft.name ?? "");
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
