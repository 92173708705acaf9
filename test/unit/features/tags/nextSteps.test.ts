import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { TagEdit } from "../../../../src/domain/tagChange";
import { changeWithNextSteps } from "../../../../src/features/tags/nextSteps";
import type { ProfileEdits } from "../../../../src/features/tags/editorState";
import type { NextStep } from "../../../../src/features/tags/showResults";
import type { TagItem, TagOutcome } from "../../../../src/features/tags/tagEdits";
import { applicationProfile, problem } from "../../domain/samples";

const edits: readonly TagEdit[] = [{ kind: "set", key: "team", value: "b" }];

function item(id: string): TagItem {
  const profile = applicationProfile(id);
  const changes = [{ key: "team", before: "a", after: "b" }];
  return { connection: { region: "us-east-1" }, profile, arn: profile.arn, changes, edits };
}

function done(item: TagItem): TagOutcome {
  return { item, result: { kind: "done", value: { changes: item.changes, tags: [] } } };
}

function failed(item: TagItem): TagOutcome {
  return { item, result: { kind: "failed", problem: problem("throttled") } };
}

/** Runs a change of two items with the chosen next steps. Each change has the outcomes in `results`. */
async function run(
  steps: NextStep[],
  results: ((item: TagItem) => TagOutcome)[],
  refused: readonly boolean[] = [],
): Promise<{ changes: (readonly [ids: string, after: string | undefined])[]; reviewed: ProfileEdits[] }> {
  const changes: (readonly [string, string | undefined])[] = [];
  const reviewed: ProfileEdits[] = [];
  const refusals = [...refused];
  await changeWithNextSteps([item("1"), item("2")], {
    change: async (items) => {
      changes.push([items.map(({ profile }) => profile.id).join(), items[0]?.changes[0]?.after]);
      return items.map((each) => (results.length > 0 ? results.shift()?.(each) : undefined) ?? done(each));
    },
    showResults: async () => steps.shift(),
    isRefused: async () => refusals.shift() ?? false,
    reviewAgain: async (profiles) => void reviewed.push(...profiles),
  });
  return { changes, reviewed };
}

function skipped(item: TagItem): TagOutcome {
  return { item, result: { kind: "skipped", reason: { conflicts: [], tags: [] } } };
}

describe("the next steps after a tag change", () => {
  it("retry only what failed, with the same edits", async () => {
    const { changes } = await run(["retry", undefined], [done, failed]);
    assert.deepEqual(changes, [
      ["1,2", "b"],
      ["2", "b"],
    ]);
  });

  it("undo what was done, and retry an undo that failed", async () => {
    const { changes } = await run(["undo", "retry", undefined], [done, done, done, failed]);
    assert.deepEqual(changes, [
      ["1,2", "b"],
      ["1,2", "a"],
      ["2", "a"],
    ]);
  });

  it("end if the settings no longer allow changes", async () => {
    const { changes } = await run(["undo", undefined], [done, done], [true]);
    assert.equal(changes.length, 1);
  });

  it("show the plan again for profiles that somebody else has changed", async () => {
    const { reviewed } = await run(["reviewAgain"], [done, skipped]);
    assert.deepEqual(
      reviewed.map((each) => [each.profile.id, each.edits]),
      [["2", edits]],
    );
  });

  it("show the plan of the undo again, and not of the change, if somebody else has changed the tags before it", async () => {
    const { reviewed } = await run(["undo", "reviewAgain"], [done, done, done, skipped]);
    assert.deepEqual(
      reviewed.map((each) => [each.profile.id, each.edits]),
      [["2", [{ kind: "set", key: "team", value: "a" }]]],
    );
  });
});
