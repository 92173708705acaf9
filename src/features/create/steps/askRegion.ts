import * as vscode from "vscode";
import { connectionKey } from "../../../domain/connection";
import { formatRegionName } from "../../../messages/region";
import type { StepResult } from "../../../pickers/wizard/step";
import { answerWith } from "../../../pickers/wizard/step";
import { StepQuickPick } from "../../../pickers/wizard/stepQuickPick";
import { escapeForLabel } from "../../../ui/untrustedText";
import type { CreateEvent } from "../wizardReducer";
import { chosenAwsProfile, connectionsOf } from "../wizardSteps";
import type { CreateStepContext } from "./context";

/** Asks for the Region of the new profile. */
export function askRegion(context: CreateStepContext): Promise<StepResult<CreateEvent>> {
  const { connections, draft } = context.state;
  const chosen = chosenAwsProfile(context.state);
  const picker = new StepQuickPick<CreateEvent>(context);
  picker.quickPick.placeholder = vscode.l10n.t("Select the Region to create the inference profile in");
  const rows = (chosen ? connectionsOf(connections, chosen) : connections).map((connection) => ({
    key: connectionKey(connection),
    label: escapeForLabel(connection.region),
    description: escapeForLabel(
      [formatRegionName(connection.region), connection.awsProfile ?? ""].filter(Boolean).join(" · "),
    ),
    iconPath: new vscode.ThemeIcon("location"),
    choose: () => answerWith<CreateEvent>({ type: "regionAnswered", connection }),
  }));
  picker.setRows(rows, draft.connection && connectionKey(draft.connection));
  return picker.show();
}
