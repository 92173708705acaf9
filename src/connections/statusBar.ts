import * as vscode from "vscode";
import { commands } from "../commands";
import { commandLink } from "../ui/runCommand";
import type { Connections } from "./connections";
import type { Disposable } from "../util/emitter";
import { formatConnections } from "../messages/connections";
import { escapeForLabel, stripControlCharacters } from "../ui/untrustedText";

/**
 * Shows the current connections in the status bar. The item is created when the connections are known, because most windows do
 * not use any.
 */
export class ConnectionStatusBarItem implements Disposable {
  readonly #connections: Connections;
  readonly #listener: Disposable;
  #item: vscode.StatusBarItem | undefined;

  constructor(connections: Connections) {
    this.#connections = connections;
    this.#listener = connections.onDidChange(() => this.#update());
  }

  dispose(): void {
    this.#listener.dispose();
    this.#item?.dispose();
  }

  #update(): void {
    const { awsProfiles, credentials, current } = this.#connections;
    const { text, sentence } = formatConnections(awsProfiles, current, vscode.env.language, credentials);
    const item = (this.#item ??= createItem());
    item.text = `$(cloud) ${escapeForLabel(text)}`;
    item.tooltip = stripControlCharacters(sentence);
    item.accessibilityInformation = { label: stripControlCharacters(sentence), role: "button" };
    item.show();
  }
}

function createItem(): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem("connection", vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t("Bedrock Connection");
  item.command = commandLink(commands.selectAwsProfiles);
  return item;
}
