import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { findProfileReferences } from "../../../../src/domain/profileReferences/findProfileReferences";
import type { ProfileReference } from "../../../../src/domain/profileReferences/profileReference";
import { certainty, isProfileReference } from "../../../../src/domain/profileReferences/profileReference";
import { plantedArns, plantedIds } from "./generatedReferences";

const P = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/";
const A = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/";

const profilesIn = (text: string) => findProfileReferences(text).filter(isProfileReference);

/** Returns the reference as it would be if it continued on the next line, or undefined if that is not in question. */
function whole({ findings }: ProfileReference): ProfileReference | undefined {
  return findings.find((finding) => finding.kind === "unclearEnd")?.whole;
}

describe("a reference at the end of a line", () => {
  for (const [id, next] of [
    ["us.moonshotai.kimi-k2.5", "2025-11-03 ok"],
    ["us.moonshotai.kimi-k2.5", "12:30:01 ok"],
    ["us.moonshotai.kimi-k2.5", "done"],
    ["us.mistral.mistral-large-3-675b-instruct", "us-east-1"],
    ["us.anthropic.claude-sonnet-4-6", "region: us-east-1"],
    ["us.anthropic.claude-sonnet-4-6", "model-2: other"],
    ["us.anthropic.claude-sonnet-4-6", "2. next item"],
    ["us.anthropic.claude-sonnet-4-6", "--region us-east-1"],
    ["us.anthropic.claude-sonnet-4-6", "123456789012"],
    ["us.anthropic.claude-sonnet-4-6", "10.0.0.1 - -"],
    ["us.anthropic.claude-sonnet-4-6", "AWS_REGION=us-east-1"],
    ["us.anthropic.claude-sonnet-4-6", "- another"],
    ["us.anthropic.claude-sonnet-4-5-20250929-v1:0", "5 requests"],
    ["us.anthropic.claude-sonnet-4-5-20250929-v1:0", "-1"],
  ] as const) {
    for (const text of [`${P}${id}\n${next}`, `${id}\n${next}`]) {
      it(`ends with its line before another text: ${JSON.stringify(text.slice(-60))}`, () => {
        const [reference] = profilesIn(text);
        assert.deepEqual([reference?.id, reference && certainty(reference)], [id, "certain"]);
      });
    }
  }

  for (const [first, next, id] of [
    ["us.anthropic.claude-opus-4-1", "-20250805-v1:0", "us.anthropic.claude-opus-4-1-20250805-v1:0"],
    ["us.anthropic.claude-opus-4-1-", "20250805-v1:0", "us.anthropic.claude-opus-4-1-20250805-v1:0"],
    ["us.anthropic.claude-opus-4-1-202", "50805-v1:0", "us.anthropic.claude-opus-4-1-20250805-v1:0"],
    ["us.anthropic.claude-opus-4-1-20250805-v1", ":0", "us.anthropic.claude-opus-4-1-20250805-v1:0"],
    ["us.anthropic.claude-opus", "-4-1-20250805-v1:0", "us.anthropic.claude-opus-4-1-20250805-v1:0"],
    ["us.anthropic.claude-opus-4-1", "    -20250805-v1:0", "us.anthropic.claude-opus-4-1-20250805-v1:0"],
    ["us.anthropic.claude-opus-4-1  ", "> -20250805-v1:0", "us.anthropic.claude-opus-4-1-20250805-v1:0"],
    ["us.anthropic.claude-opus-4-1 │", "│ -20250805-v1:0 │", "us.anthropic.claude-opus-4-1-20250805-v1:0"],
    ["us.anthropic.claude-sonnet-\\", "4-6 --region us-east-1", "us.anthropic.claude-sonnet-4-6"],
  ] as const) {
    for (const text of [`${P}${first}\n${next}`, `${first}\n${next}`]) {
      it(`continues on the next line: ${JSON.stringify(text.slice(-60))}`, () => {
        const [reference] = profilesIn(text);
        assert.deepEqual([reference?.id, reference && certainty(reference)], [id, "certain"]);
        assert.deepEqual(reference?.findings, [{ kind: "lineBreak" }]);
      });
    }
  }

  it("continues on the next line if the line ends with a hyphen", () => {
    const [reference] = profilesIn(`${P}us.anthropic.claude-\nsonnet-4-6 is`);
    assert.deepEqual([reference?.id, reference?.findings], ["us.anthropic.claude-sonnet-4-6", [{ kind: "lineBreak" }]]);
  });

  it("does not include a key on the next line if a date is incomplete", () => {
    const [reference] = profilesIn(`${P}us.anthropic.claude-sonnet-4-5-2025\nid: x`);
    assert.deepEqual(
      [reference?.id, reference?.findings],
      ["us.anthropic.claude-sonnet-4-5-2025", [{ kind: "unusualId" }]],
    );
  });

  it("continues on the next line if an ID has fewer than 12 characters", () => {
    for (const text of [`${A}yvfd7p\n4kgwqj is`, `${A}yv\nfd7p4\nkgwqj`, `${A}\\\nyvfd7p4kgwqj`]) {
      const [reference] = profilesIn(text);
      assert.deepEqual([reference?.id, reference && certainty(reference)], ["yvfd7p4kgwqj", "certain"]);
    }
  });

  for (const [first, next, joined] of [
    ["us.moonshotai.kimi-k2", ".5 is", "us.moonshotai.kimi-k2.5"],
    ["us.anthropic.claude-opus-4-1", "-5 or more", "us.anthropic.claude-opus-4-1-5"],
    ["us.anthropic.claude-sonnet-4", "6 profiles", "us.anthropic.claude-sonnet-46"],
    ["us.mistral.ministral-3-1", "4b-instruct", "us.mistral.ministral-3-14b-instruct"],
    ["us.moonshotai.kimi-k2.5", "build-v1:0 done", "us.moonshotai.kimi-k2.5build-v1:0"],
    ["us.anthropic.claude-opus-4-6-v1:", "0 requests", "us.anthropic.claude-opus-4-6-v1:0"],
  ] as const) {
    for (const text of [`${P}${first}\n${next}`, `${first}\n${next}`]) {
      it(`is uncertain, and both readings are given: ${JSON.stringify(text.slice(-60))}`, () => {
        const [reference] = profilesIn(text);
        assert.ok(reference);
        assert.equal(certainty(reference), "uncertain");
        assert.deepEqual([reference.id, whole(reference)?.id], [first.replace(/:$/, ""), joined]);
        const rest = text.slice(reference.start, whole(reference)?.end).replace("\n", "");
        assert.equal(rest, whole(reference)?.identifier);
      });
    }
  }

  for (const next of ["/internal-app", "  /internal-app", "> /internal-app", "/internal-app and more", "/<app>"]) {
    for (const id of [`${P}us.meta.llama3-1-70b-instruct-v1:0`, `${A}yvfd7p4kgwqj`, "us.amazon.nova-lite-v1:0"]) {
      for (const lineBreak of ["\n", "\r\n", "\\\n"]) {
        const text = `${id}${lineBreak}${next}`;
        it(`is uncertain before another path segment: ${JSON.stringify(text.slice(-40))}`, () => {
          const [reference, ...others] = profilesIn(text);
          const segment = /\/\S+/.exec(next)?.[0];
          assert.deepEqual(others, []);
          assert.deepEqual(reference?.findings, [{ kind: "unknownText", text: segment }]);
          assert.equal(reference.identifier, id);
        });
      }
    }
  }

  for (const text of [
    `${P}us.meta.llama3-1-70b-instruct-v1:\n0/internal-app`,
    `${P}us.meta.llama3-1-70b-\ninstruct-v1:0/internal-app`,
    `${A}yvfd7p\n4kgwqj/internal-app`,
    `${P.slice(0, -20)}\n${P.slice(-20)}us.meta.llama3-1-70b-instruct-v1:0/internal-app`,
    `${P.slice(0, -20)}\n${P.slice(-20)}us.meta.llama3-1-70b-instruct-v1:0\n/internal-app`,
  ]) {
    it(`is uncertain if a path segment follows its continuation: ${JSON.stringify(text.slice(-60))}`, () => {
      const [reference, ...others] = profilesIn(text);
      assert.ok(reference);
      assert.deepEqual(others, []);
      assert.equal(certainty(reference), "uncertain");
      const last = whole(reference) ?? reference;
      assert.match(last.identifier, /us\.meta\.llama3-1-70b-instruct-v1:0$|yvfd7p4kgwqj$/);
      assert.ok(last.findings.some(({ kind }) => kind === "unknownText"));
    });
  }

  for (const next of ["// comment", "/* comment */", "/>", "\n/usr/bin", "/usr/local/bin/x", "/home/me/file", "/ x"]) {
    it(`is certain before something other than a path segment: ${JSON.stringify(next)}`, () => {
      const [reference] = profilesIn(`${A}yvfd7p4kgwqj\n${next}`);
      assert.ok(reference);
      assert.deepEqual(reference.findings, []);
    });
  }

  for (const next of ["id: x", "id = x", "12. x", "12) x", "12: x", "- a", '"id": 1']) {
    it(`does not include a key or number on the next line: ${JSON.stringify(next)}`, () => {
      const [reference] = profilesIn(`${A}yvfd7p4kgw\n${next}`);
      assert.ok(reference);
      assert.deepEqual([reference.id, reference.findings], ["yvfd7p4kgw", [{ kind: "unusualId" }]]);
    });
  }

  for (const [next, joined] of [
    ["is good", "yvfd7p4kgwis"],
    ["qj", "yvfd7p4kgwqj"],
    ["12 x", "yvfd7p4kgw12"],
    ["s3 bucket", "yvfd7p4kgws3"],
  ] as const) {
    it(`may continue with a word or number on the next line: ${next}`, () => {
      const [reference] = profilesIn(`${A}yvfd7p4kgw\n${next}`);
      assert.ok(reference);
      assert.deepEqual([reference.id, whole(reference)?.id], ["yvfd7p4kgw", joined]);
      assert.equal(certainty(reference), "uncertain");
    });
  }

  it("is not joined with a sentence before the ID of a model", () => {
    const text = "Give it to us.\nanthropic.claude-sonnet-4-5-20250929-v1:0 is good.";
    assert.deepEqual(profilesIn(text), []);
  });
});

