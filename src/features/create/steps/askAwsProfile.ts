import * as vscode from "vscode";
import { formatAwsProfileName } from "../../../messages/awsProfile";
import { joinList } from "../../../messages/list";
import type { StepResult } from "../../../pickers/wizard/step";
import { answerWith } from "../../../pickers/wizard/step";
import { StepQuickPick } from "../../../pickers/wizard/stepQuickPick";
import { escapeForLabel } from "../../../ui/untrustedText";
import type { CreateEvent } from "../wizardReducer";
import type { ChosenAwsProfile } from "../wizardState";
import { awsProfilesOf, chosenAwsProfile, connectionsOf } from "../wizardSteps";
import type { CreateStepContext } from "./context";

/** Asks for the AWS profile that creates the profile. */
export function askAwsProfile(context: CreateStepContext): Promise<StepResult<CreateEvent>> {
  const { accounts } = context;
  const { connections } = context.state;
  const picker = new StepQuickPick<CreateEvent>(context);
  picker.quickPick.placeholder = vscode.l10n.t("Select the AWS profile to create the inference profile with");
  const rows = () =>
    awsProfilesOf(connections).map((awsProfile) => ({
      key: keyOf(awsProfile),
      label: escapeForLabel(formatAwsProfileName(awsProfile.name)),
      description: [
        ...[accounts.of(awsProfile) ?? []].flat(),
        joinList(connectionsOf(connections, awsProfile).map(({ region }) => region)),
      ].join(" · "),
      iconPath: new vscode.ThemeIcon("account"),
      choose: () => answerWith<CreateEvent>({ type: "awsProfileAnswered", awsProfile }),
    }));
  const chosen = chosenAwsProfile(context.state);
  picker.setRows(rows(), chosen && keyOf(chosen));
  return picker.show([accounts.onDidChange(() => picker.setRows(rows()))]);
}

function keyOf({ name }: ChosenAwsProfile): string {
  return name === undefined ? "default" : `named ${name}`;
}
