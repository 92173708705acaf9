import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isComplete, createInput } from "../../../../src/changes/createDraft";
import type { WizardEvent } from "../../../../src/features/create/wizardReducer";
import { wizardReducer, canGoBack } from "../../../../src/features/create/wizardReducer";
import type { WizardState } from "../../../../src/features/create/wizardState";
import { resumeWizard, startWizard } from "../../../../src/features/create/startWizard";
import { stepNumber, steps, takenNames } from "../../../../src/features/create/wizardSteps";
import { reviewLines } from "../../../../src/features/create/reviewLines";
import { nova, oregon, sonnet, sonnetInOregon, virginia } from "../../changes/samples";

const both = [virginia, oregon];

function run(state: WizardState, ...events: WizardEvent[]): WizardState {
  return events.reduce(wizardReducer, state);
}

const answers = {
  region: { type: "regionAnswered", connection: virginia },
  source: { type: "sourceAnswered", source: sonnet },
  name: { type: "nameAnswered", name: "search-chat" },
  description: { type: "descriptionAnswered", description: "For the search team" },
  tag: { type: "tagSet", tag: { key: "team", value: "search" } },
  tags: { type: "tagsAnswered" },
  back: { type: "back" },
} as const satisfies Record<string, WizardEvent>;

const all = [answers.region, answers.source, answers.name, answers.description, answers.tag, answers.tags];

function atReview(connections = both): WizardState {
  return run(startWizard(connections, "draft"), ...(connections.length > 1 ? all : all.slice(1)));
}

function visit(step: "region" | "source" | "name" | "description" | "tags", state = atReview()): WizardState {
  return wizardReducer(state, { type: "stepChosen", step });
}

describe("the steps of the wizard", () => {
  it("lead from the Region to Review and are counted", () => {
    let state = startWizard(both, "draft");
    const seen = [[state.step, stepNumber(state)]];
    for (const event of all) {
      state = wizardReducer(state, event);
      seen.push([state.step, stepNumber(state)]);
    }
    assert.deepEqual(seen, [
      ["region", 1],
      ["source", 2],
      ["name", 3],
      ["description", 4],
      ["tags", 5],
      ["tags", 5],
      ["review", 6],
    ]);
    assert.equal(steps(state).length, 6);
    assert.ok(isComplete(state.draft));
    assert.deepEqual(
      { ...createInput(state.draft), clientRequestToken: "" },
      {
        name: "search-chat",
        description: "For the search team",
        sourceArn: sonnet.arn,
        tags: [{ key: "team", value: "search" }],
        clientRequestToken: "",
      },
    );
  });

  it("omit Region if there is only one connection", () => {
    const state = startWizard([virginia], "draft");
    assert.deepEqual([state.step, stepNumber(state), steps(state).length], ["source", 1, 5]);
    assert.equal(canGoBack(state), false);
    assert.deepEqual(atReview([virginia]).draft.connection, virginia);
  });

  it("omit description and tags if nothing was entered", () => {
    const state = run(
      startWizard([virginia], "draft"),
      answers.source,
      answers.name,
      { type: "descriptionAnswered", description: "" },
      answers.tags,
    );
    assert.equal(state.step, "review");
    assert.ok(isComplete(state.draft));
    const request = createInput(state.draft);
    assert.equal("description" in request, false);
    assert.deepEqual(request.tags, []);
  });

  it("can be reversed one by one with Back, which keeps the answers", () => {
    let state = atReview();
    const seen: string[] = [];
    while (canGoBack(state)) {
      state = wizardReducer(state, answers.back);
      seen.push(state.step);
    }
    assert.deepEqual(seen, ["tags", "description", "name", "source", "region"]);
    assert.deepEqual(state.draft, atReview().draft);
    assert.equal(wizardReducer(state, answers.back), state);
  });

  it("continue in order after Back and keep the answers", () => {
    const state = run(atReview(), answers.back, answers.back, {
      type: "descriptionAnswered",
      description: "Other words",
    });
    assert.equal(state.step, "tags");
    assert.equal(wizardReducer(state, answers.tags).step, "review");
    assert.deepEqual(state.draft, { ...atReview().draft, description: "Other words" });
  });

  it("reject invalid names and descriptions, and names that are taken", () => {
    const atName = run(startWizard(both, "draft"), answers.region, answers.source, {
      type: "namesListed",
      connection: virginia,
      names: ["chat"],
    });
    for (const name of ["", "chat.v1", "chat"]) {
      assert.equal(wizardReducer(atName, { type: "nameAnswered", name }), atName);
    }
    const atDescription = wizardReducer(atName, answers.name);
    assert.equal(wizardReducer(atDescription, { type: "descriptionAnswered", description: "a, b" }), atDescription);
  });

  it("reject only names that are taken in the Region of the draft", () => {
    const listed = { type: "namesListed", connection: oregon, names: ["chat"] } as const;
    const state = run(startWizard(both, "draft"), answers.region, listed);
    assert.deepEqual([...takenNames(state)], []);
    const moved = run(startWizard(both, "draft"), { type: "regionAnswered", connection: oregon }, listed);
    assert.deepEqual([...takenNames(moved)], ["chat"]);
  });
});

