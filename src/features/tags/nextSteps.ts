import { itemsToRetry, mergeOutcomes } from "../../changes/taskRunner";
import type { KeyChange, TagEdit } from "../../domain/tagChange";
import { invertChanges } from "../../domain/tagChange";
import type { ProfileEdits } from "./editorState";
import type { NextStep } from "./showResults";
import type { TagItem, TagOutcome } from "./tagEdits";

/** The services that the next steps need. */
export interface NextStepServices {
  /** Changes tags. Saves the edits in the meantime, so that they can be continued if the window is closed. */
  readonly change: (items: readonly TagItem[]) => Promise<readonly TagOutcome[]>;
  readonly showResults: (outcomes: readonly TagOutcome[], canUndo: boolean) => Promise<NextStep>;
  /** Returns whether the settings refuse to change these items. The settings may have changed while the results were shown. */
  readonly isRefused: (items: readonly TagItem[]) => Promise<boolean>;
  /** Shows the plan again with the current tags. */
  readonly reviewAgain: (profiles: readonly ProfileEdits[]) => Promise<void>;
}

/** Changes tags, shows the results, and performs the chosen next steps until the user chooses none. */
export async function changeWithNextSteps(
  items: readonly TagItem[],
  { change, showResults, isRefused, reviewAgain }: NextStepServices,
): Promise<void> {
  let undone = false;
  let outcomes = await change(items);
  for (;;) {
    const step = await showResults(outcomes, !undone);
    switch (step) {
      case "retry": {
        const failed = itemsToRetry(outcomes);
        if (await isRefused(failed)) {
          return;
        }
        outcomes = mergeOutcomes(outcomes, await change(failed));
        break;
      }
      case "undo": {
        const changed = undoItems(outcomes);
        if (await isRefused(changed)) {
          return;
        }
        undone = true;
        outcomes = await change(changed);
        break;
      }
      case "reviewAgain": {
        const skipped = outcomes.filter(({ result }) => result.kind === "skipped");
        await reviewAgain(skipped.map(({ item: { connection, profile, edits } }) => ({ connection, profile, edits })));
        return;
      }
      case undefined:
        return;
    }
  }
}

/** Returns the changes that undo what was done. Tags that somebody has changed since then are conflicts and are not reverted. */
function undoItems(outcomes: readonly TagOutcome[]): TagItem[] {
  return outcomes.flatMap(({ item, result }) => {
    if (result.kind !== "done" || result.value.changes.length === 0) {
      return [];
    }
    const changes = invertChanges(result.value.changes);
    return [{ ...item, changes, edits: changes.map(toEdit) }];
  });
}

function toEdit({ key, after }: KeyChange): TagEdit {
  return after === undefined ? { kind: "remove", key } : { kind: "set", key, value: after };
}
