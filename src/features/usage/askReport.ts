import * as vscode from "vscode";
import { reportWindows, type ReportWindow } from "../../domain/usage/usageReport";
import { formatUsageWindow } from "../../messages/usage";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import { escapeForLabel } from "../../ui/untrustedText";

/** The user's choices for a report. */
export interface ReportChoices {
  readonly window: ReportWindow;
  /** The tag keys that have a column. */
  readonly tagKeys: readonly string[];
  /** The tag key that rows are grouped by. */
  readonly groupBy?: string;
}

/** Asks for the period, the tags, and the grouping of a report. Returns undefined if the user pressed Esc. */
export async function askReport(title: string, knownKeys: readonly string[]): Promise<ReportChoices | undefined> {
  const window = await askWindow(title);
  const tagKeys = window && (await askTagKeys(title, knownKeys));
  if (!window || !tagKeys) {
    return undefined;
  }
  if (tagKeys.length === 0) {
    return { window, tagKeys };
  }
  const grouping = await askGrouping(title, tagKeys);
  return grouping && { window, tagKeys, ...(grouping.key === undefined ? {} : { groupBy: grouping.key }) };
}

async function askWindow(title: string): Promise<ReportWindow | undefined> {
  await waitForFocusRestore();
  const items = reportWindows.map((window) => ({ label: formatUsageWindow(window), window }));
  const placeHolder = vscode.l10n.t(
    "Period. The IDs in use are listed next: one ListMetrics request or a few for each Region, free for the first million a month.",
  );
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.window;
}

async function askTagKeys(title: string, known: readonly string[]): Promise<readonly string[] | undefined> {
  if (known.length === 0) {
    return [];
  }
  const items = known.map((key) => ({ label: escapeForLabel(key), key }));
  const placeHolder = vscode.l10n.t("Tags to show as columns. None is fine.");
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder, canPickMany: true });
  return chosen?.map(({ key }) => key);
}

async function askGrouping(
  title: string,
  keys: readonly string[],
): Promise<{ readonly key: string | undefined } | undefined> {
  const items = [
    ...keys.map((key) => ({ label: escapeForLabel(key), key: key as string | undefined })),
    { label: vscode.l10n.t("No Groups"), key: undefined },
  ];
  return vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t("Tag to group by, with subtotals") });
}
