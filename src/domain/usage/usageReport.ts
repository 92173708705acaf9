import type { Connection } from "../connection";
import type { InferenceProfile } from "../inferenceProfile";
import { activityDays } from "./activity";
import type { MetricPoint, MetricQuery, MetricSeries } from "./metrics";
import { usageMetrics } from "./metrics";
import { addPoints, type Usage } from "./usage";
import { dayMs, hourMs, usageRange, type UsageRange, type UsageWindow } from "./usageWindow";

/** The periods that a report can cover. */
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

/** The metrics in a report. Calls come first, because the others are requested only for identifiers with calls. */
export const reportMetrics = ["calls", "input", "cacheRead", "cacheWrite", "output"] as const;
export type ReportMetric = (typeof reportMetrics)[number];

/** The profiles of one account and Region in a report, and the connection through which their usage is requested. */
export interface ReportPlace {
  readonly connection: Connection;
  readonly accountId: string;
  /** The names of all AWS profiles that show the same profiles. Empty if only the default credentials do. */
  readonly awsProfiles: readonly string[];
  readonly profiles: readonly InferenceProfile[];
  /** The IDs and ARNs of all profiles in the Region, used to recognize identifiers that do not belong to a listed profile. */
  readonly listed: ReadonlySet<string>;
  /** The identifiers without a profile that are included in the report. */
  readonly unlisted: "all" | "application" | "none";
}

/** A place with the results of ListMetrics. */
export interface PlannedPlace {
  readonly place: ReportPlace;
  /** The identifiers with calls in the last 14 days, or undefined if they could not be listed. */
  readonly used?: ReadonlySet<string>;
  /** The identifiers with calls in the last 14 days that do not belong to a listed profile. */
  readonly unlisted: readonly string[];
}

/** The requests of a report, before anything is billed. */
export interface ReportPlan {
  readonly range: UsageRange;
  /** The time when the report was planned, in milliseconds. */
  readonly asOf: number;
  readonly places: readonly PlannedPlace[];
}

/** A row in a report. A missing total means that CloudWatch has no data, which is not the same as zero. */
export interface UsageRow {
  readonly place: ReportPlace;
  /** The profile, or undefined if the identifier does not belong to a listed profile. */
  readonly profile?: InferenceProfile;
  /** The ID of the profile, or the identifier in CloudWatch. */
  readonly id: string;
  readonly totals: Pick<Usage["totals"], ReportMetric>;
  /** The start of the last period with calls, in milliseconds. */
  readonly lastCall?: number;
  /** Whether some of the data is missing because it was not returned, could not be loaded, or was canceled. */
  readonly partial: boolean;
}

/** Returns the range of a report. ListMetrics covers the entire last 14 days, so no profile in use is missed in that range. */
export function reportRange(window: ReportWindow, now: number): UsageRange {
  const range = usageRange(window, now);
  return window === "14d" ? { ...range, start: range.start + hourMs } : range;
}

/** Returns whether the response of ListMetrics includes all identifiers with calls in the range. */
export function isListed({ range, asOf }: Pick<ReportPlan, "range" | "asOf">): boolean {
  return range.start >= asOf - activityDays * dayMs;
}

/** Returns whether ListMetrics has returned all identifiers of a place with calls in the range. */
export function isComplete({ used }: PlannedPlace, plan: Pick<ReportPlan, "range" | "asOf">): boolean {
  return used !== undefined && isListed(plan);
}

/** Returns the identifiers in `used` that do not belong to a listed profile and are included in the report. */
export function unlistedIds(used: ReadonlySet<string>, { listed, unlisted }: ReportPlace): string[] {
  return [...used].filter(
    (id) => !listed.has(id) && (unlisted === "all" || (unlisted === "application" && isApplicationProfileId(id))),
  );
}

/**
 * Returns whether an identifier looks like an application profile's ARN, or like its ID (12 lowercase letters and digits).
 */
export function isApplicationProfileId(id: string): boolean {
  return /^[a-z0-9]{12}$/.test(id) || /^arn:[^:]+:bedrock:[^:]*:[^:]*:application-inference-profile\//.test(id);
}

/**
 * Returns the identifiers whose calls are requested first. If ListMetrics covers the entire range, these are the identifiers in
 * use. Otherwise they are all identifiers, because a profile may have been last used before the 14 days that ListMetrics covers.
 */
export function candidateIds(
  { place, used, unlisted }: PlannedPlace,
  plan: Pick<ReportPlan, "range" | "asOf">,
): string[] {
  const ids = place.profiles.flatMap(({ id, arn }) => [id, arn]);
  return [...new Set([...(used && isListed(plan) ? ids.filter((id) => used.has(id)) : ids), ...unlisted])];
}

/** Returns the queries for metrics of the given identifiers. */
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

/** Returns the minimum and maximum number of metrics that a report requests. They are equal if ListMetrics covers the range. */
export function countReportMetrics(plan: ReportPlan): { readonly min: number; readonly max: number } {
  const counts = plan.places.map((planned) => {
    const count = candidateIds(planned, plan).length;
    return {
      min: isComplete(planned, plan) ? count * reportMetrics.length : count,
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
 * Returns the rows of a place: all of its profiles, and the identifiers without a profile. The data under the ID and the ARN of a
 * profile is added up. `series` contains the responses that have arrived. If a requested series is missing, the row is partial.
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
