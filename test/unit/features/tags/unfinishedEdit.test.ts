import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { TagEdit } from "../../../../src/domain/tagChange";
import type { TagItem } from "../../../../src/features/tags/tagEdits";
import { UnfinishedEdits } from "../../../../src/features/tags/unfinishedEdit";
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
  return { connection, profile, arn: profile.arn, changes: [], edits };
});

describe("a tag edit that was interrupted by closing the window", () => {
  it("is returned with its profiles and edits in the next window, until it is deleted", async () => {
    const stored = memento();
    const id = await new UnfinishedEdits(stored).save(items);
    const nextWindow = new UnfinishedEdits(stored);
    assert.deepEqual(nextWindow.findInterrupted(), {
      id,
      targets: items.map(({ connection, arn }) => ({ ...connection, arn, edits })),
    });
    await nextWindow.delete(id);
    assert.equal(nextWindow.findInterrupted(), undefined);
    assert.equal(await stored.get("unfinishedTagEdit"), null);
  });

  it("is not confused with an edit that the same window is still applying", async () => {
    const stored = memento();
    const window = new UnfinishedEdits(stored);
    const first = await window.save(items.slice(0, 1));
    assert.equal(window.findInterrupted(), undefined);
    const second = await window.save(items.slice(1));
    await window.delete(second);
    assert.equal(new UnfinishedEdits(stored).findInterrupted()?.id, first);
  });

  it("is ignored if it is malformed", async () => {
    const target = { region: "us-east-1", arn: "arn", edits };
    for (const value of [
      1,
      {},
      [{ targets: [target] }],
      [{ id: "1", targets: [{ ...target, edits: [{ kind: "drop" }] }] }],
    ]) {
      const stored = memento();
      await stored.update("unfinishedTagEdit", value);
      assert.equal(new UnfinishedEdits(stored).findInterrupted(), undefined, JSON.stringify(value));
    }
  });
});
