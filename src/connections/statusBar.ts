import * as vscode from "vscode";
import type { Connections } from "./connections";
import type { Disposable } from "../util/emitter";
import { tellConnections } from "../messages/connections";
import { plainInLabel, withoutControls } from "../ui/untrustedText";

/** The status bar's item that names the connections in use. There is none before they are known: most windows use none. */
export class ConnectionStatus implements Disposable {
  readonly #connections: Connections;
  readonly #listener: Disposable;
  #item: vscode.StatusBarItem | undefined;

  constructor(connections: Connections) {
    this.#connections = connections;
    this.#listener = connections.onDidChange(() => this.#show());
  }

  dispose(): void {
    this.#listener.dispose();
    this.#item?.dispose();
  }

  #show(): void {
    const { awsProfiles, current } = this.#connections;
    const { text, sentence } = tellConnections(awsProfiles, current, vscode.env.language);
    const item = (this.#item ??= createItem());
    item.text = `$(cloud) ${plainInLabel(text)}`;
    item.tooltip = withoutControls(sentence);
    item.accessibilityInformation = { label: withoutControls(sentence), role: "button" };
    item.show();
  }
}

function createItem(): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem("connection", vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t("Bedrock Connection");
  item.command = "bedrockProfiles.selectAwsProfiles";
  return item;
}
