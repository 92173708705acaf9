import * as vscode from "vscode";
import { connectionKey } from "../../core/connection";
import { tellRegion } from "../../sentences/region";
import { plainInLabel } from "../../ui/foreignText";
import { createPicker, setRows, showPicker } from "./picker";
import type { PromptAnswer, PromptContext } from "./prompt";
import { answerWith } from "./prompt";

/** Asks for the Region, and the AWS profile where several are in use. */
export function askRegion(context: PromptContext): Promise<PromptAnswer> {
  const { connections, draft } = context.state;
  const picker = createPicker(context);
  picker.placeholder = vscode.l10n.t("Region to create the profile in");
  const rows = connections.map((connection) => ({
    key: connectionKey(connection),
    label: plainInLabel(connection.region),
    description: plainInLabel([tellRegion(connection.region), connection.awsProfile ?? ""].filter(Boolean).join(" · ")),
    iconPath: new vscode.ThemeIcon("location"),
    choose: () => answerWith({ type: "regionAnswered", connection }),
  }));
  setRows(picker, rows, draft.connection && connectionKey(draft.connection));
  return showPicker(picker, context);
}
