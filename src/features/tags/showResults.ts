import * as vscode from "vscode";
import type { ConflictingTags } from "../../changes/tagsResult";
import { joinSentences } from "../../messages/list";
import { formatProblem } from "../../messages/problem";
import { formatKeyChange, formatTagValue } from "../../messages/tags";
import { escapeForLabel, escapeForNotification } from "../../ui/untrustedText";
import type { TagOutcome } from "./tagEdits";

/** The next step that the user chose after tags were changed. */
export type NextStep = "retry" | "reviewAgain" | "undo" | undefined;

/** The numbers of outcomes, and the available next steps. */
interface Summary {
  readonly done: number;
  readonly conflicts: number;
  readonly failed: number;
  readonly steps: readonly Exclude<NextStep, undefined>[];
}

/**
 * Shows a notification with a summary of the outcomes, and returns what the user chooses. Resolves when the notification is closed.
 * `canUndo` is whether there are changes to undo.
 */
export async function showSummary(
  outcomes: readonly TagOutcome[],
  canUndo: boolean,
): Promise<NextStep | "showResults"> {
  const summary = summarize(outcomes, canUndo);
  const buttons = summary.steps.map((step) => ({ title: stepTitle(step), step }));
  const results = { title: vscode.l10n.t("Show Results"), step: "showResults" as const };
  const isComplete = summary.failed + summary.conflicts === 0;
  const show = isComplete ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  const all = isComplete && outcomes.length === 1 ? buttons : [...buttons, results];
  const chosen = await show(escapeForNotification(summaryText(outcomes, summary)), ...all);
  return chosen?.step;
}

function summarize(outcomes: readonly TagOutcome[], canUndo: boolean): Summary {
  const count = (...kinds: readonly TagOutcome["result"]["kind"][]) =>
    outcomes.filter(({ result }) => kinds.includes(result.kind)).length;
  const failed = count("failed", "cancelled", "notStarted");
  const conflicts = count("skipped");
  return {
    done: count("done"),
    conflicts,
    failed,
    steps: [
      ...(failed > 0 ? (["retry"] as const) : []),
      ...(conflicts > 0 ? (["reviewAgain"] as const) : []),
      ...(canUndo ? (["undo"] as const) : []),
    ],
  };
}

function summaryText(outcomes: readonly TagOutcome[], { done, conflicts, failed }: Summary): string {
  const [only] = outcomes;
  if (only && outcomes.length === 1) {
    return `${only.item.profile.name}: ${outcomeText(only)}`;
  }
  return [
    outcomes.length === 1
      ? vscode.l10n.t("Tags changed on {0} of 1 profile", done)
      : vscode.l10n.t("Tags changed on {0} of {1} profiles", done, outcomes.length),
    ...(failed > 0 ? [vscode.l10n.t("{0} failed or not started", failed)] : []),
    ...(conflicts > 0 ? [vscode.l10n.t("{0} changed by somebody else in the meantime", conflicts)] : []),
  ].join(" · ");
}

/**
 * Shows a list with the next steps, followed by all outcomes. Returns undefined if the user closes the list or chooses an outcome.
 * `canUndo` is whether there are changes to undo.
 */
export async function showResults(outcomes: readonly TagOutcome[], canUndo: boolean): Promise<NextStep> {
  const { steps } = summarize(outcomes, canUndo);
  const chosen = await vscode.window.showQuickPick(
    [
      ...steps.map((step) => ({ label: stepTitle(step), iconPath: new vscode.ThemeIcon(stepIcon(step)), step })),
      { label: vscode.l10n.t("Results"), kind: vscode.QuickPickItemKind.Separator, step: undefined },
      ...[...outcomes]
        .sort((a, b) => rank(a) - rank(b))
        .map((outcome) => ({
          label: escapeForLabel(outcome.item.profile.name),
          description: outcome.item.connection.region,
          detail: escapeForLabel(outcomeText(outcome)),
          iconPath: new vscode.ThemeIcon(outcome.result.kind === "done" ? "check" : "error"),
          step: undefined,
        })),
    ],
    { title: vscode.l10n.t("Changed Tags"), matchOnDetail: true, ignoreFocusOut: true },
  );
  return chosen?.step;
}

function rank({ result }: TagOutcome): number {
  return ["failed", "skipped", "cancelled", "notStarted", "done"].indexOf(result.kind);
}

function outcomeText(outcome: TagOutcome): string {
  const { result } = outcome;
  if (result.kind === "done") {
    return result.value.changes.length > 0
      ? result.value.changes.map(formatKeyChange).join(" · ")
      : vscode.l10n.t("The profile already has these tags.");
  }
  const made = result.kind === "notStarted" ? undefined : result.partly?.changes;
  return made
    ? joinSentences(
        failureText(outcome, true),
        vscode.l10n.t("Only some of the changes were made: {0}", made.map(formatKeyChange).join(" · ")),
      )
    : failureText(outcome, false);
}

/** Returns the reason that not all changes were made. `isPartly`: some of them were made. */
function failureText({ item, result }: TagOutcome, isPartly: boolean): string {
  switch (result.kind) {
    case "done":
      return "";
    case "skipped":
      return conflictText(result.reason, isPartly);
    case "failed":
      return formatProblem(result.problem).sentence;
    case "cancelled":
      if (isPartly) {
        return vscode.l10n.t("Canceled.");
      }
      return result.outcomeUnknown
        ? vscode.l10n.t("Canceled. It is not known whether the tags were changed in {0}.", item.connection.region)
        : vscode.l10n.t("Canceled. Nothing was changed.");
    case "notStarted":
      return result.problem ? formatProblem(result.problem).sentence : vscode.l10n.t("Not started.");
  }
}

function conflictText({ conflicts }: ConflictingTags, isPartly: boolean): string {
  const found = conflicts.map(({ key, found }) => `${key}=${formatTagValue(found)}`).join(" · ");
  return isPartly
    ? vscode.l10n.t("Somebody else has changed the tags in the meantime: {0}.", found)
    : vscode.l10n.t("Not changed, because somebody else has changed the tags in the meantime: {0}", found);
}

function stepTitle(step: Exclude<NextStep, undefined>): string {
  switch (step) {
    case "retry":
      return vscode.l10n.t("Retry Failed");
    case "reviewAgain":
      return vscode.l10n.t("Review Again");
    case "undo":
      return vscode.l10n.t("Undo");
  }
}

function stepIcon(step: Exclude<NextStep, undefined>): string {
  return step === "undo" ? "discard" : "refresh";
}
