import type { TokenPrices } from "./prices";
import type { Usage } from "./usage";

/** The billed token types. */
export const tokenKinds = ["input", "cacheRead", "cacheWrite", "output"] as const;
export type TokenKind = (typeof tokenKinds)[number];

/** The cost of one token type. */
export interface CostLine {
  readonly kind: TokenKind;
  readonly tokens: number;
  /** The price in US dollars per million tokens, or undefined if it is unknown. */
  readonly price?: number;
  /** The cost in US dollars, or undefined if the price is unknown. */
  readonly cost?: number;
}

/** The estimated cost for a window, in US dollars. */
export interface CostEstimate {
  /** The token types that CloudWatch has data for. */
  readonly lines: readonly CostLine[];
  /** The sum, or undefined if the price of a used token type is unknown. */
  readonly total?: number;
  /** The savings from caching: the cost without caching minus the actual cost. Negative if cache writes cost more. */
  readonly cacheSavings?: number;
}

/** Returns the estimated cost for a window, or undefined if CloudWatch has no token data. */
export function estimateCost(totals: Usage["totals"], prices: TokenPrices): CostEstimate | undefined {
  const lines = tokenKinds.flatMap((kind): CostLine[] => {
    const tokens = totals[kind];
    const price = prices[kind];
    if (tokens === undefined) {
      return [];
    }
    return [price === undefined ? { kind, tokens } : { kind, tokens, price, cost: costOf(tokens, price) }];
  });
  if (lines.length === 0) {
    return undefined;
  }
  const isKnown = lines.every(({ cost, tokens }) => cost !== undefined || tokens === 0);
  const cacheSavings = savingsOf(totals, prices);
  return {
    lines,
    ...(isKnown ? { total: lines.reduce((sum, { cost = 0 }) => sum + cost, 0) } : {}),
    ...(cacheSavings === undefined ? {} : { cacheSavings }),
  };
}

function savingsOf({ cacheRead = 0, cacheWrite = 0 }: Usage["totals"], prices: TokenPrices): number | undefined {
  const isKnown =
    (cacheRead === 0 || prices.cacheRead !== undefined) && (cacheWrite === 0 || prices.cacheWrite !== undefined);
  if ((cacheRead === 0 && cacheWrite === 0) || !isKnown) {
    return undefined;
  }
  const cost = costOf(cacheRead, prices.cacheRead ?? 0) + costOf(cacheWrite, prices.cacheWrite ?? 0);
  return costOf(cacheRead + cacheWrite, prices.input) - cost;
}

function costOf(tokens: number, price: number): number {
  return (tokens * price) / 1_000_000;
}
