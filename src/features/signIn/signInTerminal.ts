import { homedir } from "node:os";
import * as vscode from "vscode";
import { findProgram } from "./findProgram";
import type { Disposable } from "../../util/emitter";
import { quotedCommand } from "../../messages/credentialsProblem";
import { escapeForNotification } from "../../ui/untrustedText";

/** VS Code's own variables, which the AWS CLI does not need. */
const vscodeVariable = /^(VSCODE_|ELECTRON_)/i;

/** Runs sign-in commands of the AWS CLI in terminals. A command that is still running is not started again. */
export class SignInTerminals implements Disposable {
  readonly #open = new Map<string, vscode.Terminal>();
  readonly #listener: Disposable;

  /** `onDidSignIn` is called when a sign-in has succeeded. */
  constructor(onDidSignIn: () => void) {
    this.#listener = vscode.window.onDidCloseTerminal((closed) => {
      const [command] = [...this.#open].find(([, terminal]) => terminal === closed) ?? [];
      if (command !== undefined) {
        this.#open.delete(command);
        if (closed.exitStatus?.code === 0) {
          onDidSignIn();
        }
      }
    });
  }

  /** Runs a command of the AWS CLI, or shows the terminal where it is running. Explains what to do if there is no AWS CLI. */
  async run(command: readonly ["aws", ...string[]]): Promise<void> {
    const text = quotedCommand(command);
    const program = await findProgram("aws");
    // Checked after the search for the program, because another call may have started the command meanwhile.
    const running = this.#open.get(text);
    if (running) {
      running.show();
      return;
    }
    if (program === undefined) {
      await showCliMissing(text);
      return;
    }
    const terminal = vscode.window.createTerminal({
      name: vscode.l10n.t("AWS Sign-In"),
      iconPath: new vscode.ThemeIcon("key"),
      // There is no shell, because it could interpret characters in the AWS profile's name. Folder and environment do not come
      // from the workspace.
      shellPath: program,
      shellArgs: command.slice(1),
      cwd: homedir(),
      env: processEnvironment(),
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
 * The environment of this process, without the variables that settings define for terminals, because a workspace may contain
 * these settings. In remote windows VS Code adds them in spite of `strictEnv`, so each one is removed by name.
 */
function processEnvironment(): Record<string, string | null> {
  const variables = Object.entries(process.env).flatMap(([name, value]): [string, string][] =>
    value === undefined || vscodeVariable.test(name) ? [] : [[name, value]],
  );
  const scopes = [undefined, ...(vscode.workspace.workspaceFolders ?? [])];
  const settings = scopes.map((scope) => vscode.workspace.getConfiguration("terminal.integrated.env", scope));
  const configuredNames = settings.flatMap((each) =>
    ["linux", "osx", "windows"].flatMap((os) => Object.keys(each.get(os) ?? {})),
  );
  return { ...Object.fromEntries(configuredNames.map((name) => [name, null])), ...Object.fromEntries(variables) };
}

/** Explains that the AWS CLI is missing, and offers to copy the command or to open the installation guide. */
async function showCliMissing(command: string): Promise<void> {
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
