import * as l10n from "@vscode/l10n";
import type { InferenceProfile } from "../domain/inferenceProfile";
import { activityOf, type Activity, type ActivityState } from "../domain/usage/activity";
import { formatProblem } from "./problem";

/**
 * Returns the mark for a row: a filled circle for calls, a half-filled circle for failed attempts only, and an empty circle if
 * nothing was recorded.
 */
export function activityMark(activity: Activity): string {
  return { calls: "●", attempts: "◐", none: "○" }[activity];
}

/** Returns a description of the mark for screen readers. */
export function formatActivity(activity: Activity): string {
  switch (activity) {
    case "calls":
      return l10n.t("calls in the last 14 days");
    case "attempts":
      return l10n.t("only errors or throttled attempts in the last 14 days");
    case "none":
      return l10n.t("calls in the last 14 days: none recorded");
  }
}

/**
 * Returns the value of the *In the last 14 days* line in a tooltip, or undefined if the activity is not loaded. `formatDate`
 * formats the time of the request.
 */
export function describeActivityState(
  state: ActivityState | undefined,
  profile: Pick<InferenceProfile, "id" | "arn">,
  formatDate: (date: Date) => string,
): string | undefined {
  if (state?.status === "failed") {
    return l10n.t("unknown. {0}", formatProblem(state.problem).sentence);
  }
  return state && describeActivity(activityOf(state.activity, profile), formatDate(new Date(state.activity.asOf)));
}

function describeActivity(activity: Activity, asOf: string): string {
  switch (activity) {
    case "calls":
      return l10n.t("calls recorded (as of {0})", asOf);
    case "attempts":
      return l10n.t("only errors or throttled attempts recorded (as of {0})", asOf);
    case "none":
      return l10n.t("none recorded (as of {0})", asOf);
  }
}
