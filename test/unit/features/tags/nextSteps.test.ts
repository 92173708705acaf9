import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { TagEdit } from "../../../../src/domain/tagChange";
import { changeWithNextSteps } from "../../../../src/features/tags/nextSteps";
import type { NextStep } from "../../../../src/features/tags/showResults";
import type { TagItem, TagOutcome } from "../../../../src/features/tags/tagEdits";
import { applicationProfile, problem } from "../../domain/samples";

const edits: readonly TagEdit[] = [{ kind: "set", key: "team", value: "b" }];

function item(id: string): TagItem {
  const profile = applicationProfile(id);
  const changes = [{ key: "team", before: "a", after: "b" }];
  return { connection: { region: "us-east-1" }, profile, arn: profile.arn, changes };
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
): Promise<{ changes: (readonly [edits: number, ids: string, after: string | undefined])[]; reviewed: string[] }> {
  const changes: (readonly [number, string, string | undefined])[] = [];
  const reviewed: string[] = [];
  const refusals = [...refused];
  await changeWithNextSteps(edits, [item("1"), item("2")], {
    change: async (edits, items) => {
      changes.push([edits.length, items.map(({ profile }) => profile.id).join(), items[0]?.changes[0]?.after]);
      return items.map((each) => (results.length > 0 ? results.shift()?.(each) : undefined) ?? done(each));
    },
    showResults: async () => steps.shift(),
    isRefused: async () => refusals.shift() ?? false,
    reviewAgain: async (_, profiles) => void reviewed.push(...profiles.map(({ profile }) => profile.id)),
  });
  return { changes, reviewed };
}

describe("the next steps after a tag change", () => {
  it("retry only what failed, with the same edits", async () => {
    const { changes } = await run(["retry", undefined], [done, failed]);
    assert.deepEqual(changes, [
      [1, "1,2", "b"],
      [1, "2", "b"],
    ]);
  });

  it("do not save the edits during an undo or when a failed undo is retried", async () => {
    const { changes } = await run(["undo", "retry", undefined], [done, done, done, failed]);
    assert.deepEqual(changes, [
      [1, "1,2", "b"],
      [0, "1,2", "a"],
      [0, "2", "a"],
    ]);
  });

  it("end if the settings no longer allow changes", async () => {
    const { changes } = await run(["undo", undefined], [done, done], [true]);
    assert.equal(changes.length, 1);
  });

  it("show the plan again for profiles that somebody else has changed", async () => {
    const skipped = (item: TagItem): TagOutcome => ({
      item,
      result: { kind: "skipped", reason: { conflicts: [], tags: [] } },
    });
    const { reviewed } = await run(["reviewAgain"], [done, skipped]);
    assert.deepEqual(reviewed, ["2"]);
  });
});
