import type { PriceSettings, TokenPrices } from "./prices";

/** The maximum price in US dollars per million tokens, so that no sum overflows. The highest list price is below 200. */
const maxPrice = 1_000_000;

/**
 * Parses the `prices` setting, which contains `models` with prices by model ID, `discountPercent`, and
 * `discountPercentByProvider`. Ignores malformed members, because VS Code marks them in the settings file.
 */
export function parsePriceSettings(value: unknown): PriceSettings {
  const members = membersOf(value);
  const discountPercent = parsePercent(members["discountPercent"]);
  return {
    models: parseEach(members["models"], parsePrices),
    ...(discountPercent === undefined ? {} : { discountPercent }),
    discountPercentByProvider: parseEach(members["discountPercentByProvider"], parsePercent),
  };
}

function parseEach<T>(value: unknown, parse: (member: unknown) => T | undefined): Record<string, T> {
  const entries = Object.entries(membersOf(value)).flatMap(([name, member]) => {
    const parsed = parse(member);
    return parsed === undefined ? [] : [[name, parsed] as const];
  });
  return Object.fromEntries(entries);
}

function parsePrices(value: unknown): TokenPrices | undefined {
  const { input, output, cacheRead, cacheWrite } = membersOf(value);
  return isPrice(input)
    ? {
        input,
        ...(isPrice(output) ? { output } : {}),
        ...(isPrice(cacheRead) ? { cacheRead } : {}),
        ...(isPrice(cacheWrite) ? { cacheWrite } : {}),
      }
    : undefined;
}

function parsePercent(value: unknown): number | undefined {
  return isPrice(value) && value <= 100 ? value : undefined;
}

function isPrice(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= maxPrice;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
