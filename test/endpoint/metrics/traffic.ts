import { noise, seedOf } from "./noise";
import type { Dimension, MetricSource, Minute } from "./series";
import { bedrockNamespace } from "./series";
import { dayMs, hourMs, minuteMs } from "./time";

/** How a generated profile is used. The numbers are averages, around which individual calls vary. */
export interface TrafficPattern {
  /** Returns the average number of calls per minute at a time given in milliseconds. */
  readonly callsPerMinute: (time: number) => number;
  /** The number of tokens per call. Undefined for models without tokens, such as image models. */
  readonly tokens?: { readonly input: number; readonly output: number };
  /** The number of cached tokens that a call reads, and the share of calls that write the cache again. */
  readonly cache?: { readonly tokens: number; readonly writes: number };
  /** The median time from the request to the last token, in milliseconds. */
  readonly latencyMs: number;
  /** Whether calls are streamed, so that they have a time to the first token. */
  readonly streamed?: true;
  /** The number of calls per minute above which requests are throttled. */
  readonly throttledAbove?: number;
  /** The share of calls that fail with client errors. */
  readonly clientErrors?: number;
  readonly serverErrors?: number;
  /** The number of quota tokens that one output token consumes (EstimatedTPMQuotaUsage). */
  readonly burndown?: number;
  /** Whether the model is in the legacy state (LegacyModelInvocations). */
  readonly legacy?: true;
}

/** The period during which a profile is used, in milliseconds since the epoch. */
export interface TrafficPeriod {
  readonly since: number;
  readonly until: number;
}

/** Traffic that is computed on request, so that it does not slow down the start. It is the same on each start. */
export class Traffic implements MetricSource {
  readonly namespace = bedrockNamespace;
  readonly dimensions: readonly Dimension[];
  readonly metrics: readonly string[];
  readonly #pattern: TrafficPattern;
  readonly #period: TrafficPeriod;
  readonly #seed: number;

  constructor(modelId: string, pattern: TrafficPattern, period: TrafficPeriod) {
    this.dimensions = [{ Name: "ModelId", Value: modelId }];
    this.metrics = metricsOf(pattern);
    this.#pattern = pattern;
    this.#period = period;
    this.#seed = seedOf(modelId);
  }

  *minutes(from: number, to: number): Iterable<Minute> {
    const end = Math.min(to, this.#period.until);
    for (let time = Math.max(from, this.#period.since); time < end; time += minuteMs) {
      const average = this.#pattern.callsPerMinute(time);
      if (average > 0) {
        const position = time / minuteMs;
        const attempts = Math.floor(
          average * (0.4 + 1.2 * noise(this.#seed, position, 0)) + noise(this.#seed, position, 1),
        );
        if (attempts > 0) {
          yield { time, values: this.#values(position, attempts) };
        }
      }
    }
  }

  #values(minute: number, attempts: number): Map<string, number[]> {
    const { throttledAbove = Infinity } = this.#pattern;
    const values = new Map<string, number[]>();
    const add = (metric: string, value: number) => {
      const list = values.get(metric);
      if (list) list.push(value);
      else values.set(metric, [value]);
    };
    for (let call = 0; call < attempts; call++) {
      if (call >= throttledAbove) add("InvocationThrottles", 1);
      else this.#addCall(minute * 64 + call, add);
    }
    return values;
  }

  #addCall(call: number, add: (metric: string, value: number) => void): void {
    const { tokens, cache, latencyMs, streamed, clientErrors = 0, serverErrors = 0, burndown, legacy } = this.#pattern;
    const vary = (purpose: number) => 0.5 + noise(this.#seed, call, purpose);
    add("Invocations", 1);
    if (legacy) add("LegacyModelInvocations", 1);
    const outcome = noise(this.#seed, call, 2);
    if (outcome < clientErrors) return add("InvocationClientErrors", 1);
    if (outcome < clientErrors + serverErrors) return add("InvocationServerErrors", 1);
    // A few calls take much longer, so that the percentiles differ.
    const slow = noise(this.#seed, call, 3) > 0.97 ? 4 : 1;
    add("InvocationLatency", Math.round(latencyMs * vary(4) * slow));
    if (streamed) add("TimeToFirstToken", Math.round(latencyMs * 0.18 * vary(5)));
    if (!tokens) return;
    const input = Math.round(tokens.input * vary(6));
    const output = Math.round(tokens.output * vary(7));
    const writes = cache !== undefined && noise(this.#seed, call, 8) < cache.writes;
    add("InputTokenCount", input);
    if (output > 0) add("OutputTokenCount", output);
    if (cache) add(writes ? "CacheWriteInputTokenCount" : "CacheReadInputTokenCount", cache.tokens);
    if (burndown) add("EstimatedTPMQuotaUsage", input + (writes ? cache.tokens : 0) + output * burndown);
  }
}

function metricsOf({
  tokens,
  cache,
  streamed,
  throttledAbove,
  clientErrors,
  serverErrors,
  burndown,
  legacy,
}: TrafficPattern) {
  return [
    "Invocations",
    "InvocationLatency",
    ...(tokens ? ["InputTokenCount"] : []),
    ...(tokens && tokens.output > 0 ? ["OutputTokenCount"] : []),
    ...(cache ? ["CacheReadInputTokenCount", "CacheWriteInputTokenCount"] : []),
    ...(streamed ? ["TimeToFirstToken"] : []),
    ...(throttledAbove === undefined ? [] : ["InvocationThrottles"]),
    ...(clientErrors === undefined ? [] : ["InvocationClientErrors"]),
    ...(serverErrors === undefined ? [] : ["InvocationServerErrors"]),
    ...(burndown === undefined ? [] : ["EstimatedTPMQuotaUsage"]),
    ...(legacy ? ["LegacyModelInvocations"] : []),
  ];
}

/** Returns the UTC day of the week, where 0 is Sunday. The epoch was on a Thursday. */
function weekdayOf(time: number): number {
  return (Math.floor(time / dayMs) + 4) % 7;
}

/** Returns a rate that rises during office hours on workdays and is low at night and on weekends. Hours are in UTC. */
export function officeHours(peak: number, from: number, to: number, rest = 0): (time: number) => number {
  return (time) => {
    const weekday = weekdayOf(time);
    const hour = (time % dayMs) / hourMs;
    if (weekday === 0 || weekday === 6 || hour < from || hour >= to) return rest;
    return rest + peak * Math.sin((Math.PI * (hour - from)) / (to - from));
  };
}

/** Returns a rate that never drops to zero and is highest in the middle of the day. Hours are in UTC. */
export function allDay(average: number, peakHour: number): (time: number) => number {
  return (time) => average * (1 + 0.7 * Math.cos((2 * Math.PI * ((time % dayMs) / hourMs - peakHour)) / 24));
}

/** Returns the rate of a job that runs for several minutes, either every day or on one day of the week. */
export function job(rate: number, startHour: number, minutes: number, weekday?: number): (time: number) => number {
  return (time) => {
    const runs = weekday === undefined || weekdayOf(time) === weekday;
    const minute = (time % dayMs) / minuteMs - startHour * 60;
    return runs && minute >= 0 && minute < minutes ? rate : 0;
  };
}

/** Returns a rate for the last days of each month. */
export function monthEnd(rate: number, days: number): (time: number) => number {
  return (time) => {
    const later = new Date(time + days * dayMs);
    const isLast = later.getUTCMonth() !== new Date(time).getUTCMonth();
    return isLast ? officeHours(rate, 6, 18, rate / 10)(time) : rate / 50;
  };
}
