import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { maximumTags } from "../../../../src/domain/constraints";
import type { Tag } from "../../../../src/domain/inferenceProfile";
import type { WizardEvent } from "../../../../src/features/create/wizardReducer";
import { wizardReducer } from "../../../../src/features/create/wizardReducer";
import type { WizardState } from "../../../../src/features/create/wizardState";
import { startWizard } from "../../../../src/features/create/wizardState";
import { tagEntryTexts } from "../../../../src/features/create/inputTexts";
import { tagEntries } from "../../../../src/features/create/tagEntry";
import { openEntry, tagList } from "../../../../src/features/create/tagSteps";
import { completeDraft, virginia } from "./samples";

const team = { key: "team", value: "search" };
const stage = { key: "stage", value: "prod" };

function tagsStep(...tags: Tag[]): WizardState {
  return { ...startWizard([virginia], "draft"), draft: completeDraft({ tags }), step: "tags" };
}

function run(state: WizardState, ...events: WizardEvent[]): WizardState {
  return events.reduce(wizardReducer, state);
}

describe("the tags step", () => {
  it("adds a tag from the list and from the entry, and shows the list again", () => {
    const typed = run(tagsStep(), { type: "tagSet", tag: team });
    const entered = run(typed, { type: "tagEntryOpened" }, { type: "tagSet", tag: stage });
    assert.deepEqual(entered.draft.tags, [team, stage]);
    assert.deepEqual([entered.step, entered.tags], ["tags", tagList]);
  });

  it("changes a tag in its place, its key as well", () => {
    const open = run(tagsStep(team, stage), { type: "tagEntryOpened", index: 0 });
    assert.deepEqual(open.tags, { kind: "entry", text: "team=search", index: 0 });
    const changed = run(open, { type: "tagSet", tag: { key: "group", value: "search" } });
    assert.deepEqual(changed.draft.tags, [{ key: "group", value: "search" }, stage]);
  });

  it("changes the tag of a key that is there already", () => {
    const changed = run(tagsStep(team, stage), { type: "tagSet", tag: { key: "team", value: "chat" } });
    assert.deepEqual(changed.draft.tags, [{ key: "team", value: "chat" }, stage]);
  });

  it("refuses to change a key into one that is there already", () => {
    const open = run(tagsStep(team, stage), { type: "tagEntryOpened", index: 0 });
    assert.equal(run(open, { type: "tagSet", tag: { key: "stage", value: "x" } }), open);
  });

  it("refuses what the rules forbid", () => {
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

  it("takes 50 tags, and then changes only", () => {
    const full = Array.from({ length: maximumTags }, (_, index) => ({ key: `key${index}`, value: "" }));
    const almost = tagsStep(...full.slice(1));
    assert.equal(run(almost, { type: "tagSet", tag: team }).draft.tags?.length, maximumTags);
    const state = tagsStep(...full);
    assert.equal(run(state, { type: "tagSet", tag: team }), state);
    const changed = run(state, { type: "tagSet", tag: { key: "key7", value: "x" } });
    assert.deepEqual(changed.draft.tags?.[7], { key: "key7", value: "x" });
  });

  it("removes a tag and makes the next one active", () => {
    const removed = run(tagsStep(team, stage), { type: "tagRemoved", index: 0 });
    assert.deepEqual(removed.draft.tags, [stage]);
    assert.deepEqual(removed.tags, { kind: "list", text: "", active: 0 });
    assert.deepEqual(run(removed, { type: "tagRemoved", index: 0 }).tags, tagList);
  });

  it("goes back from the entry to the list, to the tag it came from", () => {
    const back = run(tagsStep(team, stage), { type: "tagEntryOpened", index: 1 }, { type: "back" });
    assert.deepEqual([back.step, back.tags], ["tags", { kind: "list", text: "", active: 1 }]);
    assert.equal(run(back, { type: "back" }).step, "description");
  });

  it("keeps tags that were changed while visiting from Review when it is left by Back", () => {
    const visiting = run({ ...tagsStep(team), step: "review" }, { type: "stepChosen", step: "tags" });
    const left = run(visiting, { type: "tagSet", tag: stage }, { type: "back" });
    assert.deepEqual([left.step, left.draft.tags], ["review", [team, stage]]);
  });
});

describe("what a typed tag offers", () => {
  const values: Readonly<Record<string, readonly string[]>> = { team: ["search", "research", "chat"], stage: ["prod"] };
  const suggestions = { keys: ["team", "stage", "cost-center"], values: (key: string) => values[key] ?? [] };
  const offer = (text: string, tags: readonly Tag[] = [], view = openEntry([], undefined)) =>
    tagEntries(text, tags, view, suggestions);

  it("suggests keys that are not used yet", () => {
    assert.deepEqual(offer("", [team]), [
      { kind: "completeKey", key: "stage" },
      { kind: "completeKey", key: "cost-center" },
    ]);
  });

  it("offers the typed key first, then keys that hold it", () => {
    assert.deepEqual(offer("TA"), [
      { kind: "completeKey", key: "TA" },
      { kind: "completeKey", key: "stage" },
    ]);
    assert.deepEqual(offer("team"), [{ kind: "completeKey", key: "team" }]);
  });

  it("offers the typed tag first, then values used with its key", () => {
    assert.deepEqual(offer("team=sea"), [
      { kind: "set", tag: { key: "team", value: "sea" } },
      { kind: "set", tag: { key: "team", value: "search" } },
      { kind: "set", tag: { key: "team", value: "research" } },
    ]);
    assert.deepEqual(offer("team=").length, 4);
  });

  it("tells a change from an addition", () => {
    assert.deepEqual(offer("team=x", [team])[0], { kind: "set", tag: { key: "team", value: "x" }, before: team });
    assert.deepEqual(offer("group=x", [team], openEntry([team], 0))[0], {
      kind: "set",
      tag: { key: "group", value: "x" },
      before: team,
    });
  });

  it("says what is wrong, still suggesting values that are right", () => {
    const [first, ...others] = offer("stage=p,");
    assert.equal(first?.kind, "invalid");
    assert.deepEqual(others, []);
    assert.deepEqual(offer("aws:x")[0], {
      kind: "invalid",
      violation: { kind: "key", violation: { kind: "reservedPrefix", prefix: "aws:" } },
    });
    assert.deepEqual(offer("stage=x", [team, stage], openEntry([team, stage], 0)), [
      { kind: "invalid", violation: { kind: "repeatedKey", key: "stage" } },
    ]);
    const full = Array.from({ length: maximumTags }, (_, index) => ({ key: `key${index}`, value: "" }));
    assert.deepEqual(offer("team=search", full), [{ kind: "invalid", violation: { kind: "tooMany", maximum: 50 } }]);
  });

  it("is told in words that start with what was typed", () => {
    assert.deepEqual(tagEntryTexts({ kind: "set", tag: team }), {
      label: "team=search",
      description: "Add this tag",
      detail: "",
      codicon: "add",
    });
    assert.deepEqual(tagEntryTexts({ kind: "set", tag: team, before: { key: "team", value: "chat" } }), {
      label: "team=search",
      description: "Change it from team=chat",
      detail: "",
      codicon: "edit",
    });
    assert.equal(tagEntryTexts({ kind: "completeKey", key: "team" }).label, "team=");
    const [invalid] = offer("team=a,b");
    assert.ok(invalid);
    assert.deepEqual(tagEntryTexts(invalid), {
      label: "Value: Position 2: a comma is not allowed.",
      description: "",
      detail: "Use letters A-Z, digits, spaces, and . _ : / = + @ -",
      codicon: "error",
    });
  });
});
