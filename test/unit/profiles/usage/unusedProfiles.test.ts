import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { Aws } from "../../../../src/aws";
import type { InferenceProfile } from "../../../../src/domain/inferenceProfile";
import { countUnusedMetrics, unusedDays, type UnusedDays } from "../../../../src/domain/usage/unused";
import { loadUnused, planUnused } from "../../../../src/profiles/usage/unusedProfiles";
import { noise } from "../../../endpoint/metrics/noise";
import { dayMs, minuteMs } from "../../../endpoint/metrics/time";
import type { LocalEndpoint } from "../../../endpoint/server";
import { startEndpoint } from "../../../endpoint/server";
import { credentials, noMfaCode, unaborted, useAwsEnvironment } from "../../aws/support";
import { accountId, applicationProfile } from "../../domain/samples";

const connection = { region: "us-east-1" };
const namespace = "AWS/Bedrock";
const noon = Date.parse("2028-03-01T12:00:30Z");
const old = new Date("2020-01-01T00:00:00Z");

const environment = useAwsEnvironment();
let now = noon;
let endpoint: LocalEndpoint;
let aws: Aws;

before(async () => {
  endpoint = await startEndpoint({ empty: true, now: () => now });
});
after(() => endpoint.close());
beforeEach(() => {
  now = noon;
  environment.set({ ...credentials, AWS_ENDPOINT_URL: endpoint.url });
  endpoint.reset();
  aws = new Aws({ askMfaCode: noMfaCode });
});
afterEach(() => aws.dispose());

function profile(index: number, createdAt: Date | undefined = old): InferenceProfile {
  const id = `profile${String(index).padStart(5, "0")}`;
  const arn = `arn:aws:bedrock:us-east-1:${accountId}:application-inference-profile/${id}`;
  const { createdAt: _, ...rest } = applicationProfile(id);
  return { ...rest, id, arn, ...(createdAt ? { createdAt } : {}) };
}

const withoutDate = (index: number): InferenceProfile => {
  const { createdAt: _, ...rest } = profile(index);
  return rest;
};

function plant(id: string, metric: string, daysAgo: number): void {
  plantAt(id, metric, now - minuteMs - daysAgo * dayMs);
}

function plantAt(id: string, metric: string, time: number): void {
  endpoint.account.metrics("us-east-1").plant(namespace, [{ Name: "ModelId", Value: id }], metric, time, [1]);
}

async function find(profiles: readonly InferenceProfile[], days: UnusedDays, signal = unaborted) {
  const load = async () => aws.cloudWatch;
  const candidates = profiles.map((each) => ({ connection, profile: each }));
  const plan = await planUnused(load, candidates, days, { now: () => new Date(now) }, { signal: unaborted });
  const result = await loadUnused(load, plan, { signal, onProgress: () => undefined });
  const verdicts = new Map(result.verdicts.map(({ profile: { id }, verdict }) => [id, verdict]));
  return { ...result, of: (id: string) => verdicts.get(id) ?? "used" };
}

const billed = (mark: number) =>
  endpoint.requests
    .filter(({ sequence, billedMetrics }) => sequence > mark && billedMetrics !== undefined)
    .map(({ billedMetrics }) => billedMetrics);

