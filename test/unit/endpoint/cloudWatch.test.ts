import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import {
  CloudWatchServiceException,
  GetMetricDataCommand,
  ListMetricsCommand,
  paginateListMetrics,
  type MetricDataQuery,
} from "@aws-sdk/client-cloudwatch";
import { stableId } from "../../endpoint/stableId";
import { dayMs, hourMs, minuteMs } from "../../endpoint/metrics/time";
import { accountId, useEndpoint } from "./support";

/** The current time, on a Wednesday. */
const now = Date.parse("2026-11-25T12:00:30Z");

const fixture = useEndpoint({ now: () => now, profiles: 40 });

afterEach(() => fixture.endpoint.reset());

const idOf = (name: string) => stableId(`us-east-1/${name}`);

function query(Id: string, modelId: string, MetricName: string, Stat: string, Period: number): MetricDataQuery {
  const Dimensions = [{ Name: "ModelId", Value: modelId }];
  return { Id, MetricStat: { Metric: { Namespace: "AWS/Bedrock", MetricName, Dimensions }, Period, Stat } };
}

function getData(
  queries: MetricDataQuery[],
  from: number,
  to = now,
  more: { NextToken?: string; MaxDatapoints?: number } = {},
) {
  const input = { MetricDataQueries: queries, StartTime: new Date(from), EndTime: new Date(to), ...more };
  return fixture.cloudWatch().send(new GetMetricDataCommand(input));
}

async function plant(id: string, metric: string, minutes: Record<string, number[]>) {
  await fixture.control.plantMetrics({
    region: "us-east-1",
    dimensions: [{ Name: "ModelId", Value: id }],
    metric,
    minutes: Object.entries(minutes).map(([time, values]) => ({ time, values })),
  });
}

async function listed(RecentlyActive?: "PT3H"): Promise<string[]> {
  const input = { Namespace: "AWS/Bedrock", MetricName: "Invocations", ...(RecentlyActive && { RecentlyActive }) };
  const ids: string[] = [];
  for await (const page of paginateListMetrics({ client: fixture.cloudWatch() }, input)) {
    ids.push(...(page.Metrics ?? []).map(({ Dimensions }) => Dimensions?.map(({ Value }) => Value).join() ?? ""));
  }
  return ids;
}

async function rejects(work: Promise<unknown>, name: string, message: RegExp): Promise<void> {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof CloudWatchServiceException, String(error));
    assert.equal(error.name, name);
    assert.match(error.message, message);
    return true;
  });
}

