import { hostname } from "node:os";
import * as vscode from "vscode";
import type { SignIn } from "../../domain/awsProfile";
import type { SignInBrowser } from "../../domain/signIn";
import { signInCommand } from "../../domain/signIn";
import { quotedCommand } from "../../messages/credentialsProblem";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import { escapeForLabel } from "../../ui/untrustedText";

/**
 * The storage key of the choice. It contains the name of the machine, because VS Code stores the value on the client. The value
 * is not synchronized.
 */
const key = `signInBrowser/${hostname()}`;

/**
 * Returns whether the browser may be on a different machine than the AWS CLI, as in a remote window, a container, or code-server.
 */
export function isBrowserElsewhere(): boolean {
  return vscode.env.remoteName !== undefined || vscode.env.uiKind === vscode.UIKind.Web;
}

/**
 * Returns the browser for a sign-in. If VS Code runs on this machine, this is the browser on this machine. Otherwise, it is the
 * previous choice on this machine, unless `askAgain` is true, or else the user's new choice. Returns undefined if the user
 * pressed Esc.
 */
export async function chooseBrowser(
  signIn: SignIn,
  storage: vscode.Memento,
  askAgain: boolean,
): Promise<SignInBrowser | undefined> {
  if (!isBrowserElsewhere()) {
    return "sameMachine";
  }
  const stored = storage.get(key);
  const last = stored === "sameMachine" || stored === "otherMachine" ? stored : undefined;
  if (last !== undefined && !askAgain) {
    return last;
  }
  const chosen = await ask(signIn, last);
  if (chosen !== undefined) {
    await storage.update(key, chosen);
  }
  return chosen;
}

async function ask(signIn: SignIn, last: SignInBrowser | undefined): Promise<SignInBrowser | undefined> {
  const labels: Record<SignInBrowser, string> = {
    sameMachine: vscode.l10n.t("Browser on the same machine as the AWS CLI"),
    otherMachine: vscode.l10n.t("Browser on another machine (you enter a code)"),
  };
  const browsers: readonly SignInBrowser[] =
    last === "sameMachine" ? ["sameMachine", "otherMachine"] : ["otherMachine", "sameMachine"];
  await waitForFocusRestore();
  const chosen = await vscode.window.showQuickPick(
    browsers.map((browser) => ({
      browser,
      label: labels[browser],
      ...(browser === last ? { description: vscode.l10n.t("Last used on this machine") } : {}),
      detail: escapeForLabel(quotedCommand(signInCommand(signIn, browser))),
    })),
    {
      title: vscode.l10n.t("Sign In to AWS"),
      placeHolder: vscode.l10n.t("The AWS CLI runs on a remote machine. Where is your browser?"),
    },
  );
  return chosen?.browser;
}
