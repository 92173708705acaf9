import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Tag } from "../../../../src/domain/inferenceProfile";
import type { KeyChange, TagEdit } from "../../../../src/domain/tagChange";
import { madeChanges, mergeRuns, withoutConflicts } from "../../../../src/features/tags/madeChanges";
import { changeWithNextSteps } from "../../../../src/features/tags/nextSteps";
import type { NextStep } from "../../../../src/features/tags/showResults";
import type { TagItem, TagOutcome } from "../../../../src/features/tags/tagEdits";
import { tagsOf, useTagHarness } from "../../changes/tagHarness";
import { applicationProfile, problem } from "../../domain/samples";

const owner: KeyChange = { key: "owner", before: "a", after: "b" };
const team: KeyChange = { key: "team", before: "search", after: undefined };
const ownerSet: Tag = { key: "owner", value: "b" };
const teamKept: Tag = { key: "team", value: "search" };
const profile = applicationProfile("1");
const edits: readonly TagEdit[] = [
  { kind: "set", key: "owner", value: "b" },
  { kind: "remove", key: "team" },
];
const item: TagItem = { connection: { region: "us-east-1" }, profile, arn: profile.arn, changes: [owner, team], edits };

const doneWith = (...changes: KeyChange[]): TagOutcome => ({
  item,
  result: { kind: "done", value: { tags: [ownerSet], changes } },
});
const partlyFailed: TagOutcome = {
  item,
  result: {
    kind: "failed",
    problem: problem("accessDenied"),
    partly: { tags: [ownerSet, teamKept], changes: [owner] },
  },
};
const unknown: TagOutcome = {
  item,
  result: { kind: "failed", problem: { ...problem("timeout"), operation: "TagResource", outcomeUnknown: true } },
};
const notStarted: TagOutcome = { item, result: { kind: "notStarted" } };

describe("the changes that were made to a profile", () => {
  it("include those of a run that failed, and of all retries", () => {
    const [merged] = mergeRuns(mergeRuns([partlyFailed], [notStarted]), [doneWith(team)]);
    assert.deepEqual(merged && madeChanges(merged), [owner, team]);
  });

  it("include those that an earlier run may have made", () => {
    const [merged] = mergeRuns([unknown], [doneWith()]);
    assert.deepEqual(merged && madeChanges(merged), [owner, team]);
    const cancelled: TagOutcome = { item, result: { kind: "cancelled", outcomeUnknown: true } };
    assert.deepEqual(madeChanges(cancelled), [owner, team]);
  });

  it("do not include planned changes if no change was sent", () => {
    const unread = { ...problem("timeout"), operation: "ListTagsForResource", outcomeUnknown: true } as const;
    assert.deepEqual(madeChanges({ item, result: { kind: "failed", problem: unread } }), []);
    assert.deepEqual(madeChanges({ item, result: { kind: "cancelled", outcomeUnknown: false } }), []);
    assert.deepEqual(madeChanges({ item, result: { kind: "failed", problem: problem("accessDenied") } }), []);
  });

  it("do not include values that somebody else has replaced", () => {
    const tags = [ownerSet, { key: "team", value: "theirs" }];
    const skipped: TagOutcome = {
      item,
      result: { kind: "skipped", reason: { conflicts: [{ ...team, found: "theirs" }], tags } },
    };
    const merged = mergeRuns([unknown], [skipped]);
    assert.deepEqual(merged.flatMap(madeChanges), [owner]);
    assert.deepEqual(withoutConflicts(merged), [{ item, result: { kind: "done", value: { tags, changes: [owner] } } }]);
    assert.deepEqual(withoutConflicts(mergeRuns([notStarted], [skipped])), []);
  });

  it("keep the outcomes of profiles that were not retried", () => {
    const other: TagOutcome = { ...doneWith(owner), item: { ...item } };
    assert.deepEqual(mergeRuns([other, partlyFailed], [doneWith(team)])[0], other);
  });
});

describe("undoing a change after a retry", () => {
  const { plant, plan, apply, fault } = useTagHarness();

  it("restores a tag that was changed by a request without a response", async () => {
    const stored = plant([{ key: "owner", value: "a" }]);
    const set: readonly TagEdit[] = [{ kind: "set", key: "owner", value: "b" }];
    const steps: NextStep[] = ["retry", "undo", undefined];
    const shown: (readonly [tags: readonly Tag[], canUndo: boolean])[] = [];
    fault({ kind: "lostResponse", operation: "TagResource" });
    const unreadable = () => fault({ kind: "error", error: "ExpiredTokenException", operation: "ListTagsForResource" });
    await changeWithNextSteps([{ ...plan(stored, set), edits: set, profile }], {
      change: async ([next]) => (next ? [{ item: next, result: await apply(next, { onRetry: unreadable }) }] : []),
      showSummary: async (_, canUndo) => {
        shown.push([tagsOf(stored), canUndo]);
        return steps.shift();
      },
      showResults: async () => undefined,
      isRefused: async () => false,
      reviewAgain: async () => false,
    });
    assert.deepEqual(shown, [
      [[{ key: "owner", value: "b" }], true],
      [[{ key: "owner", value: "b" }], true],
      [[{ key: "owner", value: "a" }], false],
    ]);
  });
});
