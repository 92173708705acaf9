import * as l10n from "@vscode/l10n";
import type uPlot from "uplot";
import { formatCount, formatMilliseconds, formatUtc } from "../../../messages/usage";
import type { UsageChart } from "../usage/usageSchema";

/** The line styles. Colors are the chart colors of the theme. Dash patterns make the lines distinguishable without color. */
const lines: readonly { readonly color: string; readonly dash?: number[] }[] = [
  { color: "--vscode-charts-blue" },
  { color: "--vscode-charts-red", dash: [6, 3] },
  { color: "--vscode-charts-green", dash: [2, 3] },
  { color: "--vscode-charts-purple", dash: [9, 3, 2, 3] },
];

const [minute, hour, day] = [60, 3600, 86_400];

/** The distances between the ticks of the time axis, in seconds. */
const tickSeconds = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 3, 7, 14, 28].map((count) => count * day),
];

/** Returns the options of a chart. `onSelect` is called with the index of the point under the pointer. */
export function chartOptions(
  { series, times, unit }: UsageChart,
  width: number,
  height: number,
  language: string,
  onSelect: (index: number | undefined) => void,
): uPlot.Options {
  const [first = 0] = times;
  const last = times.at(-1) ?? first;
  const style = getComputedStyle(document.body);
  const color = (name: string) => style.getPropertyValue(name).trim() || style.color;
  // With several points per pixel, dashes cannot be seen, and drawing them takes most of the time.
  const isDense = times.length > 4 * width;
  const font = `11px ${style.fontFamily}`;
  const axis = {
    stroke: color("--vscode-descriptionForeground"),
    grid: { stroke: color("--vscode-editorWidget-border"), width: 1 / devicePixelRatio },
    ticks: { stroke: color("--vscode-editorWidget-border"), width: 1 / devicePixelRatio },
    font,
  };
  return {
    width,
    height,
    padding: [8, 8, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 6 } },
    scales: {
      // Ticks are at multiples of their distance since the epoch, so days start at midnight UTC, like the periods in CloudWatch.
      x: { time: false, range: () => [first, Math.max(last, first + minute)] },
      y: { range: (_plot, _min, max) => [0, max > 0 ? max * 1.08 : 1] },
    },
    axes: [
      {
        ...axis,
        space: 70,
        incrs: tickSeconds,
        values: (_plot, splits, _axis, _space, step) => splits.map((time) => tick(time, step, language)),
      },
      { ...axis, size: 58, values: (_plot, splits) => splits.map((value) => axisValue(value, unit, language)) },
    ],
    series: [
      {},
      ...series.map(({ label }, index) => {
        const { color: name, dash } = lines[index % lines.length] ?? { color: "--vscode-foreground" };
        return {
          label,
          stroke: color(name),
          width: 1.5,
          ...(dash && !isDense ? { dash } : {}),
          points: { show: true, size: 4, filter: () => isolatedPoints(series[index]) },
        };
      }),
    ],
    hooks: {
      setCursor: [
        (plot) =>
          onSelect(
            plot.cursor.left !== undefined && plot.cursor.left >= 0 ? (plot.cursor.idx ?? undefined) : undefined,
          ),
      ],
    },
  };
}

/** Formats the value of a point. */
export function formatValue(value: number | undefined, unit: UsageChart["unit"], language: string): string {
  if (value === undefined) {
    return l10n.t("no data");
  }
  return unit === "milliseconds" ? formatMilliseconds(value, language) : formatCount(value, language);
}

/** Formats the time of a point, in seconds since the epoch. */
export function formatTime(seconds: number, language: string): string {
  return formatUtc(seconds * 1000, language);
}

/** Returns the points without neighbors. They are drawn as dots, because no line connects to them. */
function isolatedPoints(series: UsageChart["series"][number] | undefined): number[] {
  const values = series?.values ?? [];
  const isMissing = (index: number) => (values[index] ?? null) === null;
  const indexes: number[] = [];
  // A loop that creates no arrays, because a chart may have 20,160 points.
  for (let index = 0; index < values.length; index++) {
    if (!isMissing(index) && isMissing(index - 1) && isMissing(index + 1)) {
      indexes.push(index);
    }
  }
  return indexes;
}

function axisValue(value: number, unit: UsageChart["unit"], language: string): string {
  return unit === "milliseconds"
    ? formatMilliseconds(value, language)
    : new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 }).format(value);
}

function tick(seconds: number, step: number, language: string): string {
  const options: Intl.DateTimeFormatOptions =
    step >= 86_400
      ? { month: "short", day: "numeric", timeZone: "UTC" }
      : { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "UTC" };
  return new Intl.DateTimeFormat(language, options).format(new Date(seconds * 1000));
}
