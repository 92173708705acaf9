import * as vscode from "vscode";
import { formatCount } from "../../messages/usage";

/** How long the status bar says what was copied, in milliseconds. */
const statusMs = 4000;

/** Copies ARNs and IDs to the clipboard, one per line. */
export async function copyLines(lines: readonly string[]): Promise<void> {
  await vscode.env.clipboard.writeText(lines.join("\n"));
  const count = formatCount(lines.length, vscode.env.language);
  vscode.window.setStatusBarMessage(vscode.l10n.t("ARNs and IDs copied: {0}", count), statusMs);
}
