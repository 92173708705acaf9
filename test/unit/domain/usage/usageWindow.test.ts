import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { usageRange, usageWindows, type UsageWindow } from "../../../../src/domain/usage/usageWindow";

function shown(window: UsageWindow, now: string): string {
  const { start, end, periodSeconds } = usageRange(window, Date.parse(now));
  return `${new Date(start).toISOString()} ${new Date(end).toISOString()} ${periodSeconds}`;
}

describe("a usage window", () => {
  const cases: readonly [UsageWindow, now: string, range: string][] = [
    ["1h", "2026-11-25T12:34:56Z", "2026-11-25T11:34:00.000Z 2026-11-25T12:34:00.000Z 60"],
    ["24h", "2026-11-25T12:34:56Z", "2026-11-24T12:30:00.000Z 2026-11-25T12:34:00.000Z 300"],
    ["7d", "2026-11-25T12:34:56Z", "2026-11-18T12:00:00.000Z 2026-11-25T12:34:00.000Z 3600"],
    ["30d", "2028-03-01T12:34:56Z", "2028-02-01T00:00:00.000Z 2028-03-01T12:34:00.000Z 86400"],
    ["thisMonth", "2028-03-01T00:00:20Z", "2028-03-01T00:00:00.000Z 2028-03-01T00:01:00.000Z 3600"],
    ["thisMonth", "2028-02-29T23:59:59Z", "2028-02-01T00:00:00.000Z 2028-02-29T23:59:00.000Z 86400"],
    ["lastMonth", "2028-03-31T23:59:59Z", "2028-02-01T00:00:00.000Z 2028-03-01T00:00:00.000Z 86400"],
    ["lastMonth", "2027-01-01T00:00:00Z", "2026-12-01T00:00:00.000Z 2027-01-01T00:00:00.000Z 86400"],
  ];
  for (const [window, now, range] of cases) {
    it(`ends after the last full minute or month, and starts at the start of a period: ${window} at ${now}`, () => {
      assert.equal(shown(window, now), range);
    });
  }

  it("has a period that CloudWatch retains for the whole window, and at most 1,000 points", () => {
    const now = Date.parse("2026-08-31T23:59:30Z");
    for (const window of usageWindows) {
      const { start, end, periodSeconds } = usageRange(window, now);
      const days = (now - start) / 86_400_000;
      const demanded = days <= 15 ? 60 : days <= 63 ? 300 : 3600;
      assert.equal(periodSeconds % demanded, 0, window);
      assert.ok((end - start) / 1000 / periodSeconds <= 1000, window);
    }
  });
});
