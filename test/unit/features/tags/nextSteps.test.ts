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

interface Run {
  /** The IDs of the changed profiles, and the new value of the first one, for each change. */
  readonly changes: readonly (readonly [ids: string, after: string | undefined])[];
  readonly reviewed: readonly ProfileEdits[];
  /** The kinds of the results in each summary, and whether it offered Undo. */
  readonly summaries: readonly (readonly [kinds: string, canUndo: boolean])[];
}

/**
 * Runs a change of items with the choices in the summaries, and those in the lists of results. Each change has the outcomes in
 * `results`, and then succeeds.
 */
async function run(
  choices: (NextStep | "showResults")[],
  results: ((item: TagItem) => TagOutcome)[],
  {
    refused = [],
    applied = true,
    fromList = [],
    ids = ["1", "2"],
  }: { refused?: boolean[]; applied?: boolean; fromList?: NextStep[]; ids?: string[] } = {},
): Promise<Run> {
  const changes: (readonly [string, string | undefined])[] = [];
  const reviewed: ProfileEdits[] = [];
  const summaries: (readonly [string, boolean])[] = [];
  await changeWithNextSteps(ids.map(item), {
    change: async (items) => {
      changes.push([items.map(({ profile }) => profile.id).join(), items[0]?.changes[0]?.after]);
      return items.map((each) => (results.length > 0 ? results.shift()?.(each) : undefined) ?? done(each));
    },
    showSummary: async (outcomes, canUndo) => {
      summaries.push([outcomes.map(({ result }) => result.kind).join(), canUndo]);
      return choices.shift();
    },
    showResults: async () => fromList.shift(),
    isRefused: async () => refused.shift() ?? false,
    reviewAgain: async (profiles) => {
      reviewed.push(...profiles);
      return applied;
    },
  });
  return { changes, reviewed, summaries };
}

function notStarted(item: TagItem): TagOutcome {
  return { item, result: { kind: "notStarted" } };
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
    const { changes } = await run(["undo", undefined], [done, done], { refused: [true] });
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

  it("stay available for the other profiles after the plan was shown again", async () => {
    const three = { ids: ["1", "2", "3"] };
    const { changes, summaries } = await run(
      ["reviewAgain", "retry", "undo", undefined],
      [done, skipped, failed, done],
      three,
    );
    assert.deepEqual(changes, [
      ["1,2,3", "b"],
      ["3", "b"],
      ["1,3", "a"],
    ]);
    assert.deepEqual(summaries, [
      ["done,skipped,failed", true],
      ["done,failed", true],
      ["done,done", true],
      ["done,done", false],
    ]);
  });

  it("include profiles that were not started after the plan was shown again", async () => {
    const { changes } = await run(["reviewAgain", "retry", undefined], [notStarted, skipped]);
    assert.deepEqual(changes[1], ["1", "b"]);
  });

  it("end after the plan was applied again if nothing else is left", async () => {
    assert.equal((await run(["reviewAgain"], [skipped, skipped])).summaries.length, 1);
    assert.equal((await run(["undo", "reviewAgain"], [done, done, done, skipped])).summaries.length, 2);
  });

  it("are all offered again if the plan was closed without applying it", async () => {
    const { summaries } = await run(["reviewAgain", undefined], [failed, skipped], { applied: false });
    assert.deepEqual(summaries, [
      ["failed,skipped", false],
      ["failed,skipped", false],
    ]);
  });

  it("are offered again if the list of results was closed without a choice", async () => {
    const { changes, summaries } = await run(["showResults", "showResults", undefined], [done, failed], {
      fromList: [undefined, "retry"],
    });
    assert.deepEqual(changes[1], ["2", "b"]);
    assert.deepEqual(
      summaries.map(([kinds]) => kinds),
      ["done,failed", "done,failed", "done,done"],
    );
  });
});
