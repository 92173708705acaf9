import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import {
  CostExplorerServiceException,
  GetCostAndUsageCommand,
  type GetCostAndUsageCommandInput,
} from "@aws-sdk/client-cost-explorer";
import { useEndpoint } from "./support";

const fixture = useEndpoint({ now: () => Date.parse("2026-11-25T12:00:30Z") });

afterEach(() => fixture.endpoint.reset());

const november: GetCostAndUsageCommandInput = {
  TimePeriod: { Start: "2026-11-01", End: "2026-12-01" },
  Granularity: "MONTHLY",
  Metrics: ["UnblendedCost"],
};

function costs(input: Partial<GetCostAndUsageCommandInput>) {
  return fixture.costExplorer().send(new GetCostAndUsageCommand({ ...november, ...input }));
}

async function groups(input: Partial<GetCostAndUsageCommandInput>): Promise<Map<string, number>> {
  const { ResultsByTime = [] } = await costs(input);
  const all = ResultsByTime.flatMap(({ Groups = [] }) => Groups);
  return new Map(all.map(({ Keys = [], Metrics }) => [Keys.join(" "), Number(Metrics?.["UnblendedCost"]?.Amount)]));
}

describe("GetCostAndUsage", () => {
  it("groups by tag and service, with a group for untagged costs", async () => {
    const byTag = await groups({
      GroupBy: [
        { Type: "TAG", Key: "team" },
        { Type: "DIMENSION", Key: "SERVICE" },
      ],
    });
    assert.ok((byTag.get("team$checkout Claude Sonnet 4.5 (Amazon Bedrock Edition)") ?? 0) > 0);
    assert.ok((byTag.get("team$search Amazon Bedrock") ?? 0) > 0);
    assert.ok((byTag.get("team$ Amazon Elastic Compute Cloud - Compute") ?? 0) > 0);
  });

  it("includes only tags with activated keys", async () => {
    const byProject = await groups({ GroupBy: [{ Type: "TAG", Key: "project" }] });
    assert.deepEqual([...byProject.keys()], ["project$"]);
  });

  it("returns the same total by day, by month and by group", async () => {
    const total = Number((await costs({})).ResultsByTime?.[0]?.Total?.["UnblendedCost"]?.Amount);
    const { ResultsByTime: days = [] } = await costs({ Granularity: "DAILY" });
    assert.equal(days.length, 30);
    const byDay = days.reduce((sum, { Total }) => sum + Number(Total?.["UnblendedCost"]?.Amount), 0);
    const byRegion = [...(await groups({ GroupBy: [{ Type: "DIMENSION", Key: "REGION" }] })).values()];
    const sum = byRegion.reduce((all, amount) => all + amount, 0);
    for (const other of [byDay, sum]) assert.ok(Math.abs(other - total) < 1e-6, `${other} and ${total}`);
  });

  it("returns no costs for today, and marks the last days as estimated", async () => {
    const { ResultsByTime: days = [] } = await costs({ Granularity: "DAILY" });
    const of = (day: string) => days.find(({ TimePeriod }) => TimePeriod?.Start === day);
    assert.ok(Number(of("2026-11-24")?.Total?.["UnblendedCost"]?.Amount) > 0);
    assert.equal(Number(of("2026-11-25")?.Total?.["UnblendedCost"]?.Amount), 0);
    assert.deepEqual([of("2026-11-20")?.Estimated, of("2026-11-24")?.Estimated], [false, true]);
  });

  it("filters by service and tag", async () => {
    const Dimensions = { Key: "SERVICE" as const, Values: ["Amazon Bedrock"] };
    const Filter = { And: [{ Dimensions }, { Not: { Tags: { Key: "team", MatchOptions: ["ABSENT" as const] } } }] };
    const byTeam = await groups({ Filter, GroupBy: [{ Type: "TAG", Key: "team" }] });
    assert.ok(byTeam.has("team$search"));
    assert.ok(!byTeam.has("team$") && !byTeam.has("team$checkout"));
  });

  it("returns the next page for a token", async () => {
    const whole = (await costs({ Granularity: "DAILY" })).ResultsByTime;
    fixture.endpoint.faults.add({ kind: "partial", operation: "GetCostAndUsage" });
    const first = await costs({ Granularity: "DAILY" });
    assert.equal(first.ResultsByTime?.length, 15);
    const second = await costs({ Granularity: "DAILY", NextPageToken: first.NextPageToken ?? "" });
    assert.deepEqual([...(first.ResultsByTime ?? []), ...(second.ResultsByTime ?? [])], whole);
  });

  it("returns errors in the format that the SDK parses", async () => {
    const rejects = (work: Promise<unknown>, name: string, message: RegExp) =>
      assert.rejects(work, (error) => {
        assert.ok(error instanceof CostExplorerServiceException, String(error));
        assert.equal(error.name, name);
        assert.match(error.message, message);
        return true;
      });
    const TimePeriod = { Start: "2026-11-02", End: "2026-11-02" };
    await rejects(costs({ TimePeriod }), "ValidationException", /should be before end date/);
    fixture.endpoint.faults.add({ kind: "error", error: "AccessDeniedException", operation: "GetCostAndUsage" });
    const denied = /perform: ce:GetCostAndUsage on resource: arn:aws:ce:us-east-1:\d{12}:\/GetCostAndUsage because/;
    await rejects(costs({}), "AccessDeniedException", denied);
  });
});
