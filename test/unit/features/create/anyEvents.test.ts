import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { findTagViolation, findViolation, maximumTags } from "../../../../src/domain/constraints";
import type { Tag } from "../../../../src/domain/inferenceProfile";
import type { ProblemKind } from "../../../../src/domain/problem";
import type { WizardEvent } from "../../../../src/features/create/wizardReducer";
import { wizardReducer } from "../../../../src/features/create/wizardReducer";
import type { WizardState } from "../../../../src/features/create/wizardState";
import { resumeWizard, startWizard, stepOrder, steps } from "../../../../src/features/create/wizardState";
import { tagEntryTexts } from "../../../../src/features/create/inputTexts";
import { reviewLines } from "../../../../src/features/create/reviewLines";
import { tagEntries } from "../../../../src/features/create/tagEntry";
import { openEntry, tagList } from "../../../../src/features/create/tagSteps";
import { nova, oregon, problem, sonnet, sonnetInOregon, virginia } from "./samples";

/** What may be typed: nearly right, and anything. */
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

/** Everything that a person has entered or typed. */
const entered = ({ draft, typed }: WizardState) => ({ draft, typed });

describe("a creation in which anything may happen in any order", () => {
  it("always is at one of its steps, with answers that the service would take", () => {
    fc.assert(
      fc.property(starts, fc.array(events, { maxLength: 25 }), (start, happened) => {
        const end = happened.reduce(wizardReducer, start);
        assert.ok(steps(end).includes(end.step));
        reviewLines(end);
        const { name, description, tags = [] } = end.draft;
        assert.equal(name === undefined ? undefined : findViolation("name", name), undefined);
        assert.equal(description === undefined ? undefined : findViolation("description", description), undefined);
        tags.forEach((tag, at) => assert.equal(findTagViolation(tag, tags.toSpliced(at, 1)), undefined));
        assert.ok(tags.length <= maximumTags);
      }),
      { seed: 13, numRuns: 3000 },
    );
  });

  it("loses nothing that was entered or typed by going back, by a failure, or by being left and taken up again", () => {
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

describe("any text typed for a tag", () => {
  it("offers only tags that the service would take, or says what is wrong", () => {
    const tags = fc.uniqueArray(
      tag.filter((tag) => !findTagViolation(tag, [])),
      { maxLength: 4, selector: ({ key }) => key },
    );
    const vocabulary = fc.record({ keys: fc.array(text), values: fc.array(text) });
    const opened = fc.option(fc.nat({ max: 3 }), { nil: undefined });
    fc.assert(
      fc.property(text, tags, opened, fc.boolean(), vocabulary, (typed, tags, index, list, { keys, values }) => {
        const view = list ? tagList : openEntry(tags, index);
        const entries = tagEntries(typed, tags, view, { keys, values: () => values });
        for (const entry of entries) {
          assert.notEqual(tagEntryTexts(entry).label, "");
          if (entry.kind === "set") {
            const others = tags.filter((other) => other !== entry.before);
            assert.equal(findTagViolation(entry.tag, others), undefined);
          }
        }
        // Something is said of whatever was typed.
        assert.ok(entries.length > 0 || typed.trim() === "");
      }),
      { seed: 13, numRuns: 3000 },
    );
  });
});
