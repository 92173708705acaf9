import * as l10n from "@vscode/l10n";
import type { TokenKind } from "../domain/usage/cost";
import type { UsageRange, UsageWindow } from "../domain/usage/usageWindow";
import { toIntlLocale } from "./language";

/** Returns the localized name of a window. */
export function formatUsageWindow(window: UsageWindow): string {
  switch (window) {
    case "1h":
      return l10n.t("Last hour");
    case "3h":
      return l10n.t("Last 3 hours");
    case "24h":
      return l10n.t("Last 24 hours");
    case "7d":
      return l10n.t("Last 7 days");
    case "14d":
      return l10n.t("Last 14 days");
    case "30d":
      return l10n.t("Last 30 days");
    case "90d":
      return l10n.t("Last 90 days");
    case "thisMonth":
      return l10n.t("This month");
    case "lastMonth":
      return l10n.t("Last month");
  }
}

/** Returns the localized period of data points, for a chart. */
export function formatPeriod(seconds: number): string {
  switch (seconds) {
    case 60:
      return l10n.t("per minute");
    case 300:
      return l10n.t("per 5 minutes");
    case 3600:
      return l10n.t("per hour");
    default:
      return l10n.t("per day");
  }
}

/** Returns the localized name of a token type. */
export function formatTokenKind(kind: TokenKind): string {
  switch (kind) {
    case "input":
      return l10n.t("Input tokens");
    case "output":
      return l10n.t("Output tokens");
    case "cacheRead":
      return l10n.t("Cache read tokens");
    case "cacheWrite":
      return l10n.t("Cache write tokens");
  }
}

/** Formats a time in UTC. */
export function formatUtc(time: number, language: string): string {
  const options = { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" } as const;
  const text = new Intl.DateTimeFormat(toIntlLocale(language), options).format(new Date(time));
  return l10n.t({ message: "{0} UTC", args: [text], comment: ["A date and time"] });
}

/** Formats the start and end of a range in UTC. */
export function formatRange({ start, end }: UsageRange, language: string): string {
  const options = { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" } as const;
  const text = new Intl.DateTimeFormat(toIntlLocale(language), options).formatRange(new Date(start), new Date(end));
  return l10n.t({ message: "{0} UTC", args: [text], comment: ["A date and time"] });
}

/** Formats a count, for example of calls or tokens. */
export function formatCount(value: number, language: string): string {
  return new Intl.NumberFormat(toIntlLocale(language), { maximumFractionDigits: 0 }).format(value);
}

/** Formats a share from 0 to 1 in percent. */
export function formatShare(value: number, language: string): string {
  const options = { style: "percent", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(toIntlLocale(language), options).format(value);
}

/** Formats a duration, in seconds if it is at least one second and in milliseconds otherwise. */
export function formatMilliseconds(value: number, language: string): string {
  const isLong = value >= 1000;
  return new Intl.NumberFormat(toIntlLocale(language), {
    style: "unit",
    unit: isLong ? "second" : "millisecond",
    maximumFractionDigits: isLong ? 1 : 0,
  }).format(isLong ? value / 1000 : value);
}

/**
 * Formats an amount in US dollars. Small amounts have two significant digits. A maximum is rounded up, so that it is never
 * exceeded.
 */
export function formatDollars(value: number, language: string, isMaximum = false): string {
  const isSmall = value !== 0 && Math.abs(value) < 0.1;
  return new Intl.NumberFormat(toIntlLocale(language), {
    style: "currency",
    currency: "USD",
    roundingMode: isMaximum ? "ceil" : "halfExpand",
    ...(isSmall ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 }),
    // Without the error of binary fractions, which would be rounded up, too.
  }).format(Number(value.toPrecision(12)));
}

/** Formats a price in US dollars per million tokens with all of its digits. */
export function formatPrice(value: number, language: string): string {
  return new Intl.NumberFormat(toIntlLocale(language), {
    style: "currency",
    currency: "USD",
    maximumFractionDigits: 6,
  }).format(value);
}
