import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { profileTexts } from "../../../../src/pickers/profileItems";
import { orderSources } from "../../../../src/features/create/sourceOrder";
import { sourceChoices } from "../../../../src/features/create/sources";
import { sourceTexts } from "../../../../src/features/create/sourceTexts";
import type { InferenceProfile, InferenceProfileType } from "../../../../src/domain/inferenceProfile";
import { createDetailsViewModel } from "../../../../src/features/details/detailsViewModel";
import { noTagRules } from "../details/detailsSamples";
import { parseHostMessage } from "../../../../src/features/details/detailsMessages";
import { nodeId } from "../../../../src/features/explorer/nodes";
import { present } from "../../../../src/features/explorer/presentation";
import { tooltipOf } from "../../../../src/features/explorer/tooltip";
import type { RegionContents } from "../../../../src/profiles/regionContents";
import { stripControlCharacters } from "../../../../src/ui/untrustedText";
import { listed } from "../../pickers/listed";
import { contentsOf, rowsOf, virginia } from "./samples";

/**
 * Any text that a response may contain: ARNs of any resource, parts of row IDs, message templates, and arbitrary characters.
 */
const text = fc.oneof(
  fc.constantFrom("a", "a/b", "/", "arn:aws:bedrock:us-east-1:123456789012:inference-profile/a", "arn:aws:s3:::bucket"),
  fc.constantFrom("{0}", "__proto__", "constructor", "problem", "arn:aws:bedrock:::foundation-model/b", "arn:::::/"),
  fc.string({ unit: "binary", minLength: 1, maxLength: 12 }),
);

const profile = (type: InferenceProfileType): fc.Arbitrary<InferenceProfile> =>
  fc.record(
    {
      arn: text,
      id: text,
      name: text,
      type: fc.constant(type),
      status: text,
      modelArns: fc.array(text, { maxLength: 4 }),
      description: text,
      createdAt: fc.date({ noInvalidDate: true }),
      updatedAt: fc.date({ noInvalidDate: true }),
    },
    { requiredKeys: ["arn", "id", "name", "type", "status", "modelArns"] },
  );

const profiles = (type: InferenceProfileType) =>
  fc.uniqueArray(profile(type), { maxLength: 6, selector: ({ arn }) => arn });

const contents: fc.Arbitrary<RegionContents> = fc
  .tuple(profiles("APPLICATION"), profiles("SYSTEM_DEFINED"))
  .map(([application, systemDefined]) => {
    const known = new Set(application.map(({ arn }) => arn));
    return contentsOf(
      application,
      systemDefined.filter(({ arn }) => !known.has(arn)),
    );
  });

const dates = { dateTime: (date: Date) => date.toISOString(), date: (date: Date) => date.toISOString() };

/**
 * Returns all texts that a page shows. The ARN of a link is not shown, because the page only sends it back to identify the
 * link.
 */
function shownTexts(value: unknown, isLink = false): string[] {
  if (typeof value !== "object" || value === null) {
    return typeof value === "string" ? [value] : [];
  }
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    isLink && name === "arn" ? [] : shownTexts(member, name === "link" || "links" in value || Array.isArray(value)),
  );
}

describe("profiles with arbitrary text", () => {
  it("have complete rows with unique IDs", () => {
    fc.assert(
      fc.property(contents, (contents) => {
        const rows = rowsOf(virginia, contents);
        assert.equal(new Set(rows.map(nodeId)).size, rows.length);
        for (const row of rows) {
          assert.equal(typeof present(row, { language: "en", severalAwsProfiles: true }).label, "string");
          tooltipOf(row, contents, dates);
        }
      }),
      { seed: 5, numRuns: 2000 },
    );
  });

  it("can be found, can be used as sources, and have valid pages", () => {
    fc.assert(
      fc.property(contents, (contents) => {
        const sources = orderSources(sourceChoices(virginia, contents), {
          application: contents.application,
          recent: [],
        });
        sources.forEach(({ choices }) => choices.forEach((choice) => sourceTexts(choice, "en")));
        const { models } = contents;
        for (const profile of [...contents.application, ...contents.systemDefined]) {
          assert.equal(profileTexts(listed(profile, { models })).label, profile.name);
          const state = createDetailsViewModel(
            {
              connection: virginia,
              arn: profile.arn,
              profile: { status: "ready", value: profile },
              lists: { status: "ready", value: contents },
              models: { status: "ready", value: models },
            },
            "en",
            noTagRules,
          );
          assert.ok(parseHostMessage({ type: "update", viewModel: state }));
          for (const text of shownTexts(state)) {
            assert.equal(stripControlCharacters(text), text);
          }
        }
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
