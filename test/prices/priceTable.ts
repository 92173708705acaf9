import path from "node:path";
import { findProvider } from "@pydantic/genai-prices";
import { models } from "../endpoint/catalog/foundationModels";

/** The file with the price table, which is generated and committed. */
export const priceTableFile = path.resolve(__dirname, "../../src/domain/usage/priceTable.ts");

/**
 * The date on which the installed version of `@pydantic/genai-prices` was published. Update it together with the
 * version.
 */
const asOf = "2026-09-23";

/** Maps IDs in the source to IDs of Bedrock models where they differ. The IDs have no route prefix. */
const bedrockIds: Readonly<Record<string, string>> = {
  "anthropic.claude-opus-4-5-v1:0": "anthropic.claude-opus-4-5-20251101-v1:0",
  "anthropic.claude-opus-4-6-v1:0": "anthropic.claude-opus-4-6-v1",
  "anthropic.claude-opus-4-7-v1:0": "anthropic.claude-opus-4-7",
  "anthropic.claude-opus-4-8-v1:0": "anthropic.claude-opus-4-8",
  "anthropic.claude-sonnet-4-6-v1:0": "anthropic.claude-sonnet-4-6",
  "nvidia.nemotron-nano-3-30b:0": "nvidia.nemotron-nano-3-30b",
  "nvidia.nemotron-nano-9b-v2:0": "nvidia.nemotron-nano-9b-v2",
  "nvidia.nemotron-super-3-120b:0": "nvidia.nemotron-super-3-120b",
  "qwen.qwen3-vl-235b-a22b-v1:0": "qwen.qwen3-vl-235b-a22b",
};

/** Models that are newer than the catalog. */
const newerModels = ["anthropic.claude-opus-4-8", "anthropic.claude-opus-5", "anthropic.claude-opus-5-5"];

interface Prices {
  input: number;
  output?: number;
  cacheRead?: number;
  cacheWrite?: number;
}

type Routes = Partial<Record<"regional" | "global", Prices>>;

/**
 * Returns the list prices by exact model ID and by route. Each price comes from the entry for exactly that ID, because
 * the search function of the source would return the price of a similar model for a missing model.
 */
export function listPrices(): Record<string, Routes> {
  const known = new Set([...models.map(({ modelId }) => modelId), ...newerModels]);
  const prices: Record<string, Routes> = {};
  for (const entry of findProvider({ providerId: "aws" })?.models ?? []) {
    const [, prefix, id = ""] = /^(global\.|regional\.)?(.+)$/.exec(entry.id) ?? [];
    const modelId = bedrockIds[id] ?? id;
    const found = known.has(modelId) ? pricesOf(entry.prices) : undefined;
    if (found) {
      prices[modelId] = { ...prices[modelId], [prefix === "global." ? "global" : "regional"]: found };
    }
  }
  return Object.fromEntries(Object.entries(prices).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Returns the prices in an entry, or undefined if the prices depend on more than the token type, such as speech, length
 * or date.
 */
function pricesOf(prices: unknown): Prices | undefined {
  const { input_mtok, output_mtok, cache_read_mtok, cache_write_mtok, ...others } = prices as Record<string, unknown>;
  const values = [input_mtok, output_mtok, cache_read_mtok, cache_write_mtok].filter((value) => value !== undefined);
  const isSimple =
    values.every((value) => typeof value === "number") &&
    Object.keys(others).every((name) => name === "cache_write_1h_mtok") &&
    typeof input_mtok === "number";
  return isSimple
    ? {
        input: input_mtok,
        ...(output_mtok === undefined ? {} : { output: output_mtok as number }),
        ...(cache_read_mtok === undefined ? {} : { cacheRead: cache_read_mtok as number }),
        ...(cache_write_mtok === undefined ? {} : { cacheWrite: cache_write_mtok as number }),
      }
    : undefined;
}

/** Returns the contents of the price table file. */
export function formatPriceTable(): string {
  const lines = Object.entries(listPrices()).map(
    ([id, routes]) => `    ${JSON.stringify(id)}: ${JSON.stringify(routes)},`,
  );
  return `import type { PriceRoute, TokenPrices } from "./prices";

/**
 * List prices of Amazon Bedrock in US dollars per million tokens, by the exact ID of the model. Written by \`npm run prices\` from
 * @pydantic/genai-prices (MIT License, Copyright Pydantic Services Inc.). Do not edit.
 */
export const priceTable: {
  readonly asOf: string;
  readonly models: Readonly<Record<string, { readonly [R in PriceRoute]?: TokenPrices }>>;
} = {
  asOf: ${JSON.stringify(asOf)},
  models: {
${lines.join("\n")}
  },
};
`;
}
