import type { Connection } from "../connection";
import type { InferenceProfile } from "../inferenceProfile";
import { activityDays } from "./activity";
import type { MetricPoint, MetricQuery, MetricSeries } from "./metrics";
import { usageMetrics } from "./metrics";
import { addPoints, type Usage } from "./usage";
import { dayMs, hourMs, usageRange, type UsageRange, type UsageWindow } from "./usageWindow";

/** The periods that a report can be made for. */
export const reportWindows = [
  "thisMonth",
  "lastMonth",
  "24h",
  "7d",
  "14d",
  "30d",
  "90d",
] as const satisfies readonly UsageWindow[];
export type ReportWindow = (typeof reportWindows)[number];

/** The metrics of a report. Calls are first, because the others are requested only for identifiers with calls. */
export const reportMetrics = ["calls", "input", "cacheRead", "cacheWrite", "output"] as const;
export type ReportMetric = (typeof reportMetrics)[number];

/** The profiles of one account and Region in a report, and the connection that requests their usage. */
export interface ReportPlace {
  readonly connection: Connection;
  readonly accountId: string;
  /** The names of all AWS profiles that show the same profiles; empty for the default credentials alone. */
  readonly awsProfiles: readonly string[];
  readonly profiles: readonly InferenceProfile[];
  /** IDs and ARNs of all profiles of the Region, to recognize those of profiles that are not listed. */
  readonly listed: ReadonlySet<string>;
  /** Which identifiers without a profile are part of the report. */
  readonly unlisted: "all" | "application" | "none";
}

/** A place with what ListMetrics has returned. */
export interface PlannedPlace {
  readonly place: ReportPlace;
  /** The identifiers with calls in the last 14 days, or undefined if they could not be listed. */
  readonly used?: ReadonlySet<string>;
  /** Identifiers with calls in the last 14 days that belong to no listed profile. */
  readonly unlisted: readonly string[];
}

/** The requests of a report, before anything is billed. */
export interface ReportPlan {
  readonly range: UsageRange;
  /** When the report was planned, in milliseconds. */
  readonly asOf: number;
  readonly places: readonly PlannedPlace[];
}

/** A row of a report. A missing total means that CloudWatch has no data, which is not the same as zero. */
export interface UsageRow {
  readonly place: ReportPlace;
  /** Undefined if the identifier belongs to no listed profile. */
  readonly profile?: InferenceProfile;
  /** The ID of the profile, or the identifier that CloudWatch has. */
  readonly id: string;
  readonly totals: Pick<Usage["totals"], ReportMetric>;
  /** The start of the last period with calls, in milliseconds. */
  readonly lastCall?: number;
  /** Whether some of the data is missing: not returned, failed, or canceled. */
  readonly partial: boolean;
}

/** Returns the range of a report. All of the last 14 days is covered by ListMetrics, so that no profile in use is missed. */
export function reportRange(window: ReportWindow, now: number): UsageRange {
  const range = usageRange(window, now);
  return window === "14d" ? { ...range, start: range.start + hourMs } : range;
}

/** Returns whether every identifier with calls in the range is in the response of ListMetrics. */
export function isListed({ range, asOf }: Pick<ReportPlan, "range" | "asOf">): boolean {
  return range.start >= asOf - activityDays * dayMs;
}

/** Returns the identifiers among `used` that belong to no listed profile and are part of the report. */
export function unlistedIds(used: ReadonlySet<string>, { listed, unlisted }: ReportPlace): string[] {
  return [...used].filter(
    (id) => !listed.has(id) && (unlisted === "all" || (unlisted === "application" && isApplicationProfileId(id))),
  );
}

/** Returns whether an identifier has the form of an application profile's ARN or ID, which is 12 lowercase letters and digits. */
export function isApplicationProfileId(id: string): boolean {
  return /^[a-z0-9]{12}$/.test(id) || /^arn:[^:]+:bedrock:[^:]*:[^:]*:application-inference-profile\//.test(id);
}

/**
 * Returns the identifiers whose calls are requested first. If ListMetrics covers the whole range, these are the ones in use;
 * otherwise all, because a profile may have been used last before the 14 days that ListMetrics covers.
 */
export function candidateIds(
  { place, used, unlisted }: PlannedPlace,
  plan: Pick<ReportPlan, "range" | "asOf">,
): string[] {
  const ids = place.profiles.flatMap(({ id, arn }) => [id, arn]);
  return [...new Set([...(used && isListed(plan) ? ids.filter((id) => used.has(id)) : ids), ...unlisted])];
}

/** Returns the queries for some metrics of identifiers. */
export function reportQueries(
  ids: readonly string[],
  metrics: readonly ReportMetric[],
  { periodSeconds }: UsageRange,
): MetricQuery[] {
  return ids.flatMap((modelId) =>
    metrics.map((metric): MetricQuery => ({
      key: reportKey(modelId, metric),
      metric: usageMetrics[metric],
      modelId,
      statistic: "Sum",
      periodSeconds,
    })),
  );
}

/** Returns the least and greatest number of metrics that a report requests. They are equal if ListMetrics covers the range. */
export function countReportMetrics(plan: ReportPlan): { readonly min: number; readonly max: number } {
  const counts = plan.places.map((planned) => {
    const count = candidateIds(planned, plan).length;
    return {
      min: planned.used && isListed(plan) ? count * reportMetrics.length : count,
      max: count * reportMetrics.length,
    };
  });
  return {
    min: counts.reduce((sum, { min }) => sum + min, 0),
    max: counts.reduce((sum, { max }) => sum + max, 0),
  };
}

/** Returns the identifiers that have calls in the series. */
export function idsWithCalls(ids: readonly string[], series: ReadonlyMap<string, MetricSeries>): string[] {
  return ids.filter((id) => pointsOf(series, id, "calls").some(({ value }) => value > 0));
}

/**
 * Returns the rows of a place: all of its profiles and the identifiers without one. The data under the ID and the ARN of a profile is
 * added up. `series` has the responses as far as they have arrived; a requested series that is missing makes a row partial.
 */
export function usageRows(
  { place, unlisted }: PlannedPlace,
  requested: ReadonlySet<string>,
  series: ReadonlyMap<string, MetricSeries>,
): UsageRow[] {
  const rowOf = (ids: readonly string[]): Omit<UsageRow, "place" | "id"> => {
    const points = (metric: ReportMetric) => addPoints(ids.map((id) => pointsOf(series, id, metric)));
    const keys = ids
      .flatMap((id) => reportMetrics.map((metric) => reportKey(id, metric)))
      .filter((key) => requested.has(key));
    const totals = Object.fromEntries(
      reportMetrics.flatMap((metric) => {
        const values = points(metric);
        return values.length === 0 ? [] : [[metric, values.reduce((sum, { value }) => sum + value, 0)]];
      }),
    );
    const last = points("calls").findLast(({ value }) => value > 0);
    return {
      totals,
      ...(last ? { lastCall: last.time } : {}),
      partial: keys.some((key) => series.get(key)?.complete !== true),
    };
  };
  return [
    ...place.profiles.map((profile) => ({ place, profile, id: profile.id, ...rowOf([profile.id, profile.arn]) })),
    ...unlisted.map((id) => ({ place, id, ...rowOf([id]) })),
  ];
}

/** Returns the key of a query. */
export function reportKey(modelId: string, metric: ReportMetric): string {
  return `${metric} ${modelId}`;
}

function pointsOf(series: ReadonlyMap<string, MetricSeries>, id: string, metric: ReportMetric): readonly MetricPoint[] {
  return series.get(reportKey(id, metric))?.points ?? [];
}
