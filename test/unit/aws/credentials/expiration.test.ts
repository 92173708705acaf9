import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { parseExpiration } from "../../../../src/aws/credentials/expiration";
import { expirations } from "./botocore/inputs";
import type { Recorded } from "./botocore/record";

const folder = path.dirname(fileURLToPath(import.meta.url));
const recorded = JSON.parse(readFileSync(path.join(folder, "botocore", "recorded.json"), "utf8")) as Recorded;

/** Values that botocore rejects but the extension accepts: no expiration, and a date that the caller reports as expired. */
const accepted = new Map<unknown, string>([
  ["", "never"],
  ["2020-01-01T00:00:00Z", "2020-01-01T00:00:00.000Z"],
]);

function parse(value: unknown): string {
  try {
    return parseExpiration(value)?.toISOString() ?? "never";
  } catch {
    return "refused";
  }
}

describe("expiration dates of credentials", () => {
  it("are recorded for the values in this test", () => {
    assert.deepEqual(
      recorded.expirations.map(({ value }) => value),
      expirations,
    );
  });

  for (const { value, ...result } of recorded.expirations) {
    it(`are parsed as in botocore ${recorded.version.botocore}: ${JSON.stringify(value)}`, () => {
      const theirs = "error" in result ? "refused" : result.date;
      const expected = accepted.get(value) ?? (theirs.includes("T") ? new Date(theirs).toISOString() : theirs);
      assert.equal(parse(value), expected);
    });
  }

  it("are undefined if the value is missing", () => assert.equal(parse(undefined), "never"));

  it("are quoted in the error only if they look like a date", () => {
    assert.throws(() => parseExpiration("0001-01-01T00:00:00Z"), /invalid: 0001-01-01T00:00:00Z$/);
    assert.throws(() => parseExpiration("hush"), /invalid$/);
  });
});
