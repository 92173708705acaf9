import type { PriceRoute, TokenPrices } from "./prices";

/**
 * List prices of Amazon Bedrock in US dollars per million tokens, by the exact ID of the model. Written by `npm run prices` from
 * @pydantic/genai-prices (MIT License, Copyright Pydantic Services Inc.). Do not edit.
 */
export const priceTable: {
  readonly asOf: string;
  readonly models: Readonly<Record<string, { readonly [R in PriceRoute]?: TokenPrices }>>;
} = {
  asOf: "2026-09-23",
  models: {
    "amazon.nova-2-lite-v1:0": {
      global: { input: 0.3, output: 2.5, cacheRead: 0.075 },
      regional: { input: 0.33, output: 2.75, cacheRead: 0.0825 },
    },
    "amazon.nova-lite-v1:0": { regional: { input: 0.06, output: 0.24, cacheRead: 0.015 } },
    "amazon.nova-micro-v1:0": { regional: { input: 0.035, output: 0.14, cacheRead: 0.00875 } },
    "amazon.nova-premier-v1:0": { regional: { input: 2.5, output: 12.5, cacheRead: 0.625 } },
    "amazon.nova-pro-v1:0": { regional: { input: 0.8, output: 3.2, cacheRead: 0.2 } },
    "amazon.titan-embed-text-v1": { regional: { input: 0.1 } },
    "anthropic.claude-3-5-haiku-20241022-v1:0": { regional: { input: 0.8, output: 4, cacheRead: 0.08, cacheWrite: 1 } },
    "anthropic.claude-3-5-sonnet-20240620-v1:0": {
      regional: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
    },
    "anthropic.claude-3-5-sonnet-20241022-v2:0": {
      regional: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
    },
    "anthropic.claude-3-7-sonnet-20250219-v1:0": {
      regional: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
    },
    "anthropic.claude-3-haiku-20240307-v1:0": { regional: { input: 0.25, output: 1.25 } },
    "anthropic.claude-3-sonnet-20240229-v1:0": { regional: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 } },
    "anthropic.claude-haiku-4-5-20251001-v1:0": {
      global: { input: 1, output: 5, cacheRead: 0.1, cacheWrite: 1.25 },
      regional: { input: 1.1, output: 5.5, cacheRead: 0.11, cacheWrite: 1.375 },
    },
    "anthropic.claude-opus-4-1-20250805-v1:0": {
      regional: { input: 15, output: 75, cacheRead: 1.5, cacheWrite: 18.75 },
    },
    "anthropic.claude-opus-4-20250514-v1:0": { regional: { input: 15, output: 75, cacheRead: 1.5, cacheWrite: 18.75 } },
    "anthropic.claude-opus-4-5-20251101-v1:0": {
      global: { input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 },
      regional: { input: 5.5, output: 27.5, cacheRead: 0.55, cacheWrite: 6.875 },
    },
    "anthropic.claude-opus-4-6-v1": {
      global: { input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 },
      regional: { input: 5.5, output: 27.5, cacheRead: 0.55, cacheWrite: 6.875 },
    },
    "anthropic.claude-opus-4-7": {
      global: { input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 },
      regional: { input: 5.5, output: 27.5, cacheRead: 0.55, cacheWrite: 6.875 },
    },
    "anthropic.claude-opus-4-8": {
      global: { input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 },
      regional: { input: 5.5, output: 27.5, cacheRead: 0.55, cacheWrite: 6.875 },
    },
    "anthropic.claude-opus-5": {
      global: { input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 },
      regional: { input: 5.5, output: 27.5, cacheRead: 0.55, cacheWrite: 6.875 },
    },
    "anthropic.claude-opus-5-5": {
      global: { input: 4, output: 20, cacheRead: 0.2, cacheWrite: 5 },
      regional: { input: 4.4, output: 22, cacheRead: 0.22, cacheWrite: 5.5 },
    },
    "anthropic.claude-sonnet-4-20250514-v1:0": {
      global: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
      regional: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
    },
    "anthropic.claude-sonnet-4-5-20250929-v1:0": {
      global: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
      regional: { input: 3.3, output: 16.5, cacheRead: 0.33, cacheWrite: 4.125 },
    },
    "anthropic.claude-sonnet-4-6": {
      global: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
      regional: { input: 3.3, output: 16.5, cacheRead: 0.33, cacheWrite: 4.125 },
    },
    "deepseek.r1-v1:0": { regional: { input: 1.35, output: 5.4 } },
    "google.gemma-3-12b-it": { regional: { input: 0.09, output: 0.29 } },
    "google.gemma-3-27b-it": { regional: { input: 0.23, output: 0.38 } },
    "google.gemma-3-4b-it": { regional: { input: 0.04, output: 0.08 } },
    "meta.llama3-1-70b-instruct-v1:0": { regional: { input: 0.72, output: 0.72 } },
    "meta.llama3-1-8b-instruct-v1:0": { regional: { input: 0.22, output: 0.22 } },
    "meta.llama3-2-11b-instruct-v1:0": { regional: { input: 0.16, output: 0.16 } },
    "meta.llama3-2-1b-instruct-v1:0": { regional: { input: 0.1, output: 0.1 } },
    "meta.llama3-2-3b-instruct-v1:0": { regional: { input: 0.15, output: 0.15 } },
    "meta.llama3-2-90b-instruct-v1:0": { regional: { input: 0.72, output: 0.72 } },
    "meta.llama3-3-70b-instruct-v1:0": { regional: { input: 0.72, output: 0.72 } },
    "meta.llama3-70b-instruct-v1:0": { regional: { input: 2.65, output: 3.5 } },
    "meta.llama3-8b-instruct-v1:0": { regional: { input: 0.3, output: 0.6 } },
    "meta.llama4-maverick-17b-instruct-v1:0": { regional: { input: 0.24, output: 0.97 } },
    "meta.llama4-scout-17b-instruct-v1:0": { regional: { input: 0.17, output: 0.66 } },
    "mistral.devstral-2-123b": { regional: { input: 0.4, output: 2 } },
    "mistral.magistral-small-2509": { regional: { input: 0.5, output: 1.5 } },
    "mistral.ministral-3-14b-instruct": { regional: { input: 0.2, output: 0.2 } },
    "mistral.ministral-3-3b-instruct": { regional: { input: 0.1, output: 0.1 } },
    "mistral.ministral-3-8b-instruct": { regional: { input: 0.15, output: 0.15 } },
    "mistral.mistral-7b-instruct-v0:2": { regional: { input: 0.15, output: 0.2 } },
    "mistral.mistral-large-2402-v1:0": { regional: { input: 4, output: 12 } },
    "mistral.mistral-large-3-675b-instruct": { regional: { input: 0.5, output: 1.5 } },
    "mistral.mistral-small-2402-v1:0": { regional: { input: 1, output: 3 } },
    "mistral.mixtral-8x7b-instruct-v0:1": { regional: { input: 0.45, output: 0.7 } },
    "mistral.pixtral-large-2502-v1:0": { regional: { input: 2, output: 6 } },
    "mistral.voxtral-mini-3b-2507": { regional: { input: 0.04, output: 0.04 } },
    "mistral.voxtral-small-24b-2507": { regional: { input: 0.1, output: 0.3 } },
    "nvidia.nemotron-nano-3-30b": { regional: { input: 0.06, output: 0.24 } },
    "nvidia.nemotron-nano-9b-v2": { regional: { input: 0.06, output: 0.23 } },
    "nvidia.nemotron-super-3-120b": { regional: { input: 0.15, output: 0.65 } },
    "openai.gpt-oss-120b-1:0": { regional: { input: 0.15, output: 0.6 } },
    "openai.gpt-oss-20b-1:0": { regional: { input: 0.07, output: 0.3 } },
    "qwen.qwen3-32b-v1:0": { regional: { input: 0.15, output: 0.6 } },
    "qwen.qwen3-coder-30b-a3b-v1:0": { regional: { input: 0.15, output: 0.6 } },
    "qwen.qwen3-coder-480b-a35b-v1:0": { regional: { input: 0.45, output: 1.8 } },
    "qwen.qwen3-vl-235b-a22b": { regional: { input: 0.53, output: 2.66 } },
    "writer.palmyra-x4-v1:0": { regional: { input: 2.5, output: 10 } },
    "writer.palmyra-x5-v1:0": { regional: { input: 0.6, output: 6 } },
  },
};
