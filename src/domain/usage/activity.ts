import type { InferenceProfile } from "../inferenceProfile";
import type { Problem } from "../problem";
import type { UsageMetric } from "./metrics";

/** The number of days that ListMetrics covers: it returns only metrics with data in the last two weeks. */
export const activityDays = 14;

/** How long the activity of a Region is shown before it is loaded again, in milliseconds. */
export const activityMaxAgeMs = 60 * 60_000;

/**
 * What CloudWatch has recorded for an inference profile in the last 14 days: calls, only refused or failed attempts, or nothing.
 */
export type Activity = "calls" | "attempts" | "none";

/** The values of the dimension `ModelId` that have had data in a Region in the last 14 days. */
export interface RegionActivity {
  /** When the metrics were listed, in milliseconds. */
  readonly asOf: number;
  readonly calls: ReadonlySet<string>;
  /** Those with errors or throttled attempts. A profile whose every call is refused may have no recorded call. */
  readonly attempts: ReadonlySet<string>;
}

/** The activity in a Region, or the reason it is not known. */
export type ActivityState =
  | { readonly status: "ready"; readonly activity: RegionActivity }
  | { readonly status: "failed"; readonly problem: Problem };

/** The metrics of attempts that CloudWatch does not, or not always, count as calls. */
export const attemptMetrics = ["throttles", "clientErrors", "serverErrors"] as const satisfies readonly UsageMetric[];

/** The number of ListMetrics requests for a Region with at most 500 models and profiles in use: one for each metric. */
export const requestsPerActivity = 1 + attemptMetrics.length;

/** The price of ListMetrics in US dollars per 1,000 requests. The first million requests each month are free. */
export const pricePerThousandLists = 0.01;

/** Returns the activity of a profile. CloudWatch records calls under its ID, and some under its ARN. */
export function activityOf(
  { calls, attempts }: RegionActivity,
  { id, arn }: Pick<InferenceProfile, "id" | "arn">,
): Activity {
  if (calls.has(id) || calls.has(arn)) {
    return "calls";
  }
  return attempts.has(id) || attempts.has(arn) ? "attempts" : "none";
}
