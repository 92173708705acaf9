import * as vscode from "vscode";
import type { SignIn } from "../../domain/signIn";
import { commandOf } from "../../domain/signIn";
import { quotedCommand } from "../../messages/credentialsProblem";
import { escapeForLabel } from "../../ui/untrustedText";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import type { SignInTerminals } from "./signInTerminal";
import type { Register } from "../../ui/commandHandlers";
import type { SignInFacts } from "./signInTarget";
import { offerSignIns } from "./signInTarget";

/** What signing in works with. */
export interface SignInServices {
  readonly findFacts: () => Promise<SignInFacts>;
  readonly terminals: SignInTerminals;
  /** Has the files watched from now on, so that the sign-in is noticed. */
  readonly watchFiles: () => void;
}

/** Registers `signIn`: the AWS CLI's sign-in for a row, a problem, or one that is asked for. */
export function registerSignInCommand(register: Register, { findFacts, terminals, watchFiles }: SignInServices): void {
  register("signIn", async (argument) => {
    const { signIns, isGuess } = offerSignIns(argument, await findFacts());
    const [only, ...others] = signIns;
    const chosen = only && others.length === 0 && !isGuess ? only : await ask(signIns);
    if (chosen) {
      watchFiles();
      await terminals.run(commandOf(chosen));
    }
  });
}

async function ask(signIns: readonly SignIn[]): Promise<SignIn | undefined> {
  const items = signIns.map((signIn) => ({
    label: escapeForLabel(signIn.awsProfile ?? vscode.l10n.t("Default AWS profile")),
    description:
      signIn.kind === "login" ? vscode.l10n.t("Console sign-in (aws login)") : vscode.l10n.t("IAM Identity Center"),
    detail: escapeForLabel(quotedCommand(commandOf(signIn))),
    signIn,
  }));
  await waitForFocusRestore();
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Sign In to AWS"),
    placeHolder: vscode.l10n.t("AWS profile to sign in to"),
    matchOnDescription: true,
  });
  return chosen?.signIn;
}
