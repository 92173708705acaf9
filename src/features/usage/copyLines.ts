import * as vscode from "vscode";
import { formatCount } from "../../messages/usage";

/** The time in milliseconds for which the status bar shows what was copied. */
const statusMs = 4000;

/** Copies ARNs and IDs to the clipboard, one per line. */
export async function copyLines(lines: readonly string[]): Promise<void> {
  await vscode.env.clipboard.writeText(lines.join("\n"));
  const count = formatCount(lines.length, vscode.env.language);
  vscode.window.setStatusBarMessage(vscode.l10n.t("ARNs and IDs copied: {0}", count), statusMs);
}
