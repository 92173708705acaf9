import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Tag } from "../../../src/domain/inferenceProfile";
import type { TagEdit } from "../../../src/domain/tagChange";
import {
  applyChanges,
  findChangeViolation,
  findConflicts,
  invertChanges,
  mergeChanges,
  mustRemoveFirst,
  planChanges,
  remainingChanges,
} from "../../../src/domain/tagChange";

const tag = (key: string, value: string): Tag => ({ key, value });
const tags = [tag("team", "search"), tag("env", "dev"), tag("aws:cloudformation:stack-name", "chat")];
const edits: readonly TagEdit[] = [
  { kind: "set", key: "team", value: "ads" },
  { kind: "setMissing", key: "env", value: "prod" },
  { kind: "setMissing", key: "owner", value: "me" },
  { kind: "remove", key: "gone" },
  { kind: "remove", key: "aws:cloudformation:stack-name" },
];
const full = Array.from({ length: 50 }, (_, index) => tag(`k${index}`, "v"));

describe("the changes to the tags of a profile", () => {
  const changes = planChanges(tags, edits);

  it("do not include unchanged or reserved keys", () => {
    assert.deepEqual(changes, [
      { key: "team", before: "search", after: "ads" },
      { key: "owner", before: undefined, after: "me" },
    ]);
    assert.deepEqual(planChanges(tags, [{ kind: "remove", key: "env" }]), [
      { key: "env", before: "dev", after: undefined },
    ]);
  });

  it("affect no other tags, and are reverted by their inverse", () => {
    const after = applyChanges(tags, changes);
    assert.deepEqual(after, [tag("team", "ads"), tags[1], tags[2], tag("owner", "me")]);
    assert.deepEqual(applyChanges(after, invertChanges(changes)), tags);
  });

  it("are merged with later ones, so that the inverse restores the first values", () => {
    const later = [
      { key: "owner", before: "me", after: "you" },
      { key: "env", before: "dev", after: undefined },
    ];
    assert.deepEqual(mergeChanges(changes, later), [
      { key: "team", before: "search", after: "ads" },
      { key: "owner", before: undefined, after: "you" },
      { key: "env", before: "dev", after: undefined },
    ]);
    assert.deepEqual(mergeChanges(changes, invertChanges(changes)), []);
  });

  it("are not repeated if they have already been made", () => {
    assert.deepEqual(remainingChanges([tag("team", "ads")], changes), [changes[1]]);
    assert.deepEqual(remainingChanges(applyChanges(tags, changes), changes), []);
  });

  it("conflict if somebody else has changed, added or removed a key", () => {
    assert.deepEqual(findConflicts(tags, changes), []);
    assert.deepEqual(findConflicts([tag("team", "ads"), tag("owner", "you")], changes), [
      { ...changes[1], found: "you" },
    ]);
    assert.deepEqual(findConflicts([], changes), [{ ...changes[0], found: undefined }]);
  });

  it("are rejected if they would result in more than 50 tags or an invalid value", () => {
    const added = planChanges(full, [{ kind: "set", key: "one-more", value: "" }]);
    assert.deepEqual(findChangeViolation(full, added), { kind: "tooMany", maximum: 50 });
    const swapped = planChanges(full, [...edits.slice(0, 1), { kind: "remove", key: "k0" }]);
    assert.equal(findChangeViolation(full, swapped), undefined);
    const invalid = planChanges(tags, [{ kind: "set", key: "team", value: "a,b" }]);
    assert.equal(findChangeViolation(tags, invalid)?.kind, "value");
  });

  it("remove keys first only if there would temporarily be more than 50 tags", () => {
    const swap: readonly TagEdit[] = [
      { kind: "set", key: "new", value: "" },
      { kind: "remove", key: "k0" },
    ];
    assert.equal(mustRemoveFirst(full, planChanges(full, swap)), true);
    assert.equal(mustRemoveFirst(full.slice(0, 49), planChanges(full.slice(0, 49), swap)), false);
    assert.equal(mustRemoveFirst(full, planChanges(full, swap.slice(0, 1))), false);
  });

  it("do not count tags that AWS has set", () => {
    const managed = [...full.slice(1), tag("aws:cloudformation:stack-name", "x"), tag("AWS:other", "x")];
    const added = planChanges(managed, [{ kind: "set", key: "new", value: "" }]);
    assert.equal(findChangeViolation(managed, added), undefined);
    const swapped = planChanges(managed, [
      { kind: "set", key: "new", value: "" },
      { kind: "remove", key: "k1" },
    ]);
    assert.equal(mustRemoveFirst(managed, swapped), false);
    const tooMany = planChanges([...managed, tag("k0", "")], [{ kind: "set", key: "new", value: "" }]);
    assert.equal(findChangeViolation([...managed, tag("k0", "")], tooMany)?.kind, "tooMany");
  });
});
