import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import type { SignIn } from "../../domain/signIn";
import { signInCommand } from "../../domain/signIn";
import { quotedCommand } from "../../messages/credentialsProblem";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import { escapeForLabel } from "../../ui/untrustedText";
import type { SignInFacts } from "./signInTarget";
import { offerSignIns } from "./signInTarget";
import type { SignInTerminals } from "./signInTerminal";

/** What the handler uses. */
interface SignInServices {
  readonly findFacts: () => Promise<SignInFacts>;
  readonly terminals: SignInTerminals;
  /** Starts to watch the AWS files, so that the sign-in is noticed. */
  readonly watchFiles: () => void;
}

/** Returns the handler that runs the AWS CLI's sign-in for a row or a problem. It asks which one if that is not clear. */
export function signInHandlers({ findFacts, terminals, watchFiles }: SignInServices) {
  return {
    "bedrockProfiles.signIn": async (target) => {
      const { signIns, isGuess } = offerSignIns(target, await findFacts());
      const [only, ...others] = signIns;
      const chosen = only && others.length === 0 && !isGuess ? only : await ask(signIns);
      if (chosen) {
        watchFiles();
        await terminals.run(signInCommand(chosen));
      }
    },
  } satisfies Partial<CommandHandlers>;
}

async function ask(signIns: readonly SignIn[]): Promise<SignIn | undefined> {
  const items = signIns.map((signIn) => ({
    label: escapeForLabel(signIn.awsProfile ?? vscode.l10n.t("Default AWS profile")),
    description:
      signIn.kind === "login" ? vscode.l10n.t("Console sign-in (aws login)") : vscode.l10n.t("IAM Identity Center"),
    detail: escapeForLabel(quotedCommand(signInCommand(signIn))),
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
