import { itemsToRetry, mergeOutcomes } from "../../changes/taskRunner";
import type { TagEdit } from "../../domain/tagChange";
import { invertChanges } from "../../domain/tagChange";
import type { ProfileRef } from "../../profiles/profileStore";
import type { NextStep } from "./showResults";
import type { TagItem, TagOutcome } from "./tagEdits";

/** The services that the next steps need. */
export interface NextStepServices {
  /** Changes tags. Saves the edits in the meantime, so that they can be continued if the window is closed. */
  readonly change: (edits: readonly TagEdit[], items: readonly TagItem[]) => Promise<readonly TagOutcome[]>;
  readonly showResults: (outcomes: readonly TagOutcome[], canUndo: boolean) => Promise<NextStep>;
  /** Returns whether the settings refuse to change these items. The settings may have changed while the results were shown. */
  readonly isRefused: (items: readonly TagItem[]) => Promise<boolean>;
  /** Shows the plan again with the current tags. */
  readonly reviewAgain: (edits: readonly TagEdit[], profiles: readonly ProfileRef[]) => Promise<void>;
}

/** Changes tags, shows the results, and performs the chosen next steps until the user chooses none. */
export async function changeWithNextSteps(
  edits: readonly TagEdit[],
  items: readonly TagItem[],
  { change, showResults, isRefused, reviewAgain }: NextStepServices,
): Promise<void> {
  // Edits cannot describe an undo, because each profile gets its own previous tags.
  let undone = false;
  const apply = (next: readonly TagItem[]) => change(undone ? [] : edits, next);
  let outcomes = await apply(items);
  for (;;) {
    const step = await showResults(outcomes, !undone);
    switch (step) {
      case "retry": {
        const failed = itemsToRetry(outcomes);
        if (await isRefused(failed)) {
          return;
        }
        outcomes = mergeOutcomes(outcomes, await apply(failed));
        break;
      }
      case "undo": {
        const changed = undoItems(outcomes);
        if (await isRefused(changed)) {
          return;
        }
        undone = true;
        outcomes = await apply(changed);
        break;
      }
      case "reviewAgain": {
        const skipped = outcomes.filter(({ result }) => result.kind === "skipped");
        await reviewAgain(
          edits,
          skipped.map(({ item: { connection, profile } }) => ({ connection, profile })),
        );
        return;
      }
      case undefined:
        return;
    }
  }
}

/** Returns the changes that undo what was done. Tags that somebody has changed since then are conflicts and are not reverted. */
function undoItems(outcomes: readonly TagOutcome[]): TagItem[] {
  return outcomes.flatMap(({ item, result }) =>
    result.kind === "done" && result.value.changes.length > 0
      ? [{ ...item, changes: invertChanges(result.value.changes) }]
      : [],
  );
}
