import * as vscode from "vscode";
import type { TwoLines } from "../../messages/list";
import type { Remedy } from "../../messages/remedy";
import { remedyTitle } from "../../ui/remedies";
import { escapeForLabel } from "../../ui/untrustedText";
import type { SearchableItem } from "../search/matchingItems";
import type { StepResult } from "./step";

/** A row of a step's quick pick. */
export interface Row<Event> extends SearchableItem {
  /** Identifies the row, so that it stays active when the rows change. */
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

/** Returns a separator line between rows. */
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

/** Returns the rows with `alwaysShow` set, so that typing does not filter them out. */
export function unfiltered<Event>(...rows: readonly Row<Event>[]): Row<Event>[] {
  return rows.map((row) => ({ ...row, alwaysShow: true }));
}

/** The message about a failure that a step shows. It may contain untrusted text. */
export interface Notice extends TwoLines {
  readonly remedies: readonly Remedy[];
}

/**
 * Returns the row to show if no other row matches the typed text. Choosing it clears the text, so that all rows are shown again.
 */
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

/**
 * Returns the rows that show a failure, followed by one row for each remedy. If `retry` is undefined, the `retry` remedy is
 * omitted.
 */
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
