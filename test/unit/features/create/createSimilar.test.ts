import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { copiedTagsNotes, needsTags, selectTags } from "../../../../src/features/create/copiedTags";
import { initialName } from "../../../../src/features/create/profileName";
import { reviewLines } from "../../../../src/features/create/reviewLines";
import { startWizard } from "../../../../src/features/create/startWizard";
import type { WizardEvent } from "../../../../src/features/create/wizardReducer";
import { wizardReducer } from "../../../../src/features/create/wizardReducer";
import type { CopiedTags, WizardState } from "../../../../src/features/create/wizardState";
import { oregon, sonnet, virginia } from "../../changes/samples";
import { applicationProfile, problem } from "../../domain/samples";

const team = { key: "team", value: "search" };
const stage = { key: "stage", value: "prod" };
const profile = applicationProfile("abc", { name: "search-chat", description: "For the search team" });

function start(change: Partial<typeof profile> = {}): WizardState {
  const similar = { connection: virginia, profile: { ...profile, ...change } };
  return startWizard([virginia, oregon], "draft", { source: sonnet, similar });
}

function run(state: WizardState, ...events: WizardEvent[]): WizardState {
  return events.reduce(wizardReducer, state);
}

/** Returns the state in the tags step, after the tags have been copied. */
function withCopied(copied: CopiedTags): WizardState {
  const named = { type: "nameAnswered", name: "search-chat-2" } as const;
  const described = { type: "descriptionAnswered", description: "For the search team" } as const;
  return run(start(), named, described, { type: "tagsCopied", copied });
}

const texts = (state: WizardState) => copiedTagsNotes(state).map(({ text, detail }) => [text, detail ?? ""]);

describe("creating a similar profile", () => {
  it("starts with the source and the description, and asks for the name first", () => {
    const state = start();
    assert.deepEqual(
      [state.step, state.draft.source, state.draft.description],
      ["name", sonnet, "For the search team"],
    );
    assert.equal(state.edited, false, "nothing has to be kept if the user presses Esc");
    assert.equal(start({ description: undefined as never }).draft.description, "");
  });

  it("shows every answer, so that each can be changed", () => {
    const named = run(start(), { type: "nameAnswered", name: "search-chat-2" });
    assert.equal(named.step, "description");
    const described = run(named, { type: "descriptionAnswered", description: "For ads" });
    assert.deepEqual([described.step, described.draft.description], ["tags", "For ads"]);
    const copied = run(described, { type: "tagsCopied", copied: selectTags([team, stage], []) });
    assert.deepEqual([copied.step, copied.draft.tags], ["tags", [team, stage]]);
    const review = run(copied, { type: "tagRemoved", index: 0 }, { type: "tagsAnswered" });
    assert.deepEqual([review.step, review.draft.tags], ["review", [stage]]);
  });

  it("suggests an unused name like the name of the profile", () => {
    const state = start();
    assert.equal(initialName(state, new Set()), "search-chat-2", "the names may not be loaded yet");
    assert.equal(initialName(state, new Set(["search-chat", "search-chat-2"])), "search-chat-3");
    const inOregon = { ...state, draft: { ...state.draft, connection: oregon } };
    assert.equal(initialName(inOregon, new Set()), "search-chat", "names are unique within a Region");
  });

  it("loads the tags once, before the first step that shows them", () => {
    const state = start();
    assert.equal(needsTags(state), false);
    assert.equal(needsTags({ ...state, step: "tags" }), true);
    assert.equal(needsTags({ ...state, step: "review" }), true);
    assert.equal(needsTags(withCopied(selectTags([team], []))), false);
    assert.equal(needsTags(withCopied({ kind: "failed" })), false);
    assert.equal(needsTags({ ...startWizard([virginia], "draft"), step: "tags" }), false);
  });

  it("copies neither the tags of AWS nor those that mark a resource as managed by infrastructure code", () => {
    const managed = { key: "managed-by", value: "terraform" };
    const stack = { key: "aws:cloudformation:stack-name", value: "search" };
    const copied = selectTags([team, stack, managed], ["managed-by"]);
    assert.deepEqual(copied, { kind: "copied", tags: [team], omitted: [managed] });
    assert.deepEqual(texts(withCopied(copied)).at(-1), [
      "Not copied: managed-by=terraform",
      "These tags mark resources that infrastructure code manages.",
    ]);
  });

  it("states which tags were copied until they are changed, because a wrong one can grant access or allocate costs", () => {
    const state = withCopied(selectTags([team, stage], []));
    const check = "Check them: tags can grant access and allocate costs.";
    assert.deepEqual(texts(state), [['2 tags were copied from "search-chat".', check]]);
    const changed = run(state, { type: "tagSet", tag: { key: "team", value: "ads" } });
    assert.deepEqual(texts(changed), [['1 tag was copied from "search-chat".', check]]);
    assert.deepEqual(texts(run(state, { type: "allTagsRemoved" })), []);
  });

  it("continues without the tags if they cannot be loaded, and states the reason", () => {
    const denied = problem("accessDenied", "ListTagsForResource");
    const state = withCopied({ kind: "failed", problem: denied });
    const [[text, detail] = []] = texts(state);
    assert.equal(text, 'The tags of "search-chat" were not copied.');
    assert.match(detail ?? "", /permission/);
    assert.deepEqual([state.step, state.draft.tags], ["tags", undefined]);
    assert.equal(run(state, { type: "tagsAnswered" }).step, "review");
    assert.deepEqual(texts(withCopied({ kind: "failed" })), [['The tags of "search-chat" were not copied.', ""]]);
  });
});

describe("a long answer in Review", () => {
  const line = (label: string, state: WizardState) => {
    const { value, more = [] } = reviewLines(state, "123456789012").find((each) => each.label === label) ?? {};
    return [value, ...more];
  };

  it("is shown in several rows, so that all tags are visible", () => {
    const tags = ["team", "stage", "cost-center", "application"].map((key) => ({ key, value: `value of ${key}` }));
    const rows = line("Tags", withCopied(selectTags(tags, [])));
    assert.deepEqual(rows, [
      "team=value of team, stage=value of stage",
      "cost-center=value of cost-center",
      "application=value of application",
    ]);
  });

  it("is split between words", () => {
    const description = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";
    const rows = line("Description", start({ description }));
    assert.deepEqual(rows, ["one two three four five six seven eight nine ten eleven twelve", "thirteen fourteen"]);
    assert.deepEqual(line("Description", start({ description: "" })), ["None"]);
  });

  it("shows the name and the ID of a source", () => {
    assert.deepEqual(line("Source", start()), [
      "US Anthropic Claude Sonnet 4.5",
      "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    ]);
  });
});
