import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { matchesGlob } from "../../../src/domain/glob";

describe("globs", () => {
  const cases: readonly (readonly [text: string, glob: string, matches: boolean])[] = [
    ["mig12345", "mig*", true],
    ["mig", "mig*", true],
    ["amig1", "mig*", false],
    ["prod", "prod", true],
    ["Prod", "prod", false],
    ["cc-42", "cc-??", true],
    ["cc-421", "cc-??", false],
    ["a/b/c", "a*c", true],
    ["", "*", true],
    ["", "", true],
    ["x", "", false],
    ["a.c", "a.c", true],
    ["abc", "a.c", false],
    ["aXbXc", "*X*X*", true],
    ["[a-z]+", "[a-z]+", true],
  ];
  for (const [text, glob, matches] of cases) {
    it(`${JSON.stringify(glob)} ${matches ? "matches" : "does not match"} ${JSON.stringify(text)}`, () => {
      assert.equal(matchesGlob(text, glob), matches);
    });
  }

  it("match like the equivalent regular expression", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 12 });
    const globs = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 });
    fc.assert(
      fc.property(letters, globs, (text, glob) => {
        const pattern = new RegExp(`^${glob.replaceAll("*", ".*").replaceAll("?", ".")}$`);
        assert.equal(matchesGlob(text, glob), pattern.test(text), `${text} ${glob}`);
      }),
      { seed: 15, numRuns: 2000 },
    );
  });

  it("are matched in bounded time, even if they are hostile", () => {
    const startedAt = process.cpuUsage().user;
    assert.equal(matchesGlob("a".repeat(256), `${"*a".repeat(100)}b`), false);
    assert.ok(process.cpuUsage().user - startedAt < 1_000_000);
  });
});
