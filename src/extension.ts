import * as vscode from "vscode";
import * as l10n from "@vscode/l10n";
import { detailsViewType } from "./details/lazyDetailsPanels";
import { registerCommands } from "./services/lazyCommands";
import { createReading } from "./services/reading";
import { createReporting } from "./services/reporting";
import { createShowing } from "./services/showing";

/** Builds the services and registers views and commands. Reads no file and makes no request by itself. */
export function activate(context: vscode.ExtensionContext): void {
  if (vscode.l10n.bundle) {
    l10n.config({ contents: vscode.l10n.bundle });
  }
  const reporting = createReporting();
  const reading = createReading(context.globalStorageUri.fsPath, reporting);
  const showing = createShowing(context.extensionUri, reading, reporting);
  context.subscriptions.push(
    ...reporting.disposables,
    ...reading.disposables,
    ...showing.disposables,
    ...registerCommands(context.extension, reading, showing, reporting),
    vscode.window.registerWebviewPanelSerializer(detailsViewType, showing.details),
  );
}
