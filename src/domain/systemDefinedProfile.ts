import { providerOfModelId } from "./foundationModel";
import type { InferenceProfile } from "./inferenceProfile";
import { modelsOfProfile } from "./routing";

/** The parts of a system-defined profile's name and ID. */
export interface SystemDefinedFacts {
  /**
   * The prefix of the ID, for example `us` or `global`. Undefined if the ID does not consist of a prefix and the ID of the
   * model.
   */
  readonly geography?: string;
  /** The provider of the model as it appears in the model ID. Undefined if the model ID has no provider. */
  readonly provider?: string;
  /**
   * The name without the geography and the provider, for example `Claude Opus 4.5`. Undefined if the name contains no
   * geography.
   */
  readonly model?: string;
}

/** A cache of facts by profile, because rows request them each time they are rendered and sorted. */
const facts = new WeakMap<InferenceProfile, SystemDefinedFacts>();

/**
 * Returns the geography, provider, and model of a system-defined profile. Does not depend on the list of models, so rows keep
 * their position while models load. AWS uses names such as `US Anthropic Claude Opus 4.5` or, without a provider, `US Nova
 * Lite`.
 */
export function systemDefinedFacts(profile: InferenceProfile): SystemDefinedFacts {
  let found = facts.get(profile);
  if (!found) {
    found = readFacts(profile);
    facts.set(profile, found);
  }
  return found;
}

function readFacts(profile: InferenceProfile): SystemDefinedFacts {
  const model = modelsOfProfile(profile).find(({ kind }) => kind === "foundationModel");
  const provider = model && providerOfModelId(model.modelId);
  const geography = model && prefixBefore(model.modelId, profile.id);
  const name = geography === undefined ? undefined : withoutPrefix(profile.name, geography.replaceAll("-", " "));
  const modelName = name !== undefined && provider !== undefined ? withoutProvider(name, provider) : name;
  return {
    ...(geography === undefined ? {} : { geography }),
    ...(provider === undefined ? {} : { provider }),
    ...(modelName === undefined ? {} : { model: modelName }),
  };
}

function prefixBefore(modelId: string, id: string): string | undefined {
  const prefix = id.endsWith(`.${modelId}`) ? id.slice(0, -modelId.length - 1) : "";
  return prefix === "" ? undefined : prefix;
}

/**
 * Removes the provider from a name. It may be written in full (`Mistral AI`), as its first word, or as the start of the model
 * name (`DeepSeek-R1`).
 */
function withoutProvider(name: string, provider: string): string {
  return withoutPrefix(name, provider) ?? withoutPrefix(name, provider.split(" ")[0] ?? "") ?? name;
}

/**
 * Returns a text without the given words at its start, ignoring case and treating hyphens as spaces. Returns undefined if it
 * does not start with them.
 */
function withoutPrefix(text: string, words: string): string | undefined {
  const start = text.slice(0, words.length).replaceAll("-", " ").toLowerCase();
  const rest = text.slice(words.length);
  return words !== "" && start === words.toLowerCase() && /^\s+\S/.test(rest) ? rest.trimStart() : undefined;
}
