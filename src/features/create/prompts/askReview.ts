import * as vscode from "vscode";
import { isComplete } from "../../../changes/createDraft";
import { escapeForLabel } from "../../../ui/untrustedText";
import { cliCommand } from "../cliCommand";
import { problemHere } from "../stepForProblem";
import { reviewLines } from "../reviewLines";
import type { PromptAnswer, PromptContext } from "./prompt";
import { answerWith } from "./prompt";
import type { Row } from "./rows";
import { problemRows, separator } from "./rows";
import { StepPicker } from "./stepPicker";

/** Shows every answer, each leading back to its step, and what can be done with them. */
export function askReview(context: PromptContext): Promise<PromptAnswer> {
  const problem = problemHere(context.state);
  const { lastVisited } = context.state;
  const picker = new StepPicker(context);
  picker.quickPick.placeholder = vscode.l10n.t("Press Enter to create the profile, or choose a line to change it");
  const draw = (copied: boolean, active: string) =>
    picker.setRows(
      [
        ...(problem ? [...problemRows(problem, context), separator("")] : []),
        ...lineRows(context),
        separator(""),
        createRow(),
        copyRow(context, copied, () => draw(true, "copy")),
      ],
      active,
    );
  draw(false, lastVisited ?? "create");
  return picker.show();
}

function lineRows({ state }: PromptContext): Row[] {
  return reviewLines(state).map(({ label, value, step }) => ({
    label,
    description: escapeForLabel(value),
    ...(step === undefined
      ? { iconPath: new vscode.ThemeIcon("blank") }
      : {
          key: step,
          iconPath: new vscode.ThemeIcon("edit"),
          choose: () => answerWith({ type: "stepChosen", step }),
        }),
  }));
}

function createRow(): Row {
  return {
    key: "create",
    label: vscode.l10n.t("Create"),
    iconPath: new vscode.ThemeIcon("check"),
    choose: () => ({ events: [], outcome: "create" }),
  };
}

function copyRow({ state, report }: PromptContext, copied: boolean, onCopied: () => void): Row {
  const copy = async () => {
    if (isComplete(state.draft)) {
      await vscode.env.clipboard.writeText(cliCommand(state.draft));
      onCopied();
    }
  };
  return {
    key: "copy",
    label: vscode.l10n.t("Copy as AWS CLI Command"),
    ...(copied ? { description: vscode.l10n.t("Copied") } : {}),
    iconPath: new vscode.ThemeIcon(copied ? "check" : "terminal"),
    choose: () => {
      copy().catch(report);
      return undefined;
    },
  };
}
