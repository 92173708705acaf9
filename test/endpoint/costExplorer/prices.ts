/**
 * The prices that this endpoint bills, in US dollars: per million tokens, or per call for models that are billed by
 * call.
 */
export interface Price {
  readonly input?: number;
  readonly output?: number;
  readonly cacheRead?: number;
  readonly cacheWrite?: number;
  readonly call?: number;
}

/** Prices by a part of the model ID. The first match applies. */
const prices: readonly (readonly [string, Price])[] = [
  ["claude-sonnet-4", { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 }],
  ["claude-haiku-4-5", { input: 1, output: 5, cacheRead: 0.1, cacheWrite: 1.25 }],
  ["claude-opus-4-6", { input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 }],
  ["claude-opus-4", { input: 15, output: 75, cacheRead: 1.5, cacheWrite: 18.75 }],
  ["claude-3-haiku", { input: 0.25, output: 1.25 }],
  ["nova-micro", { input: 0.035, output: 0.14 }],
  ["nova-lite", { input: 0.06, output: 0.24 }],
  ["nova-pro", { input: 0.8, output: 3.2 }],
  ["titan-embed-text-v2", { input: 0.02 }],
  ["llama3-3-70b", { input: 0.72, output: 0.72 }],
  ["rerank", { call: 0.002 }],
  ["stable-image-ultra", { call: 0.14 }],
];

/** Returns the price of a model, or an empty price if the model is not billed here. */
export function priceOf(modelId: string): Price {
  return prices.find(([part]) => modelId.includes(part))?.[1] ?? {};
}
