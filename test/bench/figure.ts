/** One line of the results: a measured value and its limit. */
export interface Figure {
  name: string;
  measured: number;
  limit: number;
  /** `x` means "times as much". An empty unit means a count. */
  unit: "ms" | "MB" | "kB" | "files" | "x" | "";
  /** Describes how the value was measured. */
  detail: string;
}

/** A figure that could not be measured, and the reason why. */
export interface SkippedFigure {
  name: string;
  skipped: string;
}

/** Returns whether a figure is within its limit. */
export function isMet({ measured, limit }: Figure): boolean {
  return measured <= limit;
}

/** Returns the median. Throws if there are no numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new Error("There is no median of nothing.");
  return (low + high) / 2;
}

/** Formats a value with its unit, such as `12.3 ms`. */
export function formatValue(measured: number, unit: Figure["unit"]): string {
  const digits = unit === "x" ? 2 : unit === "files" || unit === "" || measured >= 100 ? 0 : 1;
  return `${measured.toFixed(digits)} ${unit}`.trimEnd();
}

/** Formats all figures as a table for a terminal. */
export function toTable(figures: readonly (Figure | SkippedFigure)[]): string {
  const header = ["", "figure", "median", "limit", "of"];
  const rows = figures.map((figure) =>
    "skipped" in figure
      ? ["-", figure.name, "skipped", "", figure.skipped]
      : [
          isMet(figure) ? "✔" : "✘",
          figure.name,
          formatValue(figure.measured, figure.unit),
          formatValue(figure.limit, figure.unit),
          figure.detail,
        ],
  );
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [header, ...rows].map(line).join("\n");
}
