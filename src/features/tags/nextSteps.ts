import { itemsToRetry } from "../../changes/taskRunner";
import type { KeyChange, TagEdit } from "../../domain/tagChange";
import { invertChanges } from "../../domain/tagChange";
import type { ProfileEdits } from "./editorState";
import { madeChanges, mergeRuns, withoutConflicts } from "./madeChanges";
import type { NextStep } from "./showResults";
import type { TagItem, TagOutcome } from "./tagEdits";

/** The services that the next steps need. */
export interface NextStepServices {
  /** Changes tags. Saves the edits in the meantime, so that they can be continued if the window is closed. */
  readonly change: (items: readonly TagItem[]) => Promise<readonly TagOutcome[]>;
  /** Shows a notification with a summary. Returns undefined if the user closes it. */
  readonly showSummary: (outcomes: readonly TagOutcome[], canUndo: boolean) => Promise<NextStep | "showResults">;
  /** Shows a list with the outcome for each profile. Returns undefined if the user closes it or chooses an outcome. */
  readonly showResults: (outcomes: readonly TagOutcome[], canUndo: boolean) => Promise<NextStep>;
  /** Returns whether the settings refuse to change these items. The settings may have changed while the results were shown. */
  readonly isRefused: (items: readonly TagItem[]) => Promise<boolean>;
  /** Shows the plan again with the current tags. Returns whether the user applied it. */
  readonly reviewAgain: (profiles: readonly ProfileEdits[]) => Promise<boolean>;
}

/** Changes tags, shows the results, and performs the chosen next steps until the user chooses none. */
export async function changeWithNextSteps(items: readonly TagItem[], services: NextStepServices): Promise<void> {
  const { change, isRefused, reviewAgain } = services;
  let undone = false;
  let outcomes = await change(items);
  for (;;) {
    const toUndo = undone ? [] : undoItems(outcomes);
    const step = await askNextStep(outcomes, toUndo.length > 0, services);
    switch (step) {
      case "retry": {
        const failed = itemsToRetry(outcomes);
        if (await isRefused(failed)) {
          return;
        }
        outcomes = mergeRuns(outcomes, await change(failed));
        break;
      }
      case "undo":
        if (await isRefused(toUndo)) {
          return;
        }
        undone = true;
        outcomes = await change(toUndo);
        break;
      case "reviewAgain":
        if (await reviewAgain(skippedProfiles(outcomes))) {
          outcomes = withoutConflicts(outcomes);
          if (itemsToRetry(outcomes).length + toUndo.length === 0) {
            return;
          }
        }
        break;
      case undefined:
        return;
    }
  }
}

/** Shows the summary, and shows it again after the list of results was closed without a choice. */
async function askNextStep(
  outcomes: readonly TagOutcome[],
  canUndo: boolean,
  { showSummary, showResults }: NextStepServices,
): Promise<NextStep> {
  for (;;) {
    const chosen = await showSummary(outcomes, canUndo);
    if (chosen !== "showResults") {
      return chosen;
    }
    const step = await showResults(outcomes, canUndo);
    if (step) {
      return step;
    }
  }
}

function skippedProfiles(outcomes: readonly TagOutcome[]): ProfileEdits[] {
  const skipped = outcomes.filter(({ result }) => result.kind === "skipped");
  return skipped.map(({ item: { connection, profile, edits } }) => ({ connection, profile, edits }));
}

/** Returns the changes that undo what was made. Tags that somebody has changed since then are conflicts and are not reverted. */
function undoItems(outcomes: readonly TagOutcome[]): TagItem[] {
  return outcomes.flatMap((outcome) => {
    const changes = invertChanges(madeChanges(outcome));
    return changes.length > 0 ? [{ ...outcome.item, changes, edits: changes.map(toEdit) }] : [];
  });
}

function toEdit({ key, after }: KeyChange): TagEdit {
  return after === undefined ? { kind: "remove", key } : { kind: "set", key, value: after };
}
