import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import type { ConfigFinding } from "../../domain/configFinding";
import type { SignIn } from "../../domain/awsProfile";
import { signInCommand, usesSession } from "../../domain/signIn";
import { formatFinding } from "../../messages/configFinding";
import { quotedCommand } from "../../messages/credentialsProblem";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import { openAtLine } from "../../ui/openAtLine";
import { escapeForLabel, escapeForNotification } from "../../ui/untrustedText";
import { chooseBrowser } from "./signInBrowser";
import type { SignInFacts } from "./signInTarget";
import { offerSignIns } from "./signInTarget";
import type { SignInTerminals } from "./signInTerminal";

/** The dependencies of the handler. */
interface SignInServices {
  readonly findFacts: () => Promise<SignInFacts>;
  readonly terminals: SignInTerminals;
  /** The storage for the browser that was chosen on this machine. */
  readonly storage: vscode.Memento;
  /** Starts watching the AWS files, so that the sign-in is detected. */
  readonly watchFiles: () => void;
}

/**
 * Returns the handler that runs the AWS CLI to sign in for a row or a problem. If there are several sign-ins, asks the user to
 * choose one.
 */
export function signInHandlers({ findFacts, terminals, storage, watchFiles }: SignInServices) {
  return {
    "bedrockProfiles.signIn": async (target) => {
      const facts = await findFacts();
      const { signIns, isGuess, withoutSignIn } = offerSignIns(target, facts);
      if (withoutSignIn !== undefined) {
        await vscode.window.showInformationMessage(
          vscode.l10n.t("The AWS profile {0} does not use a sign-in.", escapeForNotification(withoutSignIn)),
        );
        return;
      }
      const [only, ...others] = signIns;
      const chosen = only && others.length === 0 && !isGuess ? only : await ask(signIns);
      if (!chosen || !(await acceptsRefusedFile(facts.findings))) {
        return;
      }
      // Ask again only if there is no target, so that the button on a row starts the sign-in immediately.
      const browser = await chooseBrowser(chosen, storage, target === undefined);
      if (browser) {
        watchFiles();
        await terminals.run({ ...chosen, browser, usesSession: usesSession(chosen, facts.awsProfiles) });
      }
    },
  } satisfies Partial<CommandHandlers>;
}

/** Warns if the AWS CLI cannot use the shared files. Returns whether to run it anyway. */
async function acceptsRefusedFile(findings: readonly ConfigFinding[]): Promise<boolean> {
  const refused = findings.find(({ refusedByCli }) => refusedByCli);
  if (!refused) {
    return true;
  }
  const openFile = vscode.l10n.t("Open File");
  const anyway = vscode.l10n.t("Sign In Anyway");
  const message = escapeForNotification(formatFinding(refused));
  const chosen = await vscode.window.showWarningMessage(message, openFile, anyway);
  if (chosen === openFile) {
    await openAtLine(refused);
  }
  return chosen === anyway;
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
    placeHolder: vscode.l10n.t("Select the AWS profile to sign in with"),
    matchOnDescription: true,
  });
  return chosen?.signIn;
}
