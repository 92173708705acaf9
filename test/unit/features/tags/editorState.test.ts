import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Tag } from "../../../../src/domain/inferenceProfile";
import type { TagEdit } from "../../../../src/domain/tagChange";
import type { EditedProfile, EditorState } from "../../../../src/features/tags/editorState";
import {
  changeableProfiles,
  changedProfiles,
  editedKeys,
  editorReducer,
  planOf,
} from "../../../../src/features/tags/editorState";
import { accountId, applicationProfile, problem } from "../../domain/samples";

const tag = (key: string, value: string): Tag => ({ key, value });
const edited = (id: string, tags: readonly Tag[]): EditedProfile => ({
  connection: { region: "us-east-1" },
  profile: applicationProfile(id),
  accountId,
  tags,
});
const one = edited("one", [tag("team", "search"), tag("env", "dev")]);
const two = edited("two", [tag("team", "ads")]);
const start: EditorState = { profiles: [one, two], edits: [], view: { kind: "keys", text: "" } };
const set = (key: string, value: string): TagEdit => ({ kind: "set", key, value });
const run = (state: EditorState, ...events: readonly Parameters<typeof editorReducer>[1][]) =>
  events.reduce(editorReducer, state);

describe("the tag editor", () => {
  it("opens a key with its value if all profiles have the same value, and otherwise without a value", () => {
    const text = (state: EditorState, key: string) => {
      const { view } = run(state, { type: "keyOpened", key });
      return view.kind === "value" ? view.text : undefined;
    };
    assert.equal(text(start, "team"), "");
    assert.equal(text({ ...start, profiles: [one] }, "team"), "search");
    assert.equal(text(start, "env"), "");
    assert.equal(text({ ...start, edits: [set("team", "x")] }, "team"), "x");
  });

  it("keeps one edit per key, which can be discarded", () => {
    const state = run(
      start,
      { type: "edited", edit: set("team", "a") },
      { type: "edited", edit: set("env", "b") },
      { type: "edited", edit: { kind: "remove", key: "team" } },
    );
    assert.deepEqual(state.edits, [set("env", "b"), { kind: "remove", key: "team" }]);
    assert.deepEqual(state.view, { kind: "keys", text: "", active: "team" });
    assert.deepEqual(run(state, { type: "editDiscarded", key: "team" }).edits, [set("env", "b")]);
  });

  it("rejects what AWS would reject", () => {
    for (const edit of [set("aws:x", ""), set("", "x"), set("team", "a,b"), set("k".repeat(129), "")]) {
      assert.equal(run(start, { type: "edited", edit }), start);
    }
  });

  it("opens the plan only if there are edits, and can return to the keys from everywhere", () => {
    assert.equal(run(start, { type: "planOpened" }), start);
    const planned = run(start, { type: "edited", edit: set("team", "a") }, { type: "planOpened" });
    assert.equal(planned.view.kind, "plan");
    assert.deepEqual(run(planned, { type: "back" }).view, { kind: "keys", text: "" });
    const value = run(start, { type: "keyOpened", key: "team" }, { type: "typed", text: "se" });
    assert.deepEqual(value.view, { kind: "value", key: "team", text: "se" });
    assert.deepEqual(run(value, { type: "back" }).view, { kind: "keys", text: "", active: "team" });
  });

  it("shows old and new values in the plan for each profile, and omits profiles that cannot or need not be changed", () => {
    const full = edited(
      "full",
      Array.from({ length: 50 }, (_, index) => tag(`k${index}`, "")),
    );
    const foreign = { ...edited("foreign", []), accountId: "999999999999" };
    const { tags: _, ...unread } = { ...edited("unread", []), problem: problem("accessDenied", "ListTagsForResource") };
    const done = edited("done", [tag("team", "search"), tag("owner", "me")]);
    const plan = planOf({
      profiles: [one, two, full, foreign, unread, done],
      edits: [set("team", "search"), { kind: "setMissing", key: "owner", value: "me" }],
    });
    assert.deepEqual(
      plan.map(({ changes, blocked }) => blocked?.kind ?? changes.map(({ key }) => key).join()),
      ["owner", "team,owner", "violation", "otherAccount", "unread", ""],
    );
    assert.deepEqual(
      changedProfiles(plan).map(({ profile }) => profile.id),
      ["one", "two"],
    );
  });

  it("leaves profiles out of the keys and values if nothing is known about their tags or they cannot be changed", () => {
    const foreign = { ...edited("foreign", [tag("team", "other")]), accountId: "999999999999" };
    const { tags: _, ...unread } = { ...edited("unread", []), problem: problem("throttled", "ListTagsForResource") };
    assert.deepEqual(changeableProfiles([one, foreign, unread]), [one]);
    const { view } = run({ ...start, profiles: [one, foreign, unread] }, { type: "keyOpened", key: "team" });
    assert.equal(view.kind === "value" ? view.text : undefined, "search");
  });

  it("plans the edits of individual profiles, for example of an undo, unless the user edits the same key or discards them", () => {
    const state: EditorState = {
      profiles: [
        { ...one, edits: [set("team", "before"), { kind: "remove", key: "env" }] },
        { ...two, edits: [set("team", "earlier")] },
      ],
      edits: [],
      view: { kind: "keys", text: "" },
    };
    const after = (of: EditorState) =>
      planOf(of).map(({ changes }) => changes.map((change) => `${change.key}=${change.after}`).join());
    assert.deepEqual(editedKeys(state), ["team", "env"]);
    assert.equal(run(state, { type: "planOpened" }).view.kind, "plan");
    assert.deepEqual(after(state), ["team=before,env=undefined", "team=earlier"]);
    assert.deepEqual(after(run(state, { type: "edited", edit: set("team", "x") })), ["env=undefined,team=x", "team=x"]);
    assert.deepEqual(after(run(state, { type: "editDiscarded", key: "team" })), ["env=undefined", ""]);
  });
});
