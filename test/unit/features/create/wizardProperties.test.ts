import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { findTagViolation, findViolation, maximumTags } from "../../../../src/domain/constraints";
import type { Tag } from "../../../../src/domain/inferenceProfile";
import type { ProblemKind } from "../../../../src/domain/problem";
import type { WizardEvent } from "../../../../src/features/create/wizardReducer";
import { wizardReducer } from "../../../../src/features/create/wizardReducer";
import type { WizardState } from "../../../../src/features/create/wizardState";
import { resumeWizard, startWizard } from "../../../../src/features/create/startWizard";
import { stepOrder } from "../../../../src/features/create/wizardState";
import { steps } from "../../../../src/features/create/wizardSteps";
import { tagChoiceTexts } from "../../../../src/pickers/tags/tagChoiceTexts";
import { reviewLines } from "../../../../src/features/create/reviewLines";
import { tagChoices } from "../../../../src/domain/tags";
import { editedIndex, emptyTagList, openTagEntry } from "../../../../src/pickers/tags/tagsView";
import { nova, oregon, problem, sonnet, sonnetInOregon, virginia } from "../../changes/samples";

/** Typed text, which is either almost valid or arbitrary. */
const text = fc.oneof(
  fc.constantFrom("search-chat", "team=search", "team", "=", " ", "aws:x=1", "a  b", "x".repeat(300)),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ maxLength: 8 }),
);

const tag: fc.Arbitrary<Tag> = fc.record({
  key: fc.oneof(fc.constantFrom("team", "stage", "owner"), text),
  value: text,
});

const index = fc.integer({ min: -2, max: 4 });
const startedAt = fc.constant(new Date(0));
const problems = fc.constantFrom<ProblemKind[]>("conflict", "validation", "tooManyTags", "network", "quotaExceeded");
const members = fc.constantFrom(
  "inferenceProfileName",
  "description",
  "tags.2.member.key",
  "tags.99.member.value",
  "x",
);

const events: fc.Arbitrary<WizardEvent> = fc.oneof(
  fc.record({ type: fc.constant("regionAnswered"), connection: fc.constantFrom(virginia, oregon) }),
  fc.record({ type: fc.constant("sourceAnswered"), source: fc.constantFrom(sonnet, sonnetInOregon, nova) }),
  fc.record({ type: fc.constant("nameAnswered"), name: text }),
  fc.record({ type: fc.constant("descriptionAnswered"), description: text }),
  fc.record({ type: fc.constant("tagEntryOpened"), index }, { requiredKeys: ["type"] }),
  fc.record({ type: fc.constant("tagSet"), tag }),
  fc.record({ type: fc.constant("tagRemoved"), index }),
  fc.constant({ type: "tagsAnswered" } as const),
  fc.record({ type: fc.constant("stepChosen"), step: fc.constantFrom(...stepOrder) }),
  fc.constant({ type: "back" } as const),
  fc.record({ type: fc.constant("typed"), text }),
  fc.record({
    type: fc.constant("namesListed"),
    connection: fc.constantFrom(virginia, oregon),
    names: fc.array(text, { maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant("failed"),
    problem: fc.tuple(problems, members).map(([kind, member]) => problem(kind, { member })),
    startedAt,
  }),
  fc.record({ type: fc.constant("cancelled"), outcomeUnknown: fc.boolean(), startedAt }),
);

const starts = fc.constantFrom(
  startWizard([virginia], "draft"),
  startWizard([virginia, oregon], "draft"),
  startWizard([], "draft", { source: sonnet }),
);

/** Returns everything that the user has submitted or typed. */
const entered = ({ draft, typed }: WizardState) => ({ draft, typed });

describe("the wizard after any sequence of events", () => {
  it("is at one of its steps and contains only answers that AWS accepts", () => {
    fc.assert(
      fc.property(starts, fc.array(events, { maxLength: 25 }), (start, happened) => {
        const end = happened.reduce(wizardReducer, start);
        assert.ok(steps(end).includes(end.step));
        reviewLines(end, undefined);
        const { name, description, tags = [] } = end.draft;
        assert.equal(name === undefined ? undefined : findViolation("name", name), undefined);
        assert.equal(description === undefined ? undefined : findViolation("description", description), undefined);
        tags.forEach((tag, at) => assert.equal(findTagViolation(tag, tags.toSpliced(at, 1)), undefined));
        assert.ok(tags.length <= maximumTags);
      }),
      { seed: 13, numRuns: 3000 },
    );
  });

  it("keeps all typed text after Back, a failure, or closing and resuming", () => {
    const harmless: readonly WizardEvent["type"][] = ["back", "stepChosen", "namesListed", "failed", "cancelled"];
    fc.assert(
      fc.property(starts, fc.array(events, { maxLength: 25 }), (start, happened) => {
        let state = start;
        for (const event of happened) {
          const next = wizardReducer(state, event);
          if (harmless.includes(event.type)) {
            assert.deepEqual(entered(next), entered(state));
          }
          state = next;
        }
        assert.deepEqual(entered(resumeWizard(state, [virginia, oregon])), entered(state));
      }),
      { seed: 13, numRuns: 3000 },
    );
  });
});

describe("any text that is typed as a tag", () => {
  it("is parsed into tags that AWS accepts, or into an error", () => {
    const tags = fc.uniqueArray(
      tag.filter((tag) => !findTagViolation(tag, [])),
      { maxLength: 4, selector: ({ key }) => key },
    );
    const suggestions = fc.record({ keys: fc.array(text), values: fc.array(text) });
    const opened = fc.option(fc.nat({ max: 3 }), { nil: undefined });
    fc.assert(
      fc.property(text, tags, opened, fc.boolean(), suggestions, (typed, tags, index, list, { keys, values }) => {
        const view = list ? emptyTagList : openTagEntry(tags, index);
        const choices = tagChoices(typed, tags, editedIndex(view), { keys, values: () => values });
        for (const choice of choices) {
          assert.notEqual(tagChoiceTexts(choice).label, "");
          if (choice.kind === "set") {
            const others = tags.filter((other) => other !== choice.replaced);
            assert.equal(findTagViolation(choice.tag, others), undefined);
          }
        }
        // Every typed text results in a choice.
        assert.ok(choices.length > 0 || typed.trim() === "");
      }),
      { seed: 13, numRuns: 3000 },
    );
  });
});
