import * as l10n from "@vscode/l10n";
import { countBilledMetrics, pricePerMetric } from "../../../domain/usage/metrics";
import { pricePerCostRequest } from "../../../domain/usage/costReport";
import type { PriceSettings } from "../../../domain/usage/prices";
import { cacheHitRatio, throttledShare, totalInput, type Usage } from "../../../domain/usage/usage";
import { usageQueries } from "../../../domain/usage/usageQueries";
import { usageRange, usageWindows } from "../../../domain/usage/usageWindow";
import { metricsPage } from "../../../domain/usage/cloudWatchConsole";
import {
  formatCount,
  formatDollars,
  formatMilliseconds,
  formatRange,
  formatShare,
  formatUsageWindow,
  formatUtc,
} from "../../../messages/usage";
import type { DetailsData } from "../detailsData";
import { describeProblem } from "../detailsSection";
import { describeCharts } from "./describeCharts";
import { describeCost } from "./describeCost";
import type { UsageLoader } from "./usageLoader";
import type { UsageContent, UsageSection, UsageTotal } from "./usageSchema";

/** Returns the data that the page shows about the usage of the profile. */
export function describeUsage(
  loader: Pick<UsageLoader, "state" | "window" | "identifiers">,
  data: DetailsData,
  prices: PriceSettings,
  language: string,
): UsageSection {
  const { state, window, identifiers } = loader;
  const ids = [identifiers.id, identifiers.arn];
  const price = countBilledMetrics(usageQueries(ids, usageRange(window, Date.now()))) * pricePerMetric;
  return {
    window,
    windows: usageWindows.map((id) => ({ id, label: formatUsageWindow(id) })),
    loadLabel: l10n.t("Load Usage (about {0})", formatSmallPrice(price, language)),
    costsLabel: l10n.t("Costs by Tag... ({0} for each page)", formatDollars(pricePerCostRequest, language)),
    content: describeState(),
  };

  function describeState(): UsageSection["content"] {
    switch (state.status) {
      case "failed": {
        const problem = describeProblem(state.problem);
        // The button that shows the price also retries.
        const remedies = problem.remedies.filter((remedy) => remedy !== "retry");
        return { kind: "failed", problem: { ...problem, remedies } };
      }
      case "ready":
        return describeLoaded(state.usage, data, ids, prices, language);
      default:
        return { kind: state.status };
    }
  }
}

/** Formats the price of a request, which is much less than a cent. Rounds up, so that the price is never exceeded. */
function formatSmallPrice(price: number, language: string): string {
  const step = 10 ** Math.floor(Math.log10(price));
  return formatDollars(Math.ceil(Number((price / step).toPrecision(12))) * step, language, true);
}

function describeLoaded(
  usage: Usage,
  data: DetailsData,
  ids: readonly string[],
  prices: PriceSettings,
  language: string,
): UsageContent {
  const { range, asOf, totals, partial, mixedPercentiles } = usage;
  const isEmpty = Object.keys(totals).length === 0;
  return {
    kind: "ready",
    range: formatRange(range, language),
    asOf: l10n.t("As of {0}. CloudWatch data is usually delayed by a few minutes.", formatUtc(asOf, language)),
    ...(isEmpty && !partial
      ? {
          empty: l10n.t(
            "CloudWatch has no data for this inference profile in this period. Calls may have been made with other IDs, such as the model ID.",
          ),
        }
      : {}),
    ...(partial
      ? {
          partial: isEmpty
            ? l10n.t(
                "CloudWatch returned only part of the data, so it is not known whether there were calls. Load the usage again.",
              )
            : l10n.t(
                "CloudWatch returned only part of the data, so these numbers may be too low. Load the usage again.",
              ),
        }
      : {}),
    totals: isEmpty ? [] : describeTotals(usage, language),
    charts: describeCharts(usage),
    cost: describeCost(usage, data, prices, language),
    notes: mixedPercentiles
      ? [
          l10n.t(
            "CloudWatch has data for both the ID and the ARN of this profile. Counts are added up. Percentiles cannot be combined, so those of the identifier with more calls are shown.",
          ),
        ]
      : [],
    console: metricsPage(data.connection.region, ids, range) !== undefined,
  };
}

function describeTotals(usage: Usage, language: string): UsageTotal[] {
  const { totals, durations, partial, peaks } = usage;
  const total = (label: string, text: string | undefined, note?: string) => toTotal(label, text, note, partial);
  const count = (label: string, value: number | undefined, note?: string) =>
    total(label, value === undefined ? undefined : formatCount(value, language), note);
  const throttled = throttledShare(usage);
  const cached = cacheHitRatio(usage);
  const { calls, quotaTokens } = peaks ?? {};
  const { legacyCalls = 0 } = totals;
  return [
    count(l10n.t("Calls"), totals.calls),
    ...(legacyCalls > 0
      ? [count(l10n.t("Calls to a legacy model"), legacyCalls, l10n.t("Choose another model before its end of life"))]
      : []),
    count(l10n.t("Client errors"), totals.clientErrors),
    count(l10n.t("Server errors"), totals.serverErrors),
    count(
      l10n.t("Throttled attempts"),
      totals.throttles,
      throttled === undefined ? undefined : l10n.t("{0} of all attempts", formatShare(throttled, language)),
    ),
    count(l10n.t("Input tokens"), totals.input),
    count(l10n.t("Cache read tokens"), totals.cacheRead),
    count(l10n.t("Cache write tokens"), totals.cacheWrite),
    count(l10n.t("All input tokens"), totalInput(usage)),
    count(l10n.t("Output tokens"), totals.output),
    total(
      l10n.t("Cache hit ratio"),
      cached === undefined || (totals.cacheRead === undefined && totals.cacheWrite === undefined)
        ? undefined
        : formatShare(cached, language),
      l10n.t("Share of all input tokens"),
    ),
    total(l10n.t("Latency"), ...describeDuration(durations.latency, language)),
    total(l10n.t("Time to first token"), ...describeDuration(durations.firstToken, language)),
    peaks === undefined
      ? { label: l10n.t("Busiest minute"), kind: "none", text: l10n.t("Available for up to 14 days") }
      : count(
          l10n.t("Calls in the busiest minute"),
          calls?.value,
          calls && l10n.t("at {0}", formatUtc(calls.time, language)),
        ),
    ...(quotaTokens
      ? [
          count(
            l10n.t("Quota tokens in the busiest minute"),
            quotaTokens.value,
            l10n.t("at {0}, estimated by AWS", formatUtc(quotaTokens.time, language)),
          ),
        ]
      : []),
  ];
}

/** Returns the average, or undefined if there is no data, and the percentiles. */
function describeDuration(
  { average, p50, p90, p99 }: Usage["durations"]["latency"],
  language: string,
): readonly [string | undefined, string] {
  // CloudWatch returns no percentile for the entire window if it divides the window into several periods.
  const format = (value: number | undefined) =>
    value === undefined ? l10n.t("not available") : formatMilliseconds(value, language);
  return [
    average === undefined ? undefined : l10n.t("{0} on average", format(average)),
    l10n.t("p50 {0}, p90 {1}, p99 {2}", format(p50), format(p90), format(p99)),
  ];
}

/**
 * Returns one number of the summary. The note is omitted if there is no number to explain. If data is missing, it is not known
 * whether CloudWatch has data.
 */
function toTotal(label: string, text: string | undefined, note: string | undefined, partial: boolean): UsageTotal {
  return text === undefined
    ? { label, kind: "none", text: partial ? l10n.t("Unknown") : l10n.t("No data") }
    : { label, kind: "value", text, ...(note === undefined ? {} : { note }) };
}
