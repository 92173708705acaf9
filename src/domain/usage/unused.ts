import type { Connection } from "../connection";
import type { InferenceProfile } from "../inferenceProfile";
import type { MetricQuery, MetricSeries } from "./metrics";
import { usageMetrics } from "./metrics";
import { dayMs, minuteMs, type MetricRange } from "./usageWindow";

/**
 * The numbers of days for which unused profiles can be found. CloudWatch keeps one-hour data for 455 days, which are 454 whole
 * days and a part of today.
 */
export const unusedDays = [30, 60, 90, 454] as const;
export type UnusedDays = (typeof unusedDays)[number];

/**
 * The metrics that indicate that a profile is in use. They include failed attempts, because deleting the profile would affect
 * these callers.
 */
export const signsOfUse = ["calls", "throttles", "clientErrors"] as const;
export type SignOfUse = (typeof signsOfUse)[number];

/** An application profile, and the connection through which its data is requested. */
export interface UnusedCandidate {
  readonly connection: Connection;
  readonly profile: InferenceProfile;
}

/**
 * The conclusion from the data for a profile:
 * - `used`: a call, throttled attempt, or client error was recorded.
 * - `unused`: nothing was recorded in the entire window.
 * - `tooNew`: nothing was recorded, but the profile was created within the window.
 * - `unknownAge`: nothing was recorded, and AWS did not return when the profile was created.
 * - `unknown`: the data could not be loaded, or only partly.
 */
export type UseVerdict = "used" | "unused" | "tooNew" | "unknownAge" | "unknown";

/**
 * Returns the range of the given number of days plus today, in UTC, up to the last full minute. CloudWatch adds up the calls of
 * each day.
 */
export function unusedRange(days: UnusedDays, now: number): MetricRange {
  const today = Math.floor(now / dayMs) * dayMs;
  return { start: today - days * dayMs, end: Math.floor(now / minuteMs) * minuteMs, periodSeconds: 86_400 };
}

/** Returns the queries for signs of use, under the ID and the ARN of each profile. */
export function unusedQueries(
  profiles: readonly InferenceProfile[],
  signs: readonly SignOfUse[],
  { periodSeconds }: Pick<MetricRange, "periodSeconds">,
): MetricQuery[] {
  return profiles.flatMap(({ id, arn }) =>
    [id, arn].flatMap((modelId) =>
      signs.map((sign): MetricQuery => ({
        key: `${sign} ${modelId}`,
        metric: usageMetrics[sign],
        modelId,
        statistic: "Sum",
        periodSeconds,
      })),
    ),
  );
}

/** Returns the maximum number of metrics that are requested for the given number of profiles. */
export function countUnusedMetrics(profiles: number): number {
  return profiles * 2 * signsOfUse.length;
}

/** Returns whether a sign of use was recorded for a profile. */
export function hasSign(
  { id, arn }: Pick<InferenceProfile, "id" | "arn">,
  signs: readonly SignOfUse[],
  series: ReadonlyMap<string, MetricSeries>,
): boolean {
  return [id, arn].some((modelId) =>
    signs.some((sign) => series.get(`${sign} ${modelId}`)?.points.some(({ value }) => value > 0) ?? false),
  );
}

/** Returns the conclusion from the data for all signs of use of a profile. */
export function verdictOf(
  profile: InferenceProfile,
  series: ReadonlyMap<string, MetricSeries>,
  { start }: Pick<MetricRange, "start">,
): UseVerdict {
  if (hasSign(profile, signsOfUse, series)) {
    return "used";
  }
  const keys = [profile.id, profile.arn].flatMap((modelId) => signsOfUse.map((sign) => `${sign} ${modelId}`));
  if (keys.some((key) => series.get(key)?.complete !== true)) {
    return "unknown";
  }
  const createdAt = profile.createdAt?.getTime();
  if (createdAt === undefined || Number.isNaN(createdAt)) {
    return "unknownAge";
  }
  return createdAt > start ? "tooNew" : "unused";
}
