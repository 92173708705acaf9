import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { Aws } from "../../../src/aws";
import type { MetricQuery } from "../../../src/domain/usage/metrics";
import { problemOf } from "../../../src/domain/problem";
import { dayMs, hourMs, minuteMs } from "../../endpoint/metrics/time";
import { startEndpoint, type LocalEndpoint } from "../../endpoint/server";
import { credentials, noMfaCode, useAwsEnvironment } from "./support";

const connection = { region: "us-east-1" };
const now = Date.parse("2026-11-25T12:00:30Z");
const { signal } = new AbortController();

const environment = useAwsEnvironment();
let endpoint: LocalEndpoint;
let aws: Aws;

before(async () => {
  endpoint = await startEndpoint({ empty: true, now: () => now });
});
after(() => endpoint.close());
afterEach(() => aws.dispose());
beforeEach(() => {
  environment.set({ ...credentials, AWS_ENDPOINT_URL: endpoint.url });
  endpoint.reset();
  aws = new Aws({ askMfaCode: noMfaCode });
});

function plant(id: string, metric: string, minutesAgo: number, values: number[], extra: string[] = []): void {
  const dimensions = [{ Name: "ModelId", Value: id }, ...extra.map((Name) => ({ Name, Value: "x" }))];
  endpoint.account.metrics("us-east-1").plant("AWS/Bedrock", dimensions, metric, now - minutesAgo * minuteMs, values);
}

const query = (modelId: string): MetricQuery => ({
  key: modelId,
  metric: "Invocations",
  modelId,
  statistic: "Sum",
  periodSeconds: 60,
});

function load(...modelIds: string[]) {
  return aws.cloudWatch.getMetricData(connection, modelIds.map(query), { start: now - hourMs, end: now }, { signal });
}

/** Returns the problem kind of a call to which a local server responds instead of CloudWatch. */
async function kindOfAnswer(body: string): Promise<string | undefined> {
  try {
    await withAnswer(
      () => body,
      () => load("a"),
    );
    return undefined;
  } catch (error) {
    return problemOf(error)?.kind;
  }
}

