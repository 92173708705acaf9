import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { maximumTags } from "../../../../src/domain/constraints";
import type { Tag } from "../../../../src/domain/inferenceProfile";
import type { WizardEvent } from "../../../../src/features/create/wizardReducer";
import { wizardReducer } from "../../../../src/features/create/wizardReducer";
import type { WizardState } from "../../../../src/features/create/wizardState";
import { startWizard } from "../../../../src/features/create/startWizard";
import { emptyTagList } from "../../../../src/pickers/tags/tagsView";
import { completeDraft, virginia } from "../../changes/samples";

const team = { key: "team", value: "search" };
const stage = { key: "stage", value: "prod" };

function tagsStep(...tags: Tag[]): WizardState {
  return { ...startWizard([virginia], "draft"), draft: completeDraft({ tags }), step: "tags" };
}

function run(state: WizardState, ...events: WizardEvent[]): WizardState {
  return events.reduce(wizardReducer, state);
}

describe("the tags step", () => {
  it("adds a tag from the list or from the input, and shows the list again", () => {
    const typed = run(tagsStep(), { type: "tagSet", tag: team });
    const entered = run(typed, { type: "tagEntryOpened" }, { type: "tagSet", tag: stage });
    assert.deepEqual(entered.draft.tags, [team, stage]);
    assert.deepEqual([entered.step, entered.tagsView], ["tags", emptyTagList]);
  });

  it("edits a tag and its key in place", () => {
    const open = run(tagsStep(team, stage), { type: "tagEntryOpened", index: 0 });
    assert.deepEqual(open.tagsView, { kind: "entry", text: "team=search", index: 0 });
    const changed = run(open, { type: "tagSet", tag: { key: "group", value: "search" } });
    assert.deepEqual(changed.draft.tags, [{ key: "group", value: "search" }, stage]);
  });

  it("replaces the tag with the same key", () => {
    const changed = run(tagsStep(team, stage), { type: "tagSet", tag: { key: "team", value: "chat" } });
    assert.deepEqual(changed.draft.tags, [{ key: "team", value: "chat" }, stage]);
  });

  it("does not change a key to an existing key", () => {
    const open = run(tagsStep(team, stage), { type: "tagEntryOpened", index: 0 });
    assert.equal(run(open, { type: "tagSet", tag: { key: "stage", value: "x" } }), open);
  });

  it("rejects invalid tags", () => {
    const state = tagsStep(team);
    for (const tag of [
      { key: "aws:team", value: "" },
      { key: "", value: "x" },
      { key: "a,b", value: "" },
      { key: "a", value: "x,y" },
    ]) {
      assert.equal(run(state, { type: "tagSet", tag }), state);
    }
  });

  it("accepts up to 50 tags, and then only edits", () => {
    const full = Array.from({ length: maximumTags }, (_, index) => ({ key: `key${index}`, value: "" }));
    const almost = tagsStep(...full.slice(1));
    assert.equal(run(almost, { type: "tagSet", tag: team }).draft.tags?.length, maximumTags);
    const state = tagsStep(...full);
    assert.equal(run(state, { type: "tagSet", tag: team }), state);
    const changed = run(state, { type: "tagSet", tag: { key: "key7", value: "x" } });
    assert.deepEqual(changed.draft.tags?.[7], { key: "key7", value: "x" });
  });

  it("removes a tag and selects the next one", () => {
    const removed = run(tagsStep(team, stage), { type: "tagRemoved", index: 0 });
    assert.deepEqual(removed.draft.tags, [stage]);
    assert.deepEqual(removed.tagsView, { kind: "list", text: "", active: 0 });
    assert.deepEqual(run(removed, { type: "tagRemoved", index: 0 }).tagsView, emptyTagList);
  });

  it("goes back from the input to the tag in the list", () => {
    const back = run(tagsStep(team, stage), { type: "tagEntryOpened", index: 1 }, { type: "back" });
    assert.deepEqual([back.step, back.tagsView], ["tags", { kind: "list", text: "", active: 1 }]);
    assert.equal(run(back, { type: "back" }).step, "description");
  });

  it("keeps edits after Back to Review", () => {
    const visiting = run({ ...tagsStep(team), step: "review" }, { type: "stepChosen", step: "tags" });
    const left = run(visiting, { type: "tagSet", tag: stage }, { type: "back" });
    assert.deepEqual([left.step, left.draft.tags], ["review", [team, stage]]);
  });
});
