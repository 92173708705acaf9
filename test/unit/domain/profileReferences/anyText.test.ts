import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { findProfileReferences } from "../../../../src/domain/profileReferences/findProfileReferences";
import { certainty, isProfileReference } from "../../../../src/domain/profileReferences/profileReference";
import type { Planted, Written } from "./generatedReferences";
import {
  changedForms,
  forms,
  textsWithoutReferences,
  plantedArns,
  plantedIds,
  plantedNewIds,
} from "./generatedReferences";

/** The share of inserted references that must be found. */
const requiredShare = 0.98;
const runsPerForm = 100;

/** Text before and after a reference, with boundaries that occur in practice. */
const surroundings = fc.tuple(
  fc.array(textsWithoutReferences, { maxLength: 4 }),
  fc.constantFrom("", "\n", " ", "\r\n", "\t"),
  fc.constantFrom("", "\n", " ", "\r\n", "\t"),
  fc.array(textsWithoutReferences, { maxLength: 4 }),
);

/** Whether a reference must be certain, or may need to be confirmed by the user. */
type Required = "certain" | "usable";

/** Inserts references into generated text. Returns the share that was found with the right identifier, kind and range. */
function shareOfFoundReferences(
  planted: fc.Arbitrary<Planted>,
  write: (identifier: string) => Written,
  required: Required = "certain",
): number {
  const samples = fc.sample(fc.tuple(planted, surroundings), { seed: 23, numRuns: runsPerForm });
  const found = samples.filter(([{ identifier, form, kind }, [before, left, right, after]]) => {
    const { text, written } = write(identifier);
    const head = before.length > 0 ? `${before.join(" ")} ${left}` : left;
    const tail = after.length > 0 ? `${right} ${after.join(" ")}` : right;
    const whole = `${head}${text}${tail}`;
    const start = head.length + text.indexOf(written);
    return findProfileReferences(whole).some(
      (reference) =>
        reference.identifier === identifier &&
        reference.form === form &&
        reference.kind === kind &&
        reference.start === start &&
        reference.end === start + written.length &&
        (certainty(reference) === "certain" || (required === "usable" && certainty(reference) === "uncertain")),
    );
  });
  return found.length / samples.length;
}

describe("a reference inserted into generated text", () => {
  for (const [name, write] of Object.entries({ ...forms, ...changedForms })) {
    it(`is found ${name}`, (test) => {
      const arns = shareOfFoundReferences(plantedArns, write);
      const ids = shareOfFoundReferences(plantedIds, write);
      test.diagnostic(`ARNs: ${(arns * 100).toFixed(1)} %, IDs: ${(ids * 100).toFixed(1)} %`);
      assert.ok(arns >= requiredShare, `ARNs: ${arns}`);
      assert.ok(ids >= requiredShare, `IDs: ${ids}`);
    });
  }

  for (const name of [
    "in an environment variable",
    "in a flag",
    "in YAML",
    "in JSON",
    "in Python",
    "with bedrock/",
    "with amazon-bedrock:",
    "in the URL of the runtime",
  ]) {
    it(`is found ${name} even if the provider is not documented`, () => {
      const write = forms[name];
      assert.ok(write);
      const share = shareOfFoundReferences(plantedNewIds, write, "usable");
      assert.ok(share >= requiredShare, String(share));
    });
  }

  for (const [what, lineBreak] of [
    ["a terminal", "\n"],
    ["an email program", "\r\n> > "],
  ] as const) {
    it(`is found in each of its lines after ${what} has wrapped it`, () => {
      const arns = plantedArns.filter(({ identifier }) => /\/[a-z0-9]{12}$|-v[0-9]:[0-9]$/.test(identifier));
      const samples = fc.sample(fc.tuple(arns, fc.integer({ min: 4, max: 60 })), { seed: 29, numRuns: 1000 });
      const found = samples.filter(([{ identifier }, width]) => {
        const text = `Use it: ${identifier.slice(0, width)}${lineBreak}${identifier.slice(width)}\nand go on`;
        return findProfileReferences(text).some(
          (reference) => reference.identifier === identifier && certainty(reference) === "certain",
        );
      });
      assert.ok(found.length >= samples.length * requiredShare, `${found.length} of ${samples.length}`);
    });
  }
});

describe("text without an inference profile reference", () => {
  it("yields no reference, regardless of its contents", () => {
    const separators = fc.constantFrom(" ", "\n", ", ", '"', " = ", "(", "\t", "; ", " | ");
    const texts = fc
      .array(fc.tuple(textsWithoutReferences, separators), { minLength: 2, maxLength: 12 })
      .map((pieces) => pieces.flat().join(""));
    fc.assert(
      fc.property(texts, (text) => {
        assert.deepEqual(findProfileReferences(text).filter(isProfileReference), []);
      }),
      { seed: 31, numRuns: 5000 },
    );
  });

  it("yields no certain reference even if pieces of references are mixed at random", () => {
    const arn = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123def456";
    const pieces = fc.constantFrom(
      "arn:",
      "aws",
      ":",
      "bedrock",
      "/",
      "us-east-1",
      "us",
      ".",
      "anthropic",
      "claude-3",
      "-v1:0",
      "%",
      "%3A",
      "25",
      "123456789012",
      "inference-profile",
      "application-",
      "abc123def456",
      "[1m]",
      " ",
      "\n",
      '"',
      "*",
      "…",
      "\u200B",
      arn,
    );
    const texts = fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join(""));
    let count = 0;
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const reference of findProfileReferences(text)) {
          count += 1;
          assert.ok(reference.start >= end && reference.end > reference.start && reference.end <= text.length);
          ({ end } = reference);
          const changed = reference.findings.some(({ kind }) => /percent|unusual|lineBreak|upperCase/.test(kind));
          assert.ok(changed || text.slice(reference.start, reference.end) === reference.identifier, text);
          const isKnown = reference.identifier === arn || reference.form === "id" || reference.identifier.includes(".");
          const isWritten = text.replaceAll(/\s|\u200B/g, "").includes(reference.identifier);
          assert.ok(certainty(reference) !== "certain" || isKnown || isWritten || changed, text);
        }
      }),
      { seed: 37, numRuns: 5000 },
    );
    assert.ok(count > 300, String(count));
  });

  it("never causes findProfileReferences to throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => void findProfileReferences(text)),
      { seed: 41, numRuns: 5000 },
    );
  });
});
