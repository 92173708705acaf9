import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { TagEdit } from "../../../../src/domain/tagChange";
import type { TagItem } from "../../../../src/features/tags/tagEdits";
import {
  deleteUnfinishedEdit,
  readUnfinishedEdit,
  saveUnfinishedEdit,
} from "../../../../src/features/tags/unfinishedEdit";
import { applicationProfile } from "../../domain/samples";

/** Returns a memento in memory that serializes its values, like VS Code. */
function memento() {
  const values = new Map<string, string>();
  return {
    get: (key: string): unknown => JSON.parse(values.get(key) ?? "null"),
    update: async (key: string, value: unknown) =>
      void (value === undefined ? values.delete(key) : values.set(key, JSON.stringify(value))),
  };
}

const edits: readonly TagEdit[] = [
  { kind: "set", key: "team", value: "search" },
  { kind: "remove", key: "env" },
];
const items = ["one", "two"].map((id, index): TagItem => {
  const profile = applicationProfile(id);
  const connection = { region: "us-east-1", ...(index === 0 ? {} : { awsProfile: "dev" }) };
  return { connection, profile, arn: profile.arn, changes: [] };
});

describe("a tag edit that was interrupted by closing the window", () => {
  it("is returned with its profiles in the next window, until it is deleted", async () => {
    const stored = memento();
    assert.equal(readUnfinishedEdit(stored), undefined);
    await saveUnfinishedEdit(stored, edits, items);
    assert.deepEqual(readUnfinishedEdit(stored), {
      edits,
      targets: items.map(({ connection, arn }) => ({ ...connection, arn })),
    });
    await deleteUnfinishedEdit(stored);
    assert.equal(readUnfinishedEdit(stored), undefined);
  });

  it("is ignored if it is malformed", async () => {
    for (const value of [1, {}, { edits: [{ kind: "drop" }], targets: [] }, { edits, targets: [{ arn: 5 }] }]) {
      const stored = memento();
      await stored.update("unfinishedTagEdit", value);
      assert.equal(readUnfinishedEdit(stored), undefined, JSON.stringify(value));
    }
  });
});
