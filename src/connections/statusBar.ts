import * as vscode from "vscode";
import { commands } from "../commands";
import { commandLink } from "../ui/runCommand";
import type { Connections } from "./connections";
import type { Disposable } from "../util/emitter";
import type { CredentialsState } from "../messages/connections";
import { formatConnections } from "../messages/connections";
import { escapeForLabel, stripControlCharacters } from "../ui/untrustedText";

/** The accounts and sign-ins of the connections, which are known only after the first requests. */
export interface ObservedCredentials {
  read(): Omit<CredentialsState, "credentials">;
  /** Calls the listener when the result of `read` may have changed. */
  onDidChange(listener: () => void): readonly Disposable[];
}

/**
 * Shows the current connections in the status bar. The item is created when the connections are known, because most windows do
 * not use any.
 */
export class ConnectionStatusBarItem implements Disposable {
  readonly #connections: Connections;
  readonly #observed: ObservedCredentials;
  readonly #listeners: readonly Disposable[];
  #item: vscode.StatusBarItem | undefined;

  constructor(connections: Connections, observed: ObservedCredentials) {
    this.#connections = connections;
    this.#observed = observed;
    this.#listeners = [
      connections.onDidChange(() => {
        this.#item ??= createItem();
        this.#update();
      }),
      ...observed.onDidChange(() => this.#update()),
    ];
  }

  dispose(): void {
    for (const listener of this.#listeners) {
      listener.dispose();
    }
    this.#item?.dispose();
  }

  #update(): void {
    const item = this.#item;
    if (!item) {
      return;
    }
    const { awsProfiles, credentials, current, mayHaveCredentials } = this.#connections;
    const isNothingSetUp = current.length === 0 && !mayHaveCredentials;
    const { text, sentence } = formatConnections(awsProfiles, current, vscode.env.language, {
      credentials,
      ...this.#observed.read(),
      ...(isNothingSetUp && { signIn: "missing" }),
    });
    const label = `$(cloud) ${escapeForLabel(text)}`;
    const tooltip = stripControlCharacters(sentence);
    // Regions change often while they load, and each assignment sends a message to the window.
    if (item.text !== label || item.tooltip !== tooltip) {
      item.text = label;
      item.tooltip = tooltip;
      item.accessibilityInformation = { label: tooltip, role: "button" };
    }
    item.show();
  }
}

function createItem(): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem("connection", vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t("Bedrock Connection");
  item.command = commandLink(commands.selectAwsProfiles);
  return item;
}
