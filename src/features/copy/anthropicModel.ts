import type { ModelFacts } from "./copyFacts";

/** A Claude model with its name in Anthropic's own API. */
export interface AnthropicModel {
  /** For example `claude-sonnet-4-5-20250929` or `claude-opus-4-7`. */
  readonly id: string;
  /** The family, or undefined if Claude Code has no environment variables for it. */
  readonly family?: "opus" | "sonnet" | "haiku" | "fable";
}

/** Returns the name of a Claude model in Anthropic's API, or undefined if the model is from another provider. */
export function anthropicModel(model: ModelFacts | undefined): AnthropicModel | undefined {
  if (model?.providerKey !== "anthropic") {
    return undefined;
  }
  // Model IDs on Bedrock end with an additional version, for example `-v1:0` or `-v1`.
  const id = model.shortId.replace(/-v[0-9]+(:[0-9a-z]+)*$/, "");
  const family = /^claude-(?:[0-9-]+-)?(opus|sonnet|haiku|fable)(?:-|$)/.exec(id)?.[1];
  return { id, ...(family === undefined ? {} : { family: family as "opus" | "sonnet" | "haiku" | "fable" }) };
}

const interleaved = "thinking,interleaved_thinking";
const adaptive = "effort,max_effort,thinking,adaptive_thinking,interleaved_thinking";
const all = "effort,xhigh_effort,max_effort,thinking,adaptive_thinking,interleaved_thinking";

/**
 * The models that Claude Code 2.1.332 knows, and the capabilities that it uses with each model on Bedrock if it recognizes the
 * model ID (`_SUPPORTED_CAPABILITIES`). Claude Code ignores `modelOverrides` for other models.
 */
const knownModels: ReadonlyMap<string, string> = new Map([
  ["claude-3-5-haiku-20241022", ""],
  ["claude-3-5-sonnet-20241022", ""],
  ["claude-3-7-sonnet-20250219", ""],
  ["claude-haiku-4-5-20251001", "thinking"],
  ["claude-haiku-5-5", all],
  ["claude-sonnet-4-20250514", interleaved],
  ["claude-sonnet-4-5-20250929", interleaved],
  ["claude-sonnet-4-6", adaptive],
  ["claude-sonnet-5", all],
  ["claude-sonnet-5-5", all],
  ["claude-opus-4-20250514", interleaved],
  ["claude-opus-4-1-20250805", interleaved],
  ["claude-opus-4-5-20251101", interleaved],
  ["claude-opus-4-6", adaptive],
  ["claude-opus-4-7", all],
  ["claude-opus-4-8", all],
  ["claude-opus-5", all],
  ["claude-opus-5-5", all],
  ["claude-fable-5", all],
  ["claude-fable-5-1", all],
  ["claude-fable-5-2", all],
  ["claude-mythos-5", all],
  ["claude-mythos-5-1", all],
  ["claude-mythos-5-2", all],
]);

/** Returns whether Claude Code has a key for the model in `modelOverrides`. */
export function isKnownToClaudeCode({ id }: AnthropicModel): boolean {
  return knownModels.has(id);
}

/**
 * Returns whether a Claude model decides itself how much it thinks, and does not need a token budget. Models that are not known are
 * considered newer than the known models, unless their names are those of the first Claude models.
 */
export function hasAdaptiveThinking({ id }: AnthropicModel): boolean {
  const capabilities = knownModels.get(id);
  return capabilities === undefined
    ? /^claude-[a-z]+-/.test(id)
    : capabilities.split(",").includes("adaptive_thinking");
}

/** Returns the capabilities of a model for Claude Code, or undefined if they are unknown. They are empty if it has none. */
export function claudeCodeCapabilities({ id }: AnthropicModel): string | undefined {
  // Claude Code uses none of these capabilities with any Claude 3 model.
  return id.startsWith("claude-3-") ? "" : knownModels.get(id);
}
