/** A foundation model as ListFoundationModels returns it, in one Region. */
export interface FoundationModel {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  /** The name of the provider, or an empty string if it is unknown. */
  readonly provider: string;
  /**
   * `inferenceTypesSupported` of the model. The service also returns `INFERENCE_PROFILE`, which is missing from the service
   * model.
   */
  readonly inferenceTypes: readonly string[];
  /** The input modalities of the model, for example `TEXT` or `IMAGE`. Modalities are not cached on disk. */
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

/** Returns whether AWS has announced the model's end of life. */
export function isLegacy(model: Pick<FoundationModel, "lifecycle"> | undefined): boolean {
  return model?.lifecycle?.status === "LEGACY";
}

/**
 * Returns whether the model can be the source of an application profile. `modelSource.copyFrom` accepts on-demand models only.
 */
export function isOnDemand(model: FoundationModel): boolean {
  return model.inferenceTypes.includes("ON_DEMAND");
}

/**
 * Returns whether neither the model nor a system-defined profile for it can be the source of an application profile, according
 * to ListFoundationModels. `INFERENCE_PROFILE` marks models that can be invoked only through profiles.
 */
export function cannotBeSource(model: FoundationModel): boolean {
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

/** Returns whether the model IDs in the AWS documentation begin with this prefix. Newer providers may be missing. */
export function isKnownProviderPrefix(prefix: string): boolean {
  return providerNames.has(prefix);
}

/**
 * Returns the provider of a foundation model, based on the prefix of its ID. Returns the prefix itself if the provider is not in
 * the table, or undefined if the ID has no prefix.
 */
export function providerOfModelId(modelId: string): string | undefined {
  const [, prefix] = /^([^.]+)\../.exec(modelId) ?? [];
  return prefix === undefined ? undefined : (providerNames.get(prefix) ?? prefix);
}
