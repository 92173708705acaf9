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
import type { WizardState } from "../wizardState";
import { copiedTagsRows } from "./copiedTagsRows";
import type { CreateStepContext } from "./context";
import { problemRows } from "./context";

/** Shows all answers and offers to create the profile. Selecting an answer opens its step. */
export function askReview(context: CreateStepContext): Promise<StepResult<CreateEvent>> {
  const problem = problemOfStep(context.state);
  const picker = new StepQuickPick<CreateEvent>(context);
  picker.quickPick.placeholder = vscode.l10n.t(
    "Press Enter to create the inference profile, or select a line to edit it",
  );
  let isCopied = false;
  const draw = (activeKey?: string) =>
    picker.setRows(
      [
        // VS Code scrolls to the active row, so it must be next to the problem for both to be visible.
        ...(problem
          ? [
              ...problemRows<CreateEvent>(problem, context),
              ...(isTaggingDenied(problem) ? [createWithoutTagsRow()] : []),
              createRow(),
              separator<CreateEvent>(),
            ]
          : []),
        ...lineRows(context),
        ...tagNotes(context.state),
        separator(),
        ...(problem ? [] : [createRow()]),
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

/** Returns the notes about the tags. The keys of copied tags are not new. */
function tagNotes(state: WizardState): Row<CreateEvent>[] {
  const copied = copiedTagsRows<CreateEvent>(state);
  const { headline, explanation } = formatCostAllocationNote();
  return copied.length === 0 && state.draft.tags?.length ? [messageRow("info", headline, explanation)] : copied;
}

function lineRows({ state, accounts, required }: CreateStepContext): Row<CreateEvent>[] {
  return reviewLines(state, accounts.current, required).flatMap(({ label, value, more = [], step }) => {
    const action = step === undefined ? {} : { choose: () => answerWith<CreateEvent>({ type: "stepChosen", step }) };
    return [
      {
        label,
        description: escapeForLabel(value),
        iconPath: new vscode.ThemeIcon(step === undefined ? "blank" : "edit"),
        ...(step === undefined ? {} : { key: step }),
        ...action,
      },
      ...more.map((text) => ({
        label: "",
        description: escapeForLabel(text),
        iconPath: new vscode.ThemeIcon("blank"),
        ...action,
      })),
    ];
  });
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