describe("finding unused profiles", () => {
  it("counts any recorded call, throttled attempt or client error under the ID or the ARN as usage, in each window", async () => {
    const at = (index: number, purpose: number) => noise(7, index, purpose);
    const profiles = Array.from({ length: 60 }, (_, index) =>
      profile(index, new Date(now - at(index, 0) ** 2 * 700 * dayMs - minuteMs)),
    );
    const metrics = ["Invocations", "InvocationThrottles", "InvocationClientErrors", "InvocationLatency"];
    for (const [index, { arn, id }] of profiles.entries()) {
      if (at(index, 1) < 0.7) {
        const metric = metrics[Math.floor(at(index, 2) * metrics.length)] ?? "";
        plant(at(index, 3) < 0.3 ? arn : id, metric, at(index, 4) ** 2 * 480);
      }
    }
    for (const days of unusedDays) {
      const start = Math.floor(now / dayMs) * dayMs - days * dayMs;
      const { of, problems } = await find(profiles, days);
      assert.deepEqual(problems, []);
      const seen = new Set<string>();
      for (const { arn, createdAt, id } of profiles) {
        const isUsed = [id, arn].some((modelId) =>
          [
            ...endpoint.account
              .metrics("us-east-1")
              .minutes(namespace, [{ Name: "ModelId", Value: modelId }], start, now),
          ].some(({ values }) => metrics.slice(0, 3).some((metric) => values.has(metric))),
        );
        const expected = isUsed ? "used" : (createdAt?.getTime() ?? 0) > start ? "tooNew" : "unused";
        assert.equal(of(id), expected, `${days} days: ${id}`);
        seen.add(expected);
      }
      assert.deepEqual([...seen].sort(), ["tooNew", "unused", "used"]);
    }
  });

  it("requests rejected calls only for profiles without successful calls, and never exceeds the announced price", async () => {
    const profiles = [0, 1, 2, 3, 4].map((index) => profile(index));
    plant("profile00000", "Invocations", 3);
    plant("profile00001", "InvocationThrottles", 3);
    plant("profile00002", "Invocations", 50);
    plant("profile00003", "InvocationClientErrors", 50);
    const mark = endpoint.mark();
    const { billedMetrics, of, plan } = await find(profiles, 60);
    assert.deepEqual([plan.used, plan.candidates.length], [2, 3]);
    assert.deepEqual(
      billed(mark).filter((count) => count !== 0),
      [6, 8],
    );
    assert.equal(billedMetrics, 14);
    assert.ok(billedMetrics <= countUnusedMetrics(plan.candidates.length));
    assert.deepEqual(
      profiles.map(({ id }) => of(id)),
      ["used", "used", "used", "used", "unused"],
    );
  });

  it("finds all calls in the longest window, even at the end of a day", async () => {
    const longest = Math.max(...unusedDays) as UnusedDays;
    const midnight = Math.floor(noon / dayMs) * dayMs;
    const start = midnight - longest * dayMs;
    for (const time of [midnight + minuteMs, midnight + dayMs / 2, midnight + dayMs - minuteMs]) {
      now = time;
      const profiles = [profile(0), profile(1)];
      // The first minute of the window, and the minute before it.
      plantAt("profile00000", "Invocations", start);
      plantAt("profile00001", "Invocations", start - minuteMs);
      const { of } = await find(profiles, longest);
      assert.deepEqual(
        profiles.map(({ id }) => of(id)),
        ["used", "unused"],
      );
      endpoint.reset();
    }
  });

  it("splits 454 days of many profiles into requests with one page each", async () => {
    const profiles = Array.from({ length: 120 }, (_, index) => profile(index));
    const mark = endpoint.mark();
    const { of } = await find(profiles, 454);
    assert.deepEqual(
      billed(mark).filter((count) => count !== 0),
      [221, 19, 221, 221, 38],
    );
    assert.equal(of("profile00119"), "unused");
  });

  it("does not report a profile as unused if its age or its data is unknown", async () => {
    const profiles = [profile(0), withoutDate(1), profile(2, new Date(now - 10 * dayMs))];
    const whole = await find(profiles, 30);
    assert.deepEqual(
      profiles.map(({ id }) => whole.of(id)),
      ["unused", "unknownAge", "tooNew"],
    );
    endpoint.faults.add({ kind: "incomplete", operation: "GetMetricData" });
    const incomplete = await find(profiles, 30);
    assert.deepEqual(
      profiles.map(({ id }) => incomplete.of(id)),
      ["unknown", "unknown", "unknown"],
    );
    endpoint.faults.add({ kind: "error", error: "AccessDeniedException", operation: "GetMetricData" });
    const denied = await find(profiles, 30);
    assert.deepEqual(
      [denied.of("profile00000"), denied.problems.map(({ kind }) => kind)],
      ["unknown", ["accessDenied"]],
    );
    const abort = new AbortController();
    abort.abort();
    const canceled = await find(profiles, 30, abort.signal);
    assert.deepEqual([canceled.canceled, canceled.of("profile00000"), canceled.billedMetrics], [true, "unknown", 0]);
  });
});
