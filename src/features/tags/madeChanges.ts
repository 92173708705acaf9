import { mergeOutcomes } from "../../changes/taskRunner";
import type { Tag } from "../../domain/inferenceProfile";
import type { KeyChange } from "../../domain/tagChange";
import { mergeChanges, remainingChanges } from "../../domain/tagChange";
import type { TagOutcome } from "./tagEdits";

/**
 * Returns the changes that were made to a profile, including those before a retry. If it is not known whether changes were made, they
 * are included, because undoing a change that was not made has no effect.
 */
export function madeChanges({ item, result, earlierChanges = [] }: TagOutcome): readonly KeyChange[] {
  const changes = mergeChanges(earlierChanges, changesOfLastRun({ item, result }));
  const tags = knownTags(result);
  if (!tags) {
    return changes;
  }
  // A value that somebody else has replaced cannot be undone, and would prevent the other changes from being undone.
  const replaced = new Set(remainingChanges(tags, changes));
  return changes.filter((change) => !replaced.has(change));
}

/** Returns the outcomes, with those of retried items replaced by the new ones. The changes of all runs are included. */
export function mergeRuns(earlier: readonly TagOutcome[], later: readonly TagOutcome[]): readonly TagOutcome[] {
  const changes = new Map(earlier.map((outcome) => [outcome.item, madeChanges(outcome)]));
  return mergeOutcomes(
    earlier,
    later.map((outcome) => withEarlierChanges(outcome, changes.get(outcome.item) ?? [])),
  );
}

/**
 * Returns the outcomes after the user has reviewed and applied the skipped changes again. The new edit has its own results, so a
 * skipped profile remains only if some of its tags were changed before it was skipped.
 */
export function withoutConflicts(outcomes: readonly TagOutcome[]): readonly TagOutcome[] {
  return outcomes.flatMap((outcome): readonly TagOutcome[] => {
    const { item, result } = outcome;
    if (result.kind !== "skipped") {
      return [outcome];
    }
    const changes = madeChanges(outcome);
    return changes.length > 0 ? [{ item, result: { kind: "done", value: { tags: result.reason.tags, changes } } }] : [];
  });
}

function withEarlierChanges({ item, result }: TagOutcome, earlierChanges: readonly KeyChange[]): TagOutcome {
  if (result.kind !== "done") {
    return { item, result, earlierChanges };
  }
  const changes = mergeChanges(earlierChanges, result.value.changes);
  return { item, result: { ...result, value: { ...result.value, changes } } };
}

function changesOfLastRun({ item, result }: Pick<TagOutcome, "item" | "result">): readonly KeyChange[] {
  switch (result.kind) {
    case "done":
      return result.value.changes;
    case "failed": {
      const { operation, outcomeUnknown } = result.problem;
      return outcomeUnknown && operation !== "ListTagsForResource" ? item.changes : (result.partly?.changes ?? []);
    }
    case "cancelled":
      return result.outcomeUnknown ? item.changes : (result.partly?.changes ?? []);
    case "skipped":
    case "notStarted":
      return result.partly?.changes ?? [];
  }
}

/** Returns the tags of a profile that does not have all planned tags, or undefined if they are not known. */
function knownTags(result: TagOutcome["result"]): readonly Tag[] | undefined {
  if (result.kind === "done") {
    return undefined;
  }
  return result.partly?.tags ?? (result.kind === "skipped" ? result.reason.tags : undefined);
}