describe("a generated reference", () => {
  const nextLines = fc.oneof(
    fc.constantFrom(
      "ok",
      "region: x",
      "2 more",
      "v2",
      "-5",
      "k",
      "0",
      "20250805",
      "us-west-2a",
      "a1b2",
      "x-1 y",
      "4-6",
      "- a",
    ),
    fc.lorem({ maxCount: 3 }),
    fc.stringMatching(/^[a-z0-9-]{1,8}$/),
  );

  it("is never joined with the next line with certainty", () => {
    fc.assert(
      fc.property(fc.oneof(plantedArns, plantedIds), nextLines, ({ identifier }, next) => {
        const [reference] = profilesIn(`${identifier}\n${next}`);
        assert.ok(reference, `${identifier} ${next}`);
        assert.equal(reference.identifier, identifier);
      }),
      { seed: 43, numRuns: 3000 },
    );
  });

  for (const [what, lineBreak] of [
    ["a terminal", "\n"],
    ["an email program", "\r\n> "],
    ["a program that indents lines", "\n    "],
  ] as const) {
    it(`is never cut with certainty after ${what} has wrapped it anywhere`, () => {
      const wrapped = plantedArns.chain((planted) =>
        fc.record({ planted: fc.constant(planted), at: fc.integer({ min: 4, max: planted.identifier.length - 1 }) }),
      );
      const samples = fc.sample(wrapped, { seed: 47, numRuns: 3000 });
      const found = samples.filter(({ planted: { identifier }, at }) => {
        const text = `Use ${identifier.slice(0, at)}${lineBreak}${identifier.slice(at)}\n\nThat is it.`;
        const [reference] = profilesIn(text);
        const isFound =
          reference?.identifier === identifier || (reference && whole(reference)?.identifier === identifier);
        const isCut = reference !== undefined && !isFound && certainty(reference) === "certain";
        assert.ok(!isCut, `${text}: ${reference?.identifier}`);
        return isFound;
      });
      assert.ok(found.length >= samples.length * 0.98, `${found.length} of ${samples.length}`);
    });
  }
});
