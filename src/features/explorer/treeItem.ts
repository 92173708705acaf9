import * as vscode from "vscode";
import { formatDate, formatDateTime } from "../../messages/dates";
import { formatLabeled } from "../../messages/list";
import type { Icons } from "../../ui/icons";
import { stripControlCharacters } from "../../ui/untrustedText";
import type { Presentation } from "./presentation";
import type { DateFormatter, Tooltip } from "./tooltip";

/** Formats dates for tooltips in the display language of VS Code. */
export const dateFormatter: DateFormatter = {
  dateTime: (date) => formatDateTime(date, vscode.env.language)?.text ?? "",
  date: (date) => formatDate(date, vscode.env.language)?.text ?? "",
};

const collapsibleStates: Readonly<Record<Presentation["children"], vscode.TreeItemCollapsibleState>> = {
  none: vscode.TreeItemCollapsibleState.None,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
};

/** Creates the tree item of a row. Names and descriptions are untrusted, so control characters are removed. */
export function createTreeItem(
  id: string,
  presentation: Presentation,
  icons: Icons,
  command: vscode.Command | undefined,
): vscode.TreeItem {
  const { label, description, icon, contextValue, accessibleLabel, children } = presentation;
  const item = new vscode.TreeItem(stripControlCharacters(label), collapsibleStates[children]);
  item.id = id;
  item.contextValue = contextValue;
  item.accessibilityInformation = { label: stripControlCharacters(accessibleLabel) };
  if (description !== undefined) {
    item.description = stripControlCharacters(description);
  }
  if (icon) {
    item.iconPath = icons.path(icon);
  }
  if (command) {
    item.command = command;
  }
  return item;
}

/** Formats a tooltip as plain text, because Markdown would turn every URL in the untrusted texts into a link. */
export function formatTooltip({ heading, lines }: Tooltip): string {
  const texts = lines.map(({ label, value }) => formatLabeled(label, stripControlCharacters(value)));
  return [stripControlCharacters(heading), ...(texts.length > 0 ? ["", ...texts] : [])].join("\n");
}
