import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import { readConnectionSettings, writeAwsProfiles } from "../../connections/settings";
import type { ConfigFinding } from "../../domain/configFinding";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import type { QuickInputs } from "../../pickers/quickInputs";
import { escapeForLabel } from "../../ui/untrustedText";
import type { Disposable } from "../../util/emitter";
import type { CredentialsChoice, KnownCredentials } from "./awsProfileItems";
import { credentialsChoices, resolveSelection } from "./awsProfileItems";
import { warnAboutConfigFindings } from "./warnings";

/** What the handler uses. */
interface AwsProfileServices {
  /** Reads the shared AWS files. Resolves no credentials. */
  readonly findKnown: () => Promise<KnownCredentials>;
  readonly listConfigFindings: () => Promise<readonly ConfigFinding[]>;
  readonly log: vscode.LogOutputChannel;
  readonly quickInputs: QuickInputs;
  /** Receives errors of what nobody waits for. */
  readonly report: (error: unknown) => void;
}

type Item = vscode.QuickPickItem & Pick<CredentialsChoice, "awsProfile">;

/** Returns the handler that asks for AWS profiles and writes them to the settings. */
export function awsProfileHandlers({ findKnown, listConfigFindings, quickInputs, log, report }: AwsProfileServices) {
  return {
    "bedrockProfiles.selectAwsProfiles": async () => {
      const [findings, known] = await Promise.all([listConfigFindings(), findKnown()]);
      warnAboutConfigFindings(findings, log, report);
      const choices = credentialsChoices(known, readConnectionSettings().awsProfiles);
      await waitForFocusRestore();
      const chosen = await ask(choices, quickInputs);
      if (chosen) {
        await writeAwsProfiles(chosen.map(({ awsProfile }) => awsProfile).filter((name) => name !== undefined));
      }
    },
  } satisfies Partial<CommandHandlers>;
}

/** Returns the selected items, or undefined if the user pressed Esc. */
async function ask(
  choices: readonly CredentialsChoice[],
  quickInputs: QuickInputs,
): Promise<readonly Item[] | undefined> {
  const picker = vscode.window.createQuickPick<Item>();
  picker.title = vscode.l10n.t("Select AWS Profiles");
  picker.placeholder = vscode.l10n.t("AWS profiles to sign requests with. Each one is shown separately.");
  picker.canSelectMany = true;
  picker.matchOnDescription = true;
  picker.items = choices.map(toItem);
  let selected = picker.items.filter((_, index) => choices[index]?.picked);
  picker.selectedItems = selected;
  const disposables: Disposable[] = [picker];
  try {
    return await new Promise((resolve) => {
      disposables.push(
        picker.onDidChangeSelection((current) => {
          const resolved = resolveSelection(selected, current);
          selected = [...resolved];
          if (resolved.length < current.length) {
            picker.selectedItems = resolved;
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

function toItem({ awsProfile, label, description }: CredentialsChoice): Item {
  return { awsProfile, label: escapeForLabel(label), description: escapeForLabel(description) };
}