describe("GetMetricData", () => {
  it("returns the statistics of each period, newest first", async () => {
    await plant("planted", "Latency", { "2026-11-25T10:00:10Z": [1, 2, 3, 10], "2026-11-25T10:01:00Z": [5] });
    const statistics = ["Sum", "Average", "Minimum", "Maximum", "SampleCount", "p50", "p90"];
    const queries = statistics.map((stat, index) => query(`m${index}`, "planted", "Latency", stat, 60));
    const { MetricDataResults: results = [] } = await getData(queries, Date.parse("2026-11-25T10:00:00Z"));
    assert.deepEqual(
      results.map(({ Values }) => Values),
      [
        [5, 16],
        [5, 4],
        [5, 1],
        [5, 10],
        [1, 4],
        [5, 2],
        [5, 10],
      ],
    );
    const [{ Timestamps, StatusCode, Label } = {}] = results;
    assert.deepEqual(Timestamps, [new Date("2026-11-25T10:01:00Z"), new Date("2026-11-25T10:00:00Z")]);
    assert.deepEqual([StatusCode, Label], ["Complete", "Latency"]);
  });

  it("includes the start time and excludes the end time", async () => {
    await plant("planted", "Invocations", { "2026-11-25T10:00:00Z": [1], "2026-11-25T10:05:00Z": [1] });
    const from = Date.parse("2026-11-25T10:00:00Z");
    const { MetricDataResults } = await getData(
      [query("m", "planted", "Invocations", "Sum", 60)],
      from,
      from + 5 * minuteMs,
    );
    assert.deepEqual(MetricDataResults?.[0]?.Timestamps, [new Date(from)]);
  });

  it("retains one-minute points for 15 days, five-minute points for 63 days, and one-hour points for 455 days", async () => {
    const start = Math.floor(now / hourMs) * hourMs;
    const times = [14, 16, 62, 64, 454, 456].map((days) => start - days * dayMs);
    await plant("old", "Invocations", Object.fromEntries(times.map((time) => [new Date(time).toISOString(), [1]])));
    const counts: Record<number, number | undefined> = {};
    for (const period of [60, 300, 3600, 86_400]) {
      const { MetricDataResults } = await getData(
        [query("m", "old", "Invocations", "Sum", period)],
        start - 460 * dayMs,
      );
      counts[period] = MetricDataResults?.[0]?.Values?.length;
    }
    assert.deepEqual(counts, { 60: 1, 300: 3, 3600: 5, 86_400: 5 });
  });

  it("returns pages with the requested number of points", async () => {
    const queries = ["a", "b"].map((id) => query(id, idOf("chat"), "Invocations", "Sum", 60));
    const busy = [query("a", idOf("search-reranking"), "Invocations", "Sum", 3600), ...queries.slice(1)];
    const from = Math.floor(now / hourMs) * hourMs - dayMs;
    const whole = (await getData(busy, from)).MetricDataResults?.[0]?.Values ?? [];
    assert.equal(whole.length, 25);
    const first = await getData(busy, from, now, { MaxDatapoints: 20 });
    assert.equal(first.MetricDataResults?.[0]?.StatusCode, "PartialData");
    const second = await getData(busy, from, now, { MaxDatapoints: 20, NextToken: first.NextToken ?? "" });
    assert.deepEqual(
      second.MetricDataResults?.map(({ StatusCode }) => StatusCode),
      ["Complete", "Complete"],
    );
    assert.equal(second.NextToken, undefined);
    const values = [first, second].flatMap(({ MetricDataResults }) => MetricDataResults?.[0]?.Values ?? []);
    assert.deepEqual(values, whole);
    await rejects(getData(queries, from, now, { NextToken: "wrong" }), "ValidationException", /nextToken/);
  });

  it("rejects more than 500 queries, duplicate IDs, and an end before the start", async () => {
    const many = Array.from({ length: 501 }, (_, index) => query(`m${index}`, "x", "Invocations", "Sum", 60));
    await rejects(getData(many, now - hourMs), "ValidationException", /<=500 items/);
    const [one] = many;
    assert.ok(one);
    await rejects(getData([one, one], now - hourMs), "ValidationException", /not unique/);
    await rejects(getData([one], now + hourMs), "ValidationException", /StartTime must be less/);
  });

  it("records the number of metrics that AWS bills, where up to five statistics of a metric count as one", async () => {
    const mark = fixture.endpoint.mark();
    const statistics = ["Sum", "Average", "p50", "p90", "p99", "Maximum"];
    const latency = statistics.map((stat, index) => query(`l${index}`, "x", "InvocationLatency", stat, 60));
    await getData(
      [...latency, query("i", "x", "Invocations", "Sum", 60), query("h", "x", "Invocations", "Sum", 3600)],
      now - hourMs,
    );
    const request = await fixture.endpoint.waitForRequest("GetMetricData", { since: mark });
    assert.equal(request.billedMetrics, 4);
  });

  it("simulates throttling, denials and incomplete results", async () => {
    const queries = [query("m", idOf("search-reranking"), "Invocations", "Sum", 60)];
    const from = now - hourMs;
    const whole = (await getData(queries, from)).MetricDataResults?.[0]?.Values ?? [];
    fixture.endpoint.faults.add({ kind: "throttle", operation: "GetMetricData" });
    await rejects(getData(queries, from), "Throttling", /Too many requests/);
    fixture.endpoint.faults.add({ kind: "error", error: "AccessDeniedException", operation: "GetMetricData" });
    await rejects(
      getData(queries, from),
      "AccessDenied",
      /perform: cloudwatch:GetMetricData because no identity-based policy allows the cloudwatch:GetMetricData action$/,
    );
    fixture.endpoint.faults.add({ kind: "incomplete", operation: "GetMetricData" });
    const [incomplete] = (await getData(queries, from)).MetricDataResults ?? [];
    assert.deepEqual([incomplete?.StatusCode, incomplete?.Values], ["InternalError", whole.slice(0, whole.length / 2)]);
    fixture.endpoint.faults.add({ kind: "partial", operation: "GetMetricData" });
    const first = await getData(queries, from);
    assert.equal(first.MetricDataResults?.[0]?.StatusCode, "PartialData");
    const second = await getData(queries, from, now, { NextToken: first.NextToken ?? "" });
    const values = [first, second].flatMap(({ MetricDataResults }) => MetricDataResults?.[0]?.Values ?? []);
    assert.deepEqual(values, whole);
  });
});