describe("Review", () => {
  it("shows every answer with the step that it opens", () => {
    assert.deepEqual(
      reviewLines(atReview(), "123456789012").map(({ value, step }) => [step, value]),
      [
        [undefined, "123456789012"],
        [undefined, "Default credentials"],
        ["region", "us-east-1 · US East (N. Virginia)"],
        ["source", sonnet.name],
        ["name", "search-chat"],
        ["description", "For the search team"],
        ["tags", "team=search"],
      ],
    );
    const [account, , region] = reviewLines(atReview([virginia]), undefined);
    assert.deepEqual([account?.value, region?.step], ["Not known yet", undefined]);
    const { description: _, tags: __, ...draft } = atReview().draft;
    const values = reviewLines({ ...atReview(), draft }, undefined).map(({ value }) => value);
    assert.deepEqual(values.slice(5), ["None", "None"]);
  });

  const changes: readonly [Parameters<typeof visit>[0], WizardEvent][] = [
    ["source", { type: "sourceAnswered", source: nova }],
    ["name", { type: "nameAnswered", name: "other" }],
    ["description", { type: "descriptionAnswered", description: "" }],
    ["tags", answers.tags],
    ["region", answers.region],
  ];
  for (const [step, event] of changes) {
    it(`opens the ${step} step, whose answer returns to Review`, () => {
      const visiting = visit(step);
      assert.deepEqual([visiting.step, visiting.fromReview], [step, true]);
      const back = wizardReducer(visiting, event);
      assert.deepEqual([back.step, back.fromReview, back.lastVisited], ["review", false, undefined]);
    });

    it(`is unchanged after Back in the ${step} step, and selects the line of that step`, () => {
      const back = wizardReducer(visit(step), answers.back);
      assert.deepEqual([back.step, back.fromReview, back.lastVisited], ["review", false, step]);
      assert.deepEqual(back.draft, atReview().draft);
    });
  }

  it("opens only steps that the wizard has", () => {
    const review = atReview([virginia]);
    assert.equal(visit("region", review), review);
    assert.equal(wizardReducer(review, { type: "stepChosen", step: "review" }), review);
  });

  it("asks for the source again when the Region changes, and then returns", () => {
    const moved = wizardReducer(visit("region"), { type: "regionAnswered", connection: oregon });
    assert.deepEqual([moved.step, moved.fromReview], ["source", true]);
    assert.equal(isComplete(moved.draft), false);
    const back = wizardReducer(moved, { type: "sourceAnswered", source: sonnetInOregon });
    assert.equal(back.step, "review");
    assert.deepEqual(back.draft, { ...atReview().draft, connection: oregon, source: sonnetInOregon });
  });

  it("keeps the source when the Region is changed back", () => {
    const moved = wizardReducer(visit("region"), { type: "regionAnswered", connection: oregon });
    const region = wizardReducer(moved, answers.back);
    assert.deepEqual([region.step, canGoBack(region)], ["region", false]);
    const back = wizardReducer(region, answers.region);
    assert.equal(back.step, "review");
    assert.deepEqual(back.draft, atReview().draft);
  });

  it("asks for another name if the name is taken in the new Region", () => {
    const moved = run(
      visit("region"),
      { type: "regionAnswered", connection: oregon },
      { type: "namesListed", connection: oregon, names: ["search-chat"] },
      { type: "sourceAnswered", source: sonnetInOregon },
    );
    assert.equal(moved.step, "name");
    assert.equal(wizardReducer(moved, { type: "nameAnswered", name: "search-chat-2" }).step, "review");
  });

  it("asks for the source again after Back to the Region step and a different answer", () => {
    const moved = run(atReview(), ...Array.from({ length: 5 }, () => answers.back), {
      type: "regionAnswered",
      connection: oregon,
    });
    assert.equal(moved.step, "source");
  });
});

