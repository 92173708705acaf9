import * as vscode from "vscode";
import { isComplete } from "../../../changes/createDraft";
import { formatCostAllocationNote } from "../../../messages/tags";
import type { Row } from "../../../pickers/wizard/rows";
import { messageRow, separator } from "../../../pickers/wizard/rows";
import type { StepResult } from "../../../pickers/wizard/step";
import { answerWith } from "../../../pickers/wizard/step";
import { StepQuickPick } from "../../../pickers/wizard/stepQuickPick";
import { escapeForLabel } from "../../../ui/untrustedText";
import { cliCommand } from "../cliCommand";
import { reviewLines } from "../reviewLines";
import { problemOfStep } from "../stepForProblem";
import { isTaggingDenied } from "../taggingDenied";
import type { CreateEvent } from "../wizardReducer";
import type { CreateStepContext } from "./context";
import { problemRows } from "./context";

/** Shows all answers and offers to create the profile. Selecting an answer opens its step. */
export function askReview(context: CreateStepContext): Promise<StepResult<CreateEvent>> {
  const problem = problemOfStep(context.state);
  const picker = new StepQuickPick<CreateEvent>(context);
  picker.quickPick.placeholder = vscode.l10n.t(
    "Press Enter to create the inference profile, or select a line to edit it",
  );
  const costs = formatCostAllocationNote();
  let isCopied = false;
  const draw = (activeKey?: string) =>
    picker.setRows(
      [
        ...(problem
          ? [
              ...problemRows<CreateEvent>(problem, context),
              ...(isTaggingDenied(problem) ? [createWithoutTagsRow()] : []),
              separator<CreateEvent>(),
            ]
          : []),
        ...lineRows(context),
        ...(context.state.draft.tags?.length
          ? [messageRow<CreateEvent>("info", costs.headline, costs.explanation)]
          : []),
        separator(),
        createRow(),
        copyRow(context, isCopied, () => {
          isCopied = true;
          draw("copy");
        }),
      ],
      activeKey,
    );
  draw(context.state.lastVisited ?? "create");
  return picker.show([context.accounts.onDidChange(() => draw())]);
}

function lineRows({ state, accounts, required }: CreateStepContext): Row<CreateEvent>[] {
  return reviewLines(state, accounts.current, required).map(({ label, value, step }) => ({
    label,
    description: escapeForLabel(value),
    ...(step === undefined
      ? { iconPath: new vscode.ThemeIcon("blank") }
      : {
          key: step,
          iconPath: new vscode.ThemeIcon("edit"),
          choose: () => answerWith<CreateEvent>({ type: "stepChosen", step }),
        }),
  }));
}

function createRow(): Row<CreateEvent> {
  return {
    key: "create",
    label: vscode.l10n.t("Create"),
    iconPath: new vscode.ThemeIcon("check"),
    choose: () => ({ events: [], end: "submitted" }),
  };
}

/** Returns the row that removes all tags and sends the request again. */
function createWithoutTagsRow(): Row<CreateEvent> {
  return {
    key: "createWithoutTags",
    label: vscode.l10n.t("Create Without Tags"),
    iconPath: new vscode.ThemeIcon("check"),
    choose: () => ({ events: [{ type: "allTagsRemoved" }], end: "submitted" }),
  };
}

function copyRow({ state, report }: CreateStepContext, isCopied: boolean, onCopied: () => void): Row<CreateEvent> {
  const copy = async () => {
    if (isComplete(state.draft)) {
      await vscode.env.clipboard.writeText(cliCommand(state.draft));
      onCopied();
    }
  };
  return {
    key: "copy",
    label: vscode.l10n.t("Copy as AWS CLI Command"),
    ...(isCopied ? { description: vscode.l10n.t("Copied") } : {}),
    iconPath: new vscode.ThemeIcon(isCopied ? "check" : "terminal"),
    choose: () => {
      copy().catch(report);
      return undefined;
    },
  };
}
