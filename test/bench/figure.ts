/** One line of the result: what was measured against what it may be at most. */
export interface Figure {
  name: string;
  measured: number;
  limit: number;
  /** `x` stands for "times as much", none for a number of things. */
  unit: "ms" | "MB" | "kB" | "files" | "x" | "";
  /** What the measured number is made of. */
  detail: string;
}

/** A figure that could not be taken, and why. */
export interface SkippedFigure {
  name: string;
  skipped: string;
}

/** Whether a figure keeps within its limit. */
export function isMet({ measured, limit }: Figure): boolean {
  return measured <= limit;
}

/** The middle one of some numbers. Throws where there are none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new Error("There is no median of nothing.");
  return (low + high) / 2;
}

/** `12.3 ms` */
export function tell(measured: number, unit: Figure["unit"]): string {
  const digits = unit === "x" ? 2 : unit === "files" || unit === "" || measured >= 100 ? 0 : 1;
  return `${measured.toFixed(digits)} ${unit}`.trimEnd();
}

/** All figures as a table for a terminal. */
export function toTable(figures: readonly (Figure | SkippedFigure)[]): string {
  const header = ["", "figure", "median", "limit", "of"];
  const rows = figures.map((figure) =>
    "skipped" in figure
      ? ["-", figure.name, "skipped", "", figure.skipped]
      : [
          isMet(figure) ? "✔" : "✘",
          figure.name,
          tell(figure.measured, figure.unit),
          tell(figure.limit, figure.unit),
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
