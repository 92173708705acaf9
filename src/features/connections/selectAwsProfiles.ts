import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import { readConnectionSettings, writeAwsProfiles } from "../../connections/settings";
import { formatFinding } from "../../messages/configFinding";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import type { QuickInputs } from "../../pickers/quickInputs";
import { openAtLine } from "../../ui/openAtLine";
import { escapeForLabel } from "../../ui/untrustedText";
import type { Disposable } from "../../util/emitter";
import type { CredentialsChoice, KnownCredentials } from "./awsProfileItems";
import { credentialsChoices, otherFindings, resolveSelection } from "./awsProfileItems";
import { logFindings, warnAboutConfigFindings } from "./warnings";

/** The dependencies of the handler. */
interface AwsProfileServices {
  /** Reads the shared AWS files without resolving credentials. */
  readonly findKnown: () => Promise<KnownCredentials>;
  readonly log: vscode.LogOutputChannel;
  readonly quickInputs: QuickInputs;
  /** Called with errors from background work. */
  readonly report: (error: unknown) => void;
}

type Item = vscode.QuickPickItem & Pick<CredentialsChoice, "awsProfile" | "findings">;

/** Returns the handler that asks for AWS profiles and writes them to the settings. */
export function awsProfileHandlers({ findKnown, quickInputs, log, report }: AwsProfileServices) {
  return {
    "bedrockProfiles.selectAwsProfiles": async () => {
      const known = await findKnown();
      const choices = credentialsChoices(known, readConnectionSettings().awsProfiles);
      logFindings(known.findings, log);
      warnAboutConfigFindings(otherFindings(known.findings, choices), log, report);
      await waitForFocusRestore();
      const chosen = await ask(choices, quickInputs, report);
      if (chosen) {
        await writeAwsProfiles(chosen.map(({ awsProfile }) => awsProfile).filter((name) => name !== undefined));
      }
    },
  } satisfies Partial<CommandHandlers>;
}

/** Asks for the AWS profiles. Returns the selected items, or undefined if the user pressed Esc. */
async function ask(
  choices: readonly CredentialsChoice[],
  quickInputs: QuickInputs,
  report: (error: unknown) => void,
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
        picker.onDidTriggerItemButton(({ item: { findings } }) => {
          if (findings[0]) {
            openAtLine(findings[0]).catch(report);
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

function toItem({ awsProfile, label, description, findings }: CredentialsChoice): Item {
  const item = { awsProfile, findings, label: escapeForLabel(label), description: escapeForLabel(description) };
  const [worst] = findings;
  if (!worst) {
    return item;
  }
  const openFile = { iconPath: new vscode.ThemeIcon("go-to-file"), tooltip: vscode.l10n.t("Open File") };
  return { ...item, detail: `$(warning) ${escapeForLabel(formatFinding(worst))}`, buttons: [openFile] };
}