describe("ListMetrics", () => {
  it("lists the metrics of the last 14 days or three hours, on all pages", async () => {
    for (let index = 0; index < 600; index++) {
      const time = index % 2 === 0 ? "2026-11-25T11:30:00Z" : "2026-11-12T10:00:00Z";
      fixture.endpoint.account
        .metrics("us-east-1")
        .plant("AWS/Bedrock", [{ Name: "ModelId", Value: `many-${index}` }], "Invocations", Date.parse(time), [1]);
    }
    await plant("old", "Invocations", { "2026-11-11T11:00:00Z": [1] });
    const ids = await listed();
    assert.equal(ids.filter((id) => id.startsWith("many-")).length, 600);
    assert.equal(ids.includes("old"), false);
    assert.equal((await listed("PT3H")).filter((id) => id.startsWith("many-")).length, 300);
  });

  it("returns metrics with additional dimensions", async () => {
    const dimensions = [
      { Name: "ModelId", Value: idOf("checkout-assistant-prod") },
      { Name: "ContextWindow", Value: "long" },
    ];
    const minutes = [{ time: "2026-11-25T10:00:00Z", values: [7] }];
    await fixture.control.plantMetrics({ region: "us-east-1", dimensions, metric: "InputTokenCount", minutes });
    const command = new ListMetricsCommand({ MetricName: "InputTokenCount", Dimensions: dimensions.slice(0, 1) });
    const { Metrics = [] } = await fixture.cloudWatch().send(command);
    assert.deepEqual(
      Metrics.map(({ Dimensions }) => Dimensions?.length),
      [1, 2],
    );
  });
});

describe("the sample traffic", () => {
  it("includes an unused, a throttled, a caching and a deleted profile, and both identifiers of one profile", async () => {
    const ids = await listed();
    const arn = `arn:aws:bedrock:us-east-1:${accountId}:application-inference-profile/${idOf("support triage")}`;
    assert.ok([idOf("support triage"), arn, "q7m2x9k4v1zd"].every((id) => ids.includes(id)));
    assert.ok(![idOf("untagged-experiment"), idOf("legal-summaries")].some((id) => ids.includes(id)));
    assert.equal(fixture.endpoint.account.region("us-east-1").find("q7m2x9k4v1zd"), undefined);
    const from = Date.parse("2026-09-01T00:00:00Z");
    const sum = async (id: string, metric: string) => {
      const { MetricDataResults } = await getData([query("m", id, metric, "Sum", 86_400)], from);
      return MetricDataResults?.[0]?.Values?.reduce((total, value) => total + value, 0) ?? 0;
    };
    assert.ok((await sum(idOf("support triage"), "InvocationThrottles")) > 100);
    const caching = idOf("checkout-assistant-prod");
    assert.ok((await sum(caching, "CacheReadInputTokenCount")) > 5 * (await sum(caching, "InputTokenCount")));
    assert.ok((await sum(idOf("legal-summaries"), "Invocations")) > 100);
  });

  it("is the same on each start", async () => {
    const read = async () => {
      const queries = [query("m", idOf("checkout-assistant-prod"), "InputTokenCount", "Sum", 3600)];
      return (await getData(queries, now - 7 * dayMs)).MetricDataResults?.[0]?.Values;
    };
    const before = await read();
    fixture.endpoint.reset();
    assert.deepEqual(await read(), before);
  });

  it("does not exist in an empty account or in other Regions", async () => {
    fixture.endpoint.reset({ empty: true, profiles: 0 });
    assert.deepEqual(await listed(), []);
  });
});
