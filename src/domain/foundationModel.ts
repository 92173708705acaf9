/** A foundation model as ListFoundationModels returns it, in one Region. */
export interface FoundationModel {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  /** Empty if it is unknown. */
  readonly provider: string;
  /** `inferenceTypesSupported`; the service also returns `INFERENCE_PROFILE`, which its model does not list. */
  readonly inferenceTypes: readonly string[];
  /** What the model takes and returns, for example `TEXT` or `IMAGE`. They are not cached on disk. */
  readonly inputModalities?: readonly string[];
  readonly outputModalities?: readonly string[];
  readonly lifecycle?: ModelLifecycle;
}

/** The `modelLifecycle` of a foundation model. */
export interface ModelLifecycle {
  readonly status: string;
  readonly legacyTime?: Date;
  readonly endOfLifeTime?: Date;
}

/** Whether AWS has announced the model's end of life. */
export function isLegacy(model: FoundationModel | undefined): boolean {
  return model?.lifecycle?.status === "LEGACY";
}

/** Whether the model can be the source of an application profile. `modelSource.copyFrom` accepts on-demand models only. */
export function isOnDemand(model: FoundationModel): boolean {
  return model.inferenceTypes.includes("ON_DEMAND");
}

/**
 * Whether neither the model nor a system-defined profile with it can be the source of an application profile, as far as the list
 * of models says. `INFERENCE_PROFILE` stands for models that are available through profiles only.
 */
export function isNoSource(model: FoundationModel): boolean {
  return !isOnDemand(model) && !model.inferenceTypes.includes("INFERENCE_PROFILE");
}

const providerNames: ReadonlyMap<string, string> = new Map([
  ["ai21", "AI21 Labs"],
  ["amazon", "Amazon"],
  ["anthropic", "Anthropic"],
  ["cohere", "Cohere"],
  ["deepseek", "DeepSeek"],
  ["google", "Google"],
  ["luma", "Luma AI"],
  ["meta", "Meta"],
  ["minimax", "MiniMax"],
  ["mistral", "Mistral AI"],
  ["moonshot", "Moonshot AI"],
  ["moonshotai", "Moonshot AI"],
  ["nvidia", "NVIDIA"],
  ["openai", "OpenAI"],
  ["qwen", "Qwen"],
  ["stability", "Stability AI"],
  ["twelvelabs", "TwelveLabs"],
  ["writer", "Writer"],
  ["zai", "Z.AI"],
]);

/** Whether model IDs that AWS documents begin with this prefix. Newer providers are missing. */
export function isKnownProviderPrefix(prefix: string): boolean {
  return providerNames.has(prefix);
}

/**
 * The provider of a foundation model by the prefix of its ID; the prefix itself if the provider is not in the table. Undefined if
 * the ID has no prefix.
 */
export function providerOfModelId(modelId: string): string | undefined {
  const [, prefix] = /^([^.]+)\../.exec(modelId) ?? [];
  return prefix === undefined ? undefined : (providerNames.get(prefix) ?? prefix);
}