/** Runs a call to which a local server responds instead of CloudWatch. */
async function withAnswer<T>(
  bodyOf: () => string,
  call: () => Promise<T>,
  headers: Readonly<Record<string, string>> = {},
): Promise<T> {
  const answer: RequestListener = (request, response) => {
    request.resume();
    response.writeHead(200, { "content-type": "application/x-amz-json-1.0", ...headers }).end(bodyOf());
  };
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  environment.set({ AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  // A client keeps its endpoint until it is disposed.
  aws.dispose();
  aws = new Aws({ askMfaCode: noMfaCode });
  try {
    return await call();
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe("GetMetricData", () => {
  it("returns the points of all pages, oldest first, and whether they are complete", async () => {
    for (const minute of [5, 4, 3, 2]) plant("a", "Invocations", minute, [minute]);
    endpoint.faults.add({ kind: "partial", operation: "GetMetricData" });
    const series = await load("a", "none");
    assert.deepEqual(
      series.get("a")?.points.map(({ value }) => value),
      [5, 4, 3, 2],
    );
    assert.deepEqual([series.get("a")?.complete, series.get("none")], [true, { points: [], complete: true }]);
    endpoint.faults.add({ kind: "incomplete", operation: "GetMetricData" });
    const { complete, points = [] } = (await load("a")).get("a") ?? {};
    assert.deepEqual([complete, points.length], [false, 2]);
  });

  it("is rejected if the response did not come from CloudWatch", async () => {
    const result = { Id: "m0", Timestamps: [], Values: [], StatusCode: "Complete" };
    for (const body of ["{}", "", "<html>", '{"MetricDataResults": null}', '{"MetricDataResults": [{}]}']) {
      assert.equal(await kindOfAnswer(body), "invalidResponse", body);
    }
    for (const error of [{ __type: "x#UnknownOperationException" }, { message: "no" }, { error: {} }]) {
      const body = JSON.stringify({ MetricDataResults: [result], ...error });
      assert.equal(await kindOfAnswer(body), "invalidResponse", body);
    }
    assert.equal(await kindOfAnswer(JSON.stringify({ MetricDataResults: [result], Messages: [] })), undefined);
  });

  const results = (...statuses: string[]) =>
    statuses.map((StatusCode, index) => ({ Id: `m${index}`, Timestamps: [now / 1000 - 60], Values: [1], StatusCode }));

  it("is denied if the status of all metrics is Forbidden, and incomplete if the status of some is", async () => {
    assert.equal(await kindOfAnswer(JSON.stringify({ MetricDataResults: results("Forbidden") })), "accessDenied");
    const body = JSON.stringify({ MetricDataResults: results("Complete", "Forbidden") });
    const series = await withAnswer(
      () => body,
      () => load("a", "b"),
    );
    assert.deepEqual([series.get("a")?.complete, series.get("b")?.complete], [true, false]);
  });

  it("is incomplete if the response has a message, which is logged without secrets", async () => {
    const lines: string[] = [];
    const Messages = [{ Code: "MaxMetricsExceeded", Value: "Too many metrics for aws_secret_access_key=abcdef" }];
    const [first = {}, ...others] = results("Complete", "Complete");
    for (const [body, complete] of [
      [{ MetricDataResults: [first, ...others], Messages }, [false, false]],
      [{ MetricDataResults: [{ ...first, Messages }, ...others] }, [false, true]],
    ] as const) {
      const series = await withAnswer(
        () => JSON.stringify(body),
        () => {
          aws.dispose();
          aws = new Aws({ askMfaCode: noMfaCode, onMalformedResponse: (line) => lines.push(line) });
          return load("a", "b");
        },
      );
      assert.deepEqual(
        ["a", "b"].map((key) => series.get(key)?.complete),
        complete,
      );
    }
    assert.equal(lines.length, 2);
    assert.match(
      lines[0] ?? "",
      /^The response of GetMetricData in .*us-east-1.* is incomplete: MaxMetricsExceeded Too/,
    );
    assert.ok(lines.every((line) => !line.includes("abcdef")));
  });

  it("stops after 20 pages, because more pages may be billed, and is then incomplete", async () => {
    let pages = 0;
    const series = await withAnswer(
      () => JSON.stringify({ MetricDataResults: results("PartialData"), NextToken: `${(pages += 1)}` }),
      () => load("a"),
    );
    assert.deepEqual([pages, series.get("a")?.points.length, series.get("a")?.complete], [20, 20, false]);
  });
});

describe("the AWS time", () => {
  it("differs from the system clock only if the date of a response differs by several minutes", async () => {
    const body = JSON.stringify({ Metrics: [] });
    for (const [ahead, expected] of [
      [5 * hourMs, 5 * hourMs],
      [-5 * hourMs, -5 * hourMs],
      [minuteMs, 0],
    ] as const) {
      const date = new Date(Date.now() + ahead).toUTCString();
      await withAnswer(
        () => body,
        () => aws.cloudWatch.listModelIds(connection, "Invocations", { signal }),
        { date },
      );
      assert.ok(Math.abs(aws.clockOffsetMs - expected) < minuteMs, `${aws.clockOffsetMs}, not ${expected}`);
    }
  });
});

describe("ListMetrics", () => {
  it("returns the IDs from all pages, ignoring metrics with additional dimensions", async () => {
    for (let index = 0; index < 501; index++) plant(`many-${index}`, "Invocations", 60, [1]);
    plant("long", "Invocations", 60, [1], ["ContextWindow"]);
    plant("old", "Invocations", (15 * dayMs) / minuteMs, [1]);
    plant("throttled", "InvocationThrottles", 60, [1]);
    const ids = await aws.cloudWatch.listModelIds(connection, "Invocations", { signal });
    assert.equal(ids.size, 501);
    assert.ok(ids.has("many-500"));
    assert.deepEqual(
      await aws.cloudWatch.listModelIds(connection, "InvocationThrottles", { signal }),
      new Set(["throttled"]),
    );
  });
});

describe("GetCostAndUsage", () => {
  const costs = (region = "us-east-1") =>
    aws.costExplorer.costsByTag({ region }, { tagKey: "team", start: "2026-11-01", end: "2026-11-26" }, { signal });

  it("is sent to the Region of Cost Explorer, regardless of the connection's Region, and returns only Bedrock costs", async () => {
    endpoint.reset({ empty: false });
    endpoint.faults.add({ kind: "throttle", operation: "GetCostAndUsage" });
    await assert.rejects(costs("eu-central-1"), (error) => problemOf(error)?.kind === "throttled");
    const { groups } = await costs("eu-central-1");
    assert.ok(groups.some(({ tagValue }) => tagValue === "checkout"));
    assert.ok(groups.some(({ tagValue }) => tagValue === undefined));
    assert.ok(groups.every(({ service }) => service.includes("Bedrock")));
    const sent = endpoint.requests.filter(({ operation }) => operation === "GetCostAndUsage");
    // Each request is billed, so a failed request is not retried.
    assert.deepEqual(
      sent.map(({ region }) => region),
      ["us-east-1", "us-east-1"],
    );
  });

  it("reports the missing permission", async () => {
    endpoint.faults.add({ kind: "error", error: "AccessDeniedException", operation: "GetCostAndUsage" });
    await assert.rejects(costs(), (error) => {
      const problem = problemOf(error);
      return problem?.kind === "accessDenied" && problem.action === "ce:GetCostAndUsage";
    });
  });
});
