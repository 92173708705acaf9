import * as vscode from "vscode";
import { readConnectionSettings, writeAwsProfiles } from "../../connections/settings";
import type { ConfigFinding } from "../../domain/awsProfile";
import type { Disposable } from "../../util/emitter";
import { escapeForLabel } from "../../ui/untrustedText";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import type { Notifications } from "../../ui/notifications";
import type { QuickInputs } from "../../pickers/quickInputs";
import type { CredentialsChoice, KnownCredentials } from "./awsProfileItems";
import { credentialsChoices, settleChoice } from "./awsProfileItems";
import type { Register } from "../../ui/commandHandlers";

/** What choosing AWS profiles reads and reports to. */
export interface AwsProfileServices {
  /** Reads AWS's own files anew; resolves no credentials. */
  readonly findKnown: () => Promise<KnownCredentials>;
  readonly listConfigFindings: () => Promise<readonly ConfigFinding[]>;
  readonly problems: Notifications;
  readonly quickInputs: QuickInputs;
}

type Item = vscode.QuickPickItem & Pick<CredentialsChoice, "awsProfile">;

/** Registers `selectAwsProfiles`: a multi-select quick pick of what can sign requests, written to the settings. */
export function registerAwsProfilesCommand(
  register: Register,
  { findKnown, listConfigFindings, problems, quickInputs }: AwsProfileServices,
): void {
  register("selectAwsProfiles", async () => {
    const [findings, known] = await Promise.all([listConfigFindings(), findKnown()]);
    problems.warnOfConfigFindings(findings);
    const choices = credentialsChoices(known, readConnectionSettings().awsProfiles);
    await waitForFocusRestore();
    const chosen = await ask(choices, quickInputs);
    if (chosen) {
      await writeAwsProfiles(chosen.map(({ awsProfile }) => awsProfile).filter((name) => name !== undefined));
    }
  });
}

/** Asks which to use; gives nothing where the person left with Esc. */
async function ask(
  choices: readonly CredentialsChoice[],
  quickInputs: QuickInputs,
): Promise<readonly Item[] | undefined> {
  const picker = vscode.window.createQuickPick<Item>();
  picker.title = vscode.l10n.t("Select AWS Profiles");
  picker.placeholder = vscode.l10n.t("AWS profiles to sign requests with, each with its own rows");
  picker.canSelectMany = true;
  picker.matchOnDescription = true;
  picker.items = choices.map(itemOf);
  let selected = picker.items.filter((_, index) => choices[index]?.picked);
  picker.selectedItems = selected;
  const disposables: Disposable[] = [picker];
  try {
    return await new Promise((resolve) => {
      disposables.push(
        picker.onDidChangeSelection((now) => {
          const settled = settleChoice(selected, now);
          selected = [...settled];
          if (settled.length < now.length) {
            picker.selectedItems = settled;
          }
        }),
        picker.onDidAccept(() => resolve(selected)),
        quickInputs.onDidLeave(picker, () => resolve(undefined)),
      );
      picker.show();
    });
  } finally {
    for (const disposable of disposables) {
      disposable.dispose();
    }
  }
}

function itemOf({ awsProfile, label, description }: CredentialsChoice): Item {
  return { awsProfile, label: escapeForLabel(label), description: escapeForLabel(description) };
}
