import type { ModelFacts } from "./copyFacts";

/** A Claude model with its name in Anthropic's own API. */
export interface AnthropicModel {
  /** For example `claude-sonnet-4-5-20250929` or `claude-opus-4-7`. */
  readonly id: string;
  readonly family: "opus" | "sonnet" | "haiku" | "fable";
}

/** Returns the name of a Claude model in Anthropic's API, or undefined if Claude Code has no setting for the model's family. */
export function anthropicModel(model: ModelFacts | undefined): AnthropicModel | undefined {
  if (model?.providerKey !== "anthropic") {
    return undefined;
  }
  // Model IDs on Bedrock end with an additional version, for example `-v1:0` or `-v1`.
  const id = model.shortId.replace(/-v[0-9]+(:[0-9a-z]+)*$/, "");
  const family = /^claude-(?:[0-9-]+-)?(opus|sonnet|haiku|fable)(?:-|$)/.exec(id)?.[1];
  return family === undefined ? undefined : { id, family: family as AnthropicModel["family"] };
}

/**
 * The capabilities that Claude Code may use with each model version (`_SUPPORTED_CAPABILITIES`), newest first. Claude Code
 * disables capabilities that are not listed, and a model rejects capabilities that it does not support. Newer models are omitted
 * until their capabilities are documented.
 */
const capabilities: readonly (readonly [pattern: RegExp, list: string])[] = [
  [/^claude-opus-4-[78](?:-|$)/, "effort,xhigh_effort,max_effort,thinking,adaptive_thinking,interleaved_thinking"],
  [/^claude-opus-4-6(?:-|$)/, "effort,max_effort,thinking,adaptive_thinking,interleaved_thinking"],
  [/^claude-sonnet-4-6(?:-|$)/, "effort,thinking,adaptive_thinking,interleaved_thinking"],
  [/^claude-(?:opus|sonnet|haiku)-4-(?:[15]|20[0-9]{6})(?:-|$)/, "thinking,interleaved_thinking"],
  [/^claude-3-7-sonnet(?:-|$)/, "thinking"],
];

/** Returns the capabilities of a model for Claude Code, or undefined if they are unknown. */
export function claudeCodeCapabilities({ id }: AnthropicModel): string | undefined {
  return capabilities.find(([pattern]) => pattern.test(id))?.[1];
}
