import * as vscode from "vscode";
import { formatNumber } from "../../messages/language";
import type { SearchableItem } from "./matchingItems";

/** Returns the last row for a list that is too long to show completely. */
export function moreRow(shown: number, total: number): SearchableItem {
  const { language } = vscode.env;
  return {
    label: vscode.l10n.t(
      "The first {0} of {1}. Type more to narrow the list.",
      formatNumber(shown, language),
      formatNumber(total, language),
    ),
    iconPath: new vscode.ThemeIcon("ellipsis"),
    alwaysShow: true,
  };
}
