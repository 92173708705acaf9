import * as z from "../../../util/zod";
import { usageWindows } from "../../../domain/usage/usageWindow";
import { problemMessage } from "../../../webviews/messages";

export const usageWindow = z.enum(usageWindows);

/** One number of the summary. `none` means that CloudWatch has or returned no data, which is not the same as zero. */
const total = z.object({
  label: z.string(),
  kind: z.enum(["value", "none"]),
  text: z.string(),
  /** An explanation below the number. */
  note: z.exactOptional(z.string()),
});

/** A line in a chart. `null` means that there is no data. */
const series = z.object({ label: z.string(), values: z.array(z.nullable(z.number())) });

const chart = z.object({
  id: z.enum(["calls", "throttles", "tokens", "latency", "firstToken"]),
  title: z.string(),
  unit: z.enum(["count", "milliseconds"]),
  /** The localized period of the points. */
  period: z.string(),
  /** The starts of the periods in seconds since the epoch. */
  times: z.array(z.number()),
  series: z.array(series),
});

const cost = z.discriminatedUnion("kind", [
  /** The price is unknown, or there is no token data. */
  z.object({ kind: z.literal("unknown"), text: z.string() }),
  z.object({
    kind: z.literal("estimate"),
    lines: z.array(z.object({ label: z.string(), tokens: z.string(), price: z.string(), cost: z.string() })),
    total: z.string(),
    savings: z.exactOptional(z.string()),
    notes: z.array(z.string()),
  }),
]);

/** The data that the page shows about usage. */
export const usageSection = z.object({
  window: usageWindow,
  windows: z.array(z.object({ id: usageWindow, label: z.string() })),
  /** The label of the button, which includes the price of the request. */
  loadLabel: z.string(),
  /** The label of the button for the costs from Cost Explorer, which includes the price of a request. */
  costsLabel: z.string(),
  content: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("notLoaded") }),
    z.object({ kind: z.literal("loading") }),
    z.object({ kind: z.literal("failed"), problem: problemMessage }),
    z.object({
      kind: z.literal("ready"),
      /** The window and its time zone. */
      range: z.string(),
      asOf: z.string(),
      /** Shown if CloudWatch has no data at all. */
      empty: z.exactOptional(z.string()),
      /** Shown if CloudWatch returned only part of the data. */
      partial: z.exactOptional(z.string()),
      totals: z.array(total),
      charts: z.array(chart),
      cost,
      notes: z.array(z.string()),
      /** Whether there is a public console to open. */
      console: z.boolean(),
    }),
  ]),
});

export type UsageSection = z.infer<typeof usageSection>;
export type UsageContent = Extract<UsageSection["content"], { kind: "ready" }>;
export type UsageTotal = z.infer<typeof total>;
export type UsageChart = z.infer<typeof chart>;
export type UsageCost = z.infer<typeof cost>;
