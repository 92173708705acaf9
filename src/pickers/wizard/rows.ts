import * as vscode from "vscode";
import type { TwoLines } from "../../messages/list";
import type { Remedy } from "../../messages/remedy";
import { remedyTitle } from "../../ui/remedies";
import { escapeForLabel } from "../../ui/untrustedText";
import type { SearchableItem } from "../search/matchingItems";
import type { StepResult } from "./step";

/** A row of a step's quick pick. */
export interface Row<Event> extends SearchableItem {
  /** Identifies the row when the rows change, so that it stays active. */
  readonly key?: string;
  /** Called when the row is accepted. The step stays open if this returns undefined. */
  readonly choose?: () => StepResult<Event> | undefined;
  /** Called when one of the row's buttons is pressed. The step stays open if this returns undefined. */
  readonly press?: (button: vscode.QuickInputButton) => StepResult<Event> | undefined;
}

/** The key of the row that accepts the typed text. */
export const typedTextKey = "typed";

/** Returns the key of the row that runs a remedy. */
export function remedyKey(remedy: string): string {
  return `remedy ${remedy}`;
}

/** Returns a line between rows. */
export function separator<Event>(label = ""): Row<Event> {
  return { label: escapeForLabel(label), kind: vscode.QuickPickItemKind.Separator };
}

/** Returns a row that only shows a message. Typing filters it out, so that Enter accepts the first matching row. */
export function messageRow<Event>(codicon: string, label: string, detail?: string): Row<Event> {
  return {
    label: escapeForLabel(label),
    ...(detail ? { detail: escapeForLabel(detail) } : {}),
    iconPath: new vscode.ThemeIcon(codicon),
  };
}

/** Rows that typing does not filter out. */
export function unfiltered<Event>(...rows: readonly Row<Event>[]): Row<Event>[] {
  return rows.map((row) => ({ ...row, alwaysShow: true }));
}

/** A failure as a step shows it. May contain untrusted text. */
export interface Notice extends TwoLines {
  readonly remedies: readonly Remedy[];
}

/** Returns the row that is shown if no row matches the typed text. Choosing it clears the text, so that all rows are shown. */
export function noMatchRow<Event>(clear: () => void): Row<Event> {
  return {
    ...messageRow<Event>(
      "info",
      vscode.l10n.t("No match"),
      vscode.l10n.t("Press Enter to clear the text and show all."),
    ),
    alwaysShow: true,
    choose: () => {
      clear();
      return undefined;
    },
  };
}

/** Rows that show a failure and a row for each remedy. Without `retry`, the remedy of that name has no row. */
export function noticeRows<Event>(
  { headline, explanation, remedies }: Notice,
  runRemedy: (remedy: Remedy) => void,
  retry?: () => void,
): Row<Event>[] {
  const offered = remedies.filter((remedy) => remedy !== "retry" || retry !== undefined);
  return [
    messageRow("error", headline, explanation),
    ...offered.map((remedy): Row<Event> => ({
      key: remedyKey(remedy),
      label: remedyTitle(remedy),
      iconPath: new vscode.ThemeIcon(remedy === "retry" ? "refresh" : "arrow-small-right"),
      choose: () => {
        if (remedy === "retry") {
          retry?.();
        } else {
          runRemedy(remedy);
        }
        return undefined;
      },
    })),
  ];
}
