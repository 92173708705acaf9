import * as vscode from "vscode";
import { connectionKey } from "../../../domain/connection";
import { formatRegion } from "../../../messages/region";
import { formatAwsProfileName } from "../../../messages/awsProfile";
import { joinList } from "../../../messages/list";
import { escapeForLabel } from "../../../ui/untrustedText";
import type { ChosenAwsProfile } from "../wizardState";
import { awsProfilesOf, chosenAwsProfile, connectionsOf } from "../wizardState";
import type { PromptAnswer, PromptContext } from "./prompt";
import { answerWith } from "./prompt";
import { StepPicker } from "./stepPicker";

/** Asks for the AWS profile, where several are shown. */
export function askAwsProfile(context: PromptContext): Promise<PromptAnswer> {
  const { connections } = context.state;
  const picker = new StepPicker(context);
  picker.quickPick.placeholder = vscode.l10n.t("AWS profile to create the profile with");
  const rows = awsProfilesOf(connections).map((awsProfile) => ({
    key: keyOf(awsProfile),
    label: escapeForLabel(formatAwsProfileName(awsProfile.name)),
    description: joinList(connectionsOf(connections, awsProfile).map(({ region }) => region)),
    iconPath: new vscode.ThemeIcon("account"),
    choose: () => answerWith({ type: "awsProfileAnswered", awsProfile }),
  }));
  const chosen = chosenAwsProfile(context.state);
  picker.setRows(rows, chosen && keyOf(chosen));
  return picker.show();
}

function keyOf({ name }: ChosenAwsProfile): string {
  return name === undefined ? "ambient" : `named ${name}`;
}

/** Asks for the Region. */
export function askRegion(context: PromptContext): Promise<PromptAnswer> {
  const { draft } = context.state;
  const chosen = chosenAwsProfile(context.state);
  const connections = chosen ? connectionsOf(context.state.connections, chosen) : context.state.connections;
  const picker = new StepPicker(context);
  picker.quickPick.placeholder = vscode.l10n.t("Region to create the profile in");
  const rows = connections.map((connection) => ({
    key: connectionKey(connection),
    label: escapeForLabel(connection.region),
    description: escapeForLabel(
      [formatRegion(connection.region), connection.awsProfile ?? ""].filter(Boolean).join(" · "),
    ),
    iconPath: new vscode.ThemeIcon("location"),
    choose: () => answerWith({ type: "regionAnswered", connection }),
  }));
  picker.setRows(rows, draft.connection && connectionKey(draft.connection));
  return picker.show();
}
