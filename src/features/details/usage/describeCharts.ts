import * as l10n from "@vscode/l10n";
import type { MetricPoint } from "../../../domain/usage/metrics";
import type { DurationChart, Usage } from "../../../domain/usage/usage";
import { percentiles } from "../../../domain/usage/usageQueries";
import type { UsageRange } from "../../../domain/usage/usageWindow";
import { formatPeriod } from "../../../messages/usage";
import type { UsageChart } from "./usageSchema";

type Line = readonly [label: string, points: readonly MetricPoint[]];

/** Returns the charts that have data. */
export function describeCharts({ sums, durationCharts, range }: Usage): UsageChart[] {
  const charts: readonly [UsageChart["id"], title: string, UsageChart["unit"], lines: readonly Line[]][] = [
    [
      "calls",
      l10n.t("Calls and Errors"),
      "count",
      [
        [l10n.t("Calls"), sums.calls],
        [l10n.t("Client errors"), sums.clientErrors],
        [l10n.t("Server errors"), sums.serverErrors],
      ],
    ],
    ["throttles", l10n.t("Throttled Attempts"), "count", [[l10n.t("Throttled attempts"), sums.throttles]]],
    [
      "tokens",
      l10n.t("Tokens"),
      "count",
      [
        [l10n.t("Input tokens"), sums.input],
        [l10n.t("Cache read tokens"), sums.cacheRead],
        [l10n.t("Cache write tokens"), sums.cacheWrite],
        [l10n.t("Output tokens"), sums.output],
      ],
    ],
    ["latency", l10n.t("Latency"), "milliseconds", durationLines(durationCharts.latency)],
    ["firstToken", l10n.t("Time to First Token"), "milliseconds", durationLines(durationCharts.firstToken)],
  ];
  const period = formatPeriod(range.periodSeconds);
  return charts.flatMap(([id, title, unit, lines]) => {
    const used = lines.filter(([, points]) => points.length > 0);
    return used.length === 0 ? [] : { id, title, unit, period, ...align(used, range) };
  });
}

function durationLines({ average, ...others }: DurationChart): Line[] {
  return [[l10n.t("Average"), average], ...percentiles.map((percentile): Line => [percentile, others[percentile]])];
}

/** Aligns lines to one time axis with all periods of the range, so that gaps are visible. */
function align(
  lines: readonly Line[],
  { start, end, periodSeconds }: UsageRange,
): Pick<UsageChart, "times" | "series"> {
  const step = periodSeconds * 1000;
  const times = Array.from({ length: Math.ceil((end - start) / step) }, (_, index) => start + index * step);
  return {
    times: times.map((time) => time / 1000),
    series: lines.map(([label, points]) => {
      const values = new Map(points.map(({ time, value }) => [time, value]));
      return { label, values: times.map((time) => values.get(time) ?? null) };
    }),
  };
}
