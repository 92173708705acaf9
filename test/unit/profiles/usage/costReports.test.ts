import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { Aws } from "../../../../src/aws";
import { problemOf } from "../../../../src/domain/problem";
import { costDays, isAllUntagged } from "../../../../src/domain/usage/costReport";
import { CostReports } from "../../../../src/profiles/usage/costReports";
import { clearStoredCosts, type SharedStorage } from "../../../../src/profiles/usage/storedCosts";
import { dayMs, hourMs } from "../../../endpoint/metrics/time";
import type { LocalEndpoint } from "../../../endpoint/server";
import { startEndpoint } from "../../../endpoint/server";
import { credentials, noMfaCode, unaborted, useAwsEnvironment } from "../../aws/support";

// The date is early in the month, because the endpoint computes the bill of each day.
const start = Date.parse("2026-11-03T12:00:30Z");
const environment = useAwsEnvironment();
let now: number;
let endpoint: LocalEndpoint;
let aws: Aws;
let values: Map<string, unknown>;

before(async () => {
  now = start;
  endpoint = await startEndpoint({ now: () => now });
});
after(() => endpoint.close());
beforeEach(() => {
  now = start;
  values = new Map();
  environment.set({ ...credentials, AWS_ENDPOINT_URL: endpoint.url });
  endpoint.reset();
  aws = new Aws({ askMfaCode: noMfaCode });
});
afterEach(() => aws.dispose());

/** Returns a storage that all windows share, whose values are stored as JSON. */
function storage(): SharedStorage {
  return {
    keys: () => [...values.keys()],
    get: (key) => (values.has(key) ? (JSON.parse(String(values.get(key))) as unknown) : undefined),
    update: async (key, value) => {
      if (value === undefined) values.delete(key);
      else values.set(key, JSON.stringify(value));
    },
  };
}

const newWindow = () => new CostReports(async () => aws.costExplorer, storage(), { now: () => new Date(now) });
const requestOf = (tagKey: string, accountId = "123456789012") => {
  const days = costDays("thisMonth", new Date(now));
  assert.ok(days);
  return { connection: { region: "us-east-1" }, accountId, tagKey, ...days };
};
const sent = () => endpoint.requests.filter(({ operation }) => operation === "GetCostAndUsage").length;

describe("the days of a cost report", () => {
  for (const [text, thisMonth, lastMonth] of [
    ["2026-11-25T12:00:00Z", ["2026-11-01", "2026-11-25"], ["2026-10-01", "2026-11-01"]],
    ["2026-12-01T00:00:00Z", undefined, ["2026-11-01", "2026-12-01"]],
    ["2027-01-31T23:59:59Z", ["2027-01-01", "2027-01-31"], ["2026-12-01", "2027-01-01"]],
    ["2028-02-29T00:00:00Z", ["2028-02-01", "2028-02-29"], ["2028-01-01", "2028-02-01"]],
    ["2028-03-02T10:00:00Z", ["2028-03-01", "2028-03-02"], ["2028-02-01", "2028-03-01"]],
  ] as const) {
    it(`end with yesterday: ${text}`, () => {
      const of = (period: "thisMonth" | "lastMonth") => {
        const days = costDays(period, new Date(text));
        return days && [days.start, days.end];
      };
      assert.deepEqual([of("thisMonth"), of("lastMonth")], [thisMonth, lastMonth]);
    });
  }
});

describe("costs from Cost Explorer", () => {
  it("are requested once a day for each tag key and account, regardless of the window", async () => {
    assert.equal(await newWindow().get(requestOf("team")), undefined);
    const loaded = await newWindow().load(requestOf("team"), { signal: unaborted });
    assert.deepEqual(await newWindow().get(requestOf("team")), loaded);
    assert.equal(await newWindow().get(requestOf("project")), undefined);
    assert.equal(await newWindow().get(requestOf("team", "999999999999")), undefined);
    assert.equal(sent(), loaded.report.requests);
    now += 12 * hourMs;
    // The values from yesterday are deleted when any costs are read.
    assert.equal(await newWindow().get(requestOf("project")), undefined);
    assert.equal(values.size, 0);
    await newWindow().load(requestOf("team"), { signal: unaborted });
    assert.equal(values.size, 1);
    await clearStoredCosts(storage());
    assert.equal(values.size, 0);
  });

  it("are neither stored nor read if the account is unknown", async () => {
    const { accountId: _, ...request } = requestOf("team");
    const { report } = await newWindow().load(request, { signal: unaborted });
    assert.ok(report.groups.length > 0);
    assert.equal(values.size, 0);
    assert.equal(await newWindow().get(request), undefined);
  });

  it("are the sums in the bill, and include only Bedrock", async () => {
    const { report } = await newWindow().load(requestOf("team"), { signal: unaborted });
    const { costLines } = await import("../../../endpoint/costExplorer/costLines");
    const lines = costLines(endpoint.account, Date.parse(report.start), Date.parse(report.end));
    const expected = new Map<string, number>();
    for (const { amount, service, tags } of lines.filter(({ service }) => service.includes("Bedrock"))) {
      const key = `${tags.get("team") ?? ""} ${service}`;
      expected.set(key, (expected.get(key) ?? 0) + amount);
    }
    assert.ok(expected.size > 3);
    assert.deepEqual(
      report.groups.map(({ service, tagValue = "" }) => `${tagValue} ${service}`).sort(),
      [...expected.keys()].sort(),
    );
    for (const { amount, service, tagValue = "" } of report.groups) {
      assert.ok(Math.abs(amount - (expected.get(`${tagValue} ${service}`) ?? 0)) < 1e-6, `${tagValue} ${service}`);
    }
    assert.equal(isAllUntagged(report), false);
  });

  it("are all untagged for a key that is not activated", async () => {
    const { report } = await newWindow().load(requestOf("project"), { signal: unaborted });
    assert.equal(isAllUntagged(report), true);
    assert.equal(isAllUntagged({ groups: [] }), false);
  });

  it("are not stored if the request is denied, and stored values in another format are ignored", async () => {
    endpoint.faults.add({ kind: "error", error: "AccessDeniedException", operation: "GetCostAndUsage" });
    await assert.rejects(newWindow().load(requestOf("team"), { signal: unaborted }), (error) => {
      return problemOf(error)?.kind === "accessDenied";
    });
    assert.equal(values.size, 0);
    const loaded = await newWindow().load(requestOf("team"), { signal: unaborted });
    const [key = ""] = values.keys();
    values.set(key, JSON.stringify({ asOf: now, report: { groups: "none" } }));
    assert.equal(await newWindow().get(requestOf("team")), undefined);
    values.set(key, JSON.stringify({ ...loaded, asOf: now - dayMs }));
    assert.equal(await newWindow().get(requestOf("team")), undefined);
  });
});
