import { providerOfModelId } from "./foundationModel";
import type { InferenceProfile } from "./inferenceProfile";
import { modelsOfProfile } from "./routing";

/** What a system-defined profile is called besides its name. */
export interface SystemDefinedFacts {
  /** The prefix of its ID, for example `us` or `global`; undefined if the ID is not a prefix and the ID of its model. */
  readonly geography?: string;
  /** The provider of its model as the model ID has it; undefined if it has none. */
  readonly provider?: string;
  /** Its name without the geography and the provider, for example `Claude Opus 4.5`; undefined if the name has no geography. */
  readonly model?: string;
}

/** Facts by profile. Rows request them each time they are rendered and sorted. */
const facts = new WeakMap<InferenceProfile, SystemDefinedFacts>();

/**
 * Returns geography, provider and model of a system-defined profile. They depend on no list of models, so rows keep their place
 * while models load. The names that AWS gives are `US Anthropic Claude Opus 4.5` or, without a provider, `US Nova Lite`.
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

/** The provider may be written in full (`Mistral AI`) or by its first word; a model may begin with it (`DeepSeek-R1`). */
function withoutProvider(name: string, provider: string): string {
  return withoutPrefix(name, provider) ?? withoutPrefix(name, provider.split(" ")[0] ?? "") ?? name;
}

/** The rest of a text after these words, in any case and with hyphens or spaces; undefined if it does not begin with them. */
function withoutPrefix(text: string, words: string): string | undefined {
  const start = text.slice(0, words.length).replaceAll("-", " ").toLowerCase();
  const rest = text.slice(words.length);
  return words !== "" && start === words.toLowerCase() && /^\s+\S/.test(rest) ? rest.trimStart() : undefined;
}
