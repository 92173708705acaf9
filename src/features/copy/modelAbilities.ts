/** What a chat model can do, in addition to the modalities that ListFoundationModels returns. */
export interface ModelAbilities {
  /** Whether the model supports tools with Converse and ConverseStream, or only with Converse (`notStreamed`). */
  readonly tools: "streamed" | "notStreamed" | "none";
  readonly reasoning: boolean;
  /** The maximum numbers of tokens, or undefined if they are not known. */
  readonly limit?: { readonly context: number; readonly output: number };
}

type Row = readonly [
  modelId: string,
  tools: ModelAbilities["tools"],
  reasoning: boolean,
  context?: number,
  output?: number,
];

/**
 * The abilities by model ID. No AWS operation returns them. They are from models.dev (MIT License) as contained in opencode
 * 1.18.33, from Claude Code 2.1.332, and from "Supported models and model features" in the Amazon Bedrock User Guide. The models of
 * Meta and Writer, Pixtral and Jamba reject tools in ConverseStream ("This model doesn't support tool use in streaming mode").
 */
const rows: readonly Row[] = [
  ["ai21.jamba-1-5-large-v1:0", "notStreamed", false],
  ["ai21.jamba-1-5-mini-v1:0", "notStreamed", false],
  ["amazon.nova-2-lite-v1:0", "streamed", true, 1_000_000, 65_535],
  ["amazon.nova-lite-v1:0", "streamed", false, 300_000, 10_000],
  ["amazon.nova-micro-v1:0", "streamed", false, 128_000, 10_000],
  ["amazon.nova-premier-v1:0", "streamed", false, 1_000_000, 10_000],
  ["amazon.nova-pro-v1:0", "streamed", false, 300_000, 10_000],
  ["anthropic.claude-3-5-haiku-20241022-v1:0", "streamed", false, 200_000, 8_192],
  ["anthropic.claude-3-5-sonnet-20240620-v1:0", "streamed", false, 200_000, 8_192],
  ["anthropic.claude-3-5-sonnet-20241022-v2:0", "streamed", false, 200_000, 8_192],
  ["anthropic.claude-3-7-sonnet-20250219-v1:0", "streamed", true, 200_000, 64_000],
  ["anthropic.claude-3-haiku-20240307-v1:0", "streamed", false, 200_000, 4_096],
  ["anthropic.claude-3-opus-20240229-v1:0", "streamed", false, 200_000, 4_096],
  ["anthropic.claude-3-sonnet-20240229-v1:0", "streamed", false],
  ["anthropic.claude-fable-5", "streamed", true, 1_000_000, 128_000],
  ["anthropic.claude-fable-5-1", "streamed", true, 1_000_000, 128_000],
  ["anthropic.claude-fable-5-2", "streamed", true, 1_000_000, 128_000],
  ["anthropic.claude-haiku-4-5-20251001-v1:0", "streamed", true, 200_000, 64_000],
  ["anthropic.claude-haiku-5-5", "streamed", true, 1_000_000, 128_000],
  ["anthropic.claude-opus-4-1-20250805-v1:0", "streamed", true, 200_000, 32_000],
  ["anthropic.claude-opus-4-20250514-v1:0", "streamed", true, 200_000, 32_000],
  ["anthropic.claude-opus-4-5-20251101-v1:0", "streamed", true, 200_000, 64_000],
  ["anthropic.claude-opus-4-6-v1", "streamed", true, 1_000_000, 128_000],
  ["anthropic.claude-opus-4-7", "streamed", true, 1_000_000, 128_000],
  ["anthropic.claude-opus-4-8", "streamed", true, 1_000_000, 128_000],
  ["anthropic.claude-opus-5", "streamed", true, 1_000_000, 128_000],
  ["anthropic.claude-opus-5-5", "streamed", true, 1_000_000, 128_000],
  ["anthropic.claude-sonnet-4-20250514-v1:0", "streamed", true, 200_000, 64_000],
  ["anthropic.claude-sonnet-4-5-20250929-v1:0", "streamed", true, 200_000, 64_000],
  ["anthropic.claude-sonnet-4-6", "streamed", true, 1_000_000, 128_000],
  ["anthropic.claude-sonnet-5", "streamed", true, 1_000_000, 128_000],
  ["anthropic.claude-sonnet-5-5", "streamed", true, 1_000_000, 128_000],
  ["cohere.command-r-plus-v1:0", "streamed", false],
  ["cohere.command-r-v1:0", "streamed", false],
  ["deepseek.r1-v1:0", "none", true, 128_000, 32_768],
  ["deepseek.v3-v1:0", "streamed", true, 163_840, 81_920],
  ["deepseek.v3.2", "streamed", true, 163_840, 81_920],
  ["google.gemma-3-12b-it", "none", false, 131_072, 8_192],
  ["google.gemma-3-27b-it", "none", false, 131_072, 8_192],
  ["google.gemma-3-4b-it", "none", false, 131_072, 4_096],
  ["meta.llama3-1-405b-instruct-v1:0", "notStreamed", false],
  ["meta.llama3-1-70b-instruct-v1:0", "notStreamed", false, 128_000, 4_096],
  ["meta.llama3-1-8b-instruct-v1:0", "notStreamed", false, 128_000, 4_096],
  ["meta.llama3-2-11b-instruct-v1:0", "notStreamed", false],
  ["meta.llama3-2-1b-instruct-v1:0", "none", false],
  ["meta.llama3-2-3b-instruct-v1:0", "none", false],
  ["meta.llama3-2-90b-instruct-v1:0", "notStreamed", false],
  ["meta.llama3-3-70b-instruct-v1:0", "notStreamed", false, 128_000, 4_096],
  ["meta.llama3-70b-instruct-v1:0", "none", false],
  ["meta.llama3-8b-instruct-v1:0", "none", false],
  ["meta.llama4-maverick-17b-instruct-v1:0", "notStreamed", false, 1_000_000, 8_192],
  ["meta.llama4-scout-17b-instruct-v1:0", "notStreamed", false, 10_000_000, 8_192],
  ["minimax.minimax-m2", "streamed", true, 204_608, 128_000],
  ["minimax.minimax-m2.1", "streamed", true, 196_608, 131_072],
  ["minimax.minimax-m2.5", "streamed", true, 196_608, 98_304],
  ["mistral.devstral-2-123b", "streamed", false, 262_144, 8_192],
  ["mistral.magistral-small-2509", "streamed", true, 128_000, 40_000],
  ["mistral.ministral-3-14b-instruct", "streamed", false, 128_000, 4_096],
  ["mistral.ministral-3-3b-instruct", "streamed", false, 256_000, 8_192],
  ["mistral.ministral-3-8b-instruct", "streamed", false, 128_000, 4_096],
  ["mistral.mistral-7b-instruct-v0:2", "none", false],
  ["mistral.mistral-large-2402-v1:0", "notStreamed", false],
  ["mistral.mistral-large-2407-v1:0", "notStreamed", false],
  ["mistral.mistral-large-3-675b-instruct", "streamed", false, 262_144, 8_192],
  ["mistral.mixtral-8x7b-instruct-v0:1", "none", false],
  ["mistral.pixtral-large-2502-v1:0", "notStreamed", false, 128_000, 8_192],
  ["mistral.voxtral-mini-3b-2507", "streamed", false, 32_768, 4_096],
  ["mistral.voxtral-small-24b-2507", "streamed", false, 32_768, 8_192],
  ["moonshot.kimi-k2-thinking", "streamed", true, 262_144, 16_000],
  ["moonshotai.kimi-k2.5", "streamed", true, 262_144, 16_384],
  ["moonshotai.kimi-k3", "streamed", true, 1_048_576, 128_000],
  ["nvidia.nemotron-nano-12b-v2", "streamed", false, 131_072, 8_192],
  ["nvidia.nemotron-nano-3-30b", "streamed", true, 262_144, 8_192],
  ["nvidia.nemotron-nano-9b-v2", "streamed", false, 131_072, 8_192],
  ["nvidia.nemotron-super-3-120b", "streamed", true, 262_144, 131_072],
  ["openai.gpt-5.6-luna", "streamed", true, 1_050_000, 128_000],
  ["openai.gpt-5.6-sol", "streamed", true, 1_050_000, 128_000],
  ["openai.gpt-5.6-terra", "streamed", true, 1_050_000, 128_000],
  ["openai.gpt-6-astra", "streamed", true, 1_050_000, 128_000],
  ["openai.gpt-6-luna", "streamed", true, 1_050_000, 128_000],
  ["openai.gpt-6-sol", "streamed", true, 1_050_000, 128_000],
  ["openai.gpt-oss-120b-1:0", "streamed", true, 128_000, 16_384],
  ["openai.gpt-oss-20b-1:0", "streamed", true, 128_000, 16_384],
  ["openai.gpt-oss-safeguard-120b", "streamed", true, 128_000, 16_384],
  ["openai.gpt-oss-safeguard-20b", "streamed", true, 128_000, 16_384],
  ["qwen.qwen3-235b-a22b-2507-v1:0", "streamed", false, 262_144, 131_072],
  ["qwen.qwen3-32b-v1:0", "streamed", true, 32_768, 16_384],
  ["qwen.qwen3-coder-30b-a3b-v1:0", "streamed", false, 262_144, 131_072],
  ["qwen.qwen3-coder-480b-a35b-v1:0", "streamed", false, 131_072, 65_536],
  ["qwen.qwen3-coder-next", "streamed", false, 262_144, 65_536],
  ["qwen.qwen3-next-80b-a3b", "streamed", false, 262_144, 262_000],
  ["qwen.qwen3-vl-235b-a22b", "streamed", false, 262_144, 262_000],
  ["writer.palmyra-x4-v1:0", "notStreamed", true, 122_880, 8_192],
  ["writer.palmyra-x5-v1:0", "notStreamed", true, 1_040_000, 8_192],
  ["xai.grok-4.6", "streamed", true, 500_000, 500_000],
  ["zai.glm-4.7", "streamed", true, 202_752, 131_072],
  ["zai.glm-4.7-flash", "streamed", true, 202_752, 131_072],
  ["zai.glm-5", "streamed", true, 202_752, 131_072],
];

const abilities: ReadonlyMap<string, ModelAbilities> = new Map(
  rows.map(([id, tools, reasoning, context, output]) => [
    id,
    { tools, reasoning, ...(context === undefined || output === undefined ? {} : { limit: { context, output } }) },
  ]),
);

/** Returns the abilities of a model, or undefined if they are not known. Never returns those of a similar model. */
export function modelAbilities(modelId: string): ModelAbilities | undefined {
  return abilities.get(modelId);
}
