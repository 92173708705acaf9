import { homedir } from "node:os";
import * as vscode from "vscode";
import { findProgram } from "./findProgram";
import type { Disposable } from "../../util/emitter";
import { quotedCommand } from "../../messages/credentialsProblem";
import { escapeForNotification } from "../../ui/untrustedText";

/** Variables that lead the AWS CLI nowhere and are the editor's own. */
const editorsOwn = /^(VSCODE_|ELECTRON_)/i;

/** Runs sign-ins of the AWS CLI in terminals, one at a time for each command. */
export class SignInTerminals implements Disposable {
  readonly #open = new Map<string, vscode.Terminal>();
  readonly #listener: Disposable;

  /** `onDone` hears when a sign-in has ended well. */
  constructor(onDone: () => void) {
    this.#listener = vscode.window.onDidCloseTerminal((closed) => {
      const [command] = [...this.#open].find(([, terminal]) => terminal === closed) ?? [];
      if (command !== undefined) {
        this.#open.delete(command);
        if (closed.exitStatus?.code === 0) {
          onDone();
        }
      }
    });
  }

  /** Runs a command of the AWS CLI, or shows the terminal in which it runs already. Without an AWS CLI, says what to do. */
  async run(command: readonly ["aws", ...string[]]): Promise<void> {
    const text = quotedCommand(command);
    const program = await findProgram("aws");
    // Asked for only now, because it may have been started while the program was looked for.
    const running = this.#open.get(text);
    if (running) {
      running.show();
      return;
    }
    if (program === undefined) {
      await formatCredentialsMissing(text);
      return;
    }
    const terminal = vscode.window.createTerminal({
      name: vscode.l10n.t("AWS Sign-In"),
      iconPath: new vscode.ThemeIcon("key"),
      // No shell, which could take an AWS profile's name apart, and nothing of a workspace: neither its folder nor the
      // variables of its settings.
      shellPath: program,
      shellArgs: command.slice(1),
      cwd: homedir(),
      env: ownEnvironment(),
      strictEnv: true,
      isTransient: true,
    });
    this.#open.set(text, terminal);
    terminal.show();
  }

  dispose(): void {
    this.#listener.dispose();
  }
}

/**
 * The environment of this process, and none of the variables that settings have for terminals, which a workspace can be the
 * source of: in a remote window they come in even where `strictEnv` asks for others only, unless each is taken out by name.
 */
function ownEnvironment(): Record<string, string | null> {
  const own = Object.entries(process.env).flatMap(([name, value]): [string, string][] =>
    value === undefined || editorsOwn.test(name) ? [] : [[name, value]],
  );
  const scopes = [undefined, ...(vscode.workspace.workspaceFolders ?? [])];
  const settings = scopes.map((scope) => vscode.workspace.getConfiguration("terminal.integrated.env", scope));
  const set = settings.flatMap((each) => ["linux", "osx", "windows"].flatMap((os) => Object.keys(each.get(os) ?? {})));
  return { ...Object.fromEntries(set.map((name) => [name, null])), ...Object.fromEntries(own) };
}

async function formatCredentialsMissing(command: string): Promise<void> {
  const copy = vscode.l10n.t("Copy Command");
  const install = vscode.l10n.t("How to Install");
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      "The AWS CLI was not found on this machine. Install it, or run {0} where the AWS CLI uses the same config files.",
      escapeForNotification(command),
    ),
    copy,
    install,
  );
  if (chosen === copy) {
    await vscode.env.clipboard.writeText(command);
    vscode.window.setStatusBarMessage(vscode.l10n.t("Command copied"), 4000);
  } else if (chosen === install) {
    await vscode.env.openExternal(
      vscode.Uri.parse("https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html"),
    );
  }
}
