import { homedir } from "node:os";
import * as vscode from "vscode";
import type { SignInRequest } from "../../domain/signIn";
import { signInCommand } from "../../domain/signIn";
import type { Version } from "./awsCliVersion";
import { alwaysUsesDeviceCode, isOlder, neededVersion, readAwsCliVersion } from "./awsCliVersion";
import { findProgram } from "./findProgram";
import type { Disposable } from "../../util/emitter";
import { quotedCommand } from "../../messages/credentialsProblem";
import { escapeForNotification } from "../../ui/untrustedText";

/** Matches VS Code's own environment variables, which the AWS CLI does not need. */
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

  /**
   * Signs in with the AWS CLI, or shows the terminal in which it is already running. If the AWS CLI is missing or too old,
   * explains what to do.
   */
  async run(request: SignInRequest): Promise<void> {
    const program = await findProgram("aws");
    const version = program === undefined ? undefined : await readAwsCliVersion(program, programEnvironment());
    const isDeviceCodeImplied = request.kind === "sso" && alwaysUsesDeviceCode(version);
    const command = signInCommand(request, isDeviceCodeImplied ? "sameMachine" : request.browser);
    const text = quotedCommand(command);
    // Check this after searching for the program, because another call may have started the command in the meantime.
    const running = this.#open.get(text);
    if (running) {
      running.show();
      return;
    }
    if (program === undefined) {
      await showCliMissing(text);
      return;
    }
    const needed = neededVersion(request);
    if (version && isOlder(version, needed)) {
      await showCliTooOld(program, version, needed);
      return;
    }
    const terminal = vscode.window.createTerminal({
      name: vscode.l10n.t("AWS Sign-In"),
      iconPath: new vscode.ThemeIcon("key"),
      // Do not use a shell, because it could interpret characters in the AWS profile name. The folder and environment do not come
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
 * Returns the environment of this process, without the variables that settings define for terminals, because a workspace may
 * contain such settings. In remote windows, VS Code adds these variables despite `strictEnv`, so they are removed by name.
 */
function processEnvironment(): Record<string, string | null> {
  const scopes = [undefined, ...(vscode.workspace.workspaceFolders ?? [])];
  const settings = scopes.map((scope) => vscode.workspace.getConfiguration("terminal.integrated.env", scope));
  const configuredNames = settings.flatMap((each) =>
    ["linux", "osx", "windows"].flatMap((os) => Object.keys(each.get(os) ?? {})),
  );
  return { ...Object.fromEntries(configuredNames.map((name) => [name, null])), ...programEnvironment() };
}

/** Returns the environment of this process, without VS Code's own variables. */
function programEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]): [string, string][] =>
      value === undefined || vscodeVariable.test(name) ? [] : [[name, value]],
    ),
  );
}

/** Explains that the AWS CLI is too old for a sign-in, and offers to open the installation guide. */
async function showCliTooOld(program: string, version: Version, needed: Version): Promise<void> {
  const update = vscode.l10n.t("How to Update");
  const message = vscode.l10n.t(
    "The AWS CLI {0} ({1}) is too old for this sign-in, which needs version {2} or later. Update it, then try again.",
    version.join("."),
    escapeForNotification(program),
    needed.join("."),
  );
  if ((await vscode.window.showWarningMessage(message, update)) === update) {
    await openInstallationGuide();
  }
}

async function openInstallationGuide(): Promise<void> {
  await vscode.env.openExternal(
    vscode.Uri.parse("https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html"),
  );
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
    await openInstallationGuide();
  }
}