describe("a pre-filled wizard", () => {
  it("starts after a given source", () => {
    const state = startWizard(both, "draft", { source: sonnet });
    assert.deepEqual([state.step, stepNumber(state), steps(state).length], ["name", 3, 6]);
    assert.deepEqual(state.draft.connection, virginia);
    assert.equal(wizardReducer(state, answers.back).step, "source");
    const review = run(state, answers.name, answers.description, answers.tags);
    assert.equal(review.step, "review");
    assert.equal(wizardReducer(review, { type: "stepChosen", step: "source" }).step, "source");
  });

  it("starts at the source for a given Region, even if the Region is not configured", () => {
    const elsewhere = { region: "eu-central-1" };
    const state = startWizard(both, "draft", { connection: elsewhere, sourceSearch: "nova" });
    assert.deepEqual([state.step, state.sourceSearch], ["source", "nova"]);
    assert.deepEqual(state.connections, [virginia, oregon, elsewhere]);
    assert.equal(wizardReducer(state, answers.back).step, "region");
  });

  it("is not considered edited until something is answered or typed", () => {
    const state = startWizard(both, "draft", { source: sonnet });
    assert.equal(state.edited, false);
    assert.equal(wizardReducer(state, { type: "typed", text: "" }).edited, false);
    assert.equal(wizardReducer(state, { type: "typed", text: "se" }).edited, true);
    assert.equal(wizardReducer(state, answers.name).edited, true);
  });
});

describe("an unfinished wizard", () => {
  it("keeps text that was typed but not submitted", () => {
    const atName = run(startWizard([virginia], "draft"), answers.source, { type: "typed", text: "sea" });
    assert.equal(atName.typed.name, "sea");
    assert.deepEqual(wizardReducer(atName, answers.name).typed, {});
    const atDescription = run(atName, answers.name, { type: "typed", text: "For," }, answers.back);
    assert.deepEqual([atDescription.step, atDescription.typed.description], ["name", "For,"]);
    const atTags = run(atDescription, answers.name, answers.description, { type: "typed", text: "team=" });
    assert.deepEqual(atTags.tagsView, { kind: "list", text: "team=" });
    const atTagsAgain = run(atTags, answers.back, answers.description);
    assert.deepEqual([atTagsAgain.step, atTagsAgain.tagsView], ["tags", { kind: "list", text: "team=" }]);
    const tag = { key: "team", value: "search" };
    assert.equal(run(atTagsAgain, { type: "tagSet", tag }, answers.back, answers.description).tagsView.text, "");
    const atSource = run(startWizard([virginia], "draft"), { type: "typed", text: "nova" });
    assert.equal(atSource.edited, false);
  });

  it("resumes at the step at which it was closed", () => {
    const left = run(startWizard(both, "draft"), answers.region, answers.source);
    assert.deepEqual(resumeWizard(left, both), left);
  });

  it("keeps a Region that is no longer configured", () => {
    const left = run(startWizard(both, "draft"), answers.region, answers.source);
    const resumed = resumeWizard(left, [oregon]);
    assert.deepEqual(resumed.connections, [oregon, virginia]);
    assert.equal(resumed.step, "name");
  });

  it("does not ask for the Region if only one remains", () => {
    const resumed = resumeWizard(startWizard(both, "draft"), [oregon]);
    assert.deepEqual([resumed.step, resumed.draft.connection], ["source", oregon]);
  });
});
