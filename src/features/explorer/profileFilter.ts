import { isLegacy } from "../../domain/foundationModel";
import { matchesGlob } from "../../domain/glob";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import { findManager } from "../../domain/managedBy";
import { listedModel, providerOfModel } from "../../domain/modelReference";
import { haveSameGeography } from "../../domain/regions";
import type { RequiredTag } from "../../domain/requiredTags";
import { findTagDeviations } from "../../domain/requiredTags";
import { destinationRegions, isGlobal, modelsOfProfile } from "../../domain/routing";
import { formatModelName } from "../../messages/model";
import { formatRegionName } from "../../messages/region";
import { normalizeForSearch } from "../../pickers/search/searchTerms";
import type { ProfileRef } from "../../profiles/profileStore";
import type { ModelsById } from "../../profiles/regionContents";
import type { KnownTags } from "./subgroups";

/** The conditions that a profile must meet to be shown. */
export interface ProfileFilter {
  /**
   * Search terms, all of which must match: a word, `key=value` for a tag, and `!key` or `!key=value` for a missing tag. Words are
   * not searched for in tags, because that would require the tags of all profiles.
   */
  readonly text: string;
  /** A model of the profile is LEGACY, or reaches its end of life within this number of days. */
  readonly endOfLifeWithinDays?: number | undefined;
  /** Requests may run outside the geography of the Region. */
  readonly mayLeaveGeography?: boolean;
  readonly notActive?: boolean;
  /** Infrastructure code manages the profile. */
  readonly managed?: boolean;
  /** The profile does not have the required tags. */
  readonly missingTags?: boolean;
}

/** The data that a filter needs in addition to the profile. */
export interface FilterFacts {
  readonly models: ModelsById;
  readonly tags: KnownTags;
  readonly requiredTags: readonly RequiredTag[];
  readonly managedByTags: readonly string[];
  readonly now: Date;
}

/** One term in the text of a filter. */
type Term =
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "tag"; readonly key: string; readonly value: string | undefined; readonly isMissing: boolean };

const dayMs = 24 * 60 * 60 * 1000;

/** Returns whether a filter has no conditions. */
export function isEmptyFilter({ text, endOfLifeWithinDays, ...criteria }: ProfileFilter): boolean {
  return text.trim() === "" && endOfLifeWithinDays === undefined && !Object.values(criteria).some(Boolean);
}

/** Returns whether a filter depends on tags, which are loaded only if something needs them. */
export function needsTags({ text, managed, missingTags }: ProfileFilter): boolean {
  return managed === true || missingTags === true || parseTerms(text).some(({ kind }) => kind === "tag");
}

/** Returns whether a filter depends on the list of models, which may not be loaded yet. */
export function needsModels({ endOfLifeWithinDays }: ProfileFilter): boolean {
  return endOfLifeWithinDays !== undefined;
}

/** Whether a profile matches. Unknown if this depends on tags or models that are not known. */
export type Match = boolean | "unknown";

/** Returns whether a profile matches all conditions of a filter. */
export function matchesFilter(profileRef: ProfileRef, filter: ProfileFilter, facts: FilterFacts): Match {
  if (!matchesProfile(profileRef, filter, facts)) {
    return false;
  }
  const ofModels = matchesModels(profileRef.profile, filter, facts);
  const ofTags = ofModels && matchesTags(profileRef.profile, filter, facts);
  return ofTags === true ? ofModels : ofTags;
}

/** Returns whether a profile matches the conditions that depend neither on tags nor on models. */
function matchesProfile({ connection, profile }: ProfileRef, filter: ProfileFilter, facts: FilterFacts): boolean {
  const words = parseTerms(filter.text).flatMap((term) => (term.kind === "word" ? [term.word] : []));
  const text = words.length > 0 ? textOf({ connection, profile }, facts) : "";
  return (
    words.every((word) => text.includes(word)) &&
    (!filter.notActive || profile.status !== "ACTIVE") &&
    (!filter.mayLeaveGeography || mayLeaveGeography(profile, connection.region))
  );
}

function matchesModels(profile: InferenceProfile, filter: ProfileFilter, { models, now }: FilterFacts): Match {
  const { endOfLifeWithinDays } = filter;
  if (endOfLifeWithinDays === undefined) {
    return true;
  }
  const references = modelsOfProfile(profile);
  const isEnding = references.some((reference) => {
    const model = listedModel(reference, models);
    const end = model?.lifecycle?.endOfLifeTime;
    return isLegacy(model) || (end !== undefined && end.getTime() - now.getTime() <= endOfLifeWithinDays * dayMs);
  });
  // Only foundation models have a lifecycle.
  const hasUnlisted = references.some(({ kind, modelId }) => kind === "foundationModel" && !models.has(modelId));
  return isEnding || (hasUnlisted && "unknown");
}

function matchesTags({ type }: InferenceProfile, filter: ProfileFilter, facts: FilterFacts): Match {
  if (!needsTags(filter)) {
    return true;
  }
  // System-defined profiles cannot have tags.
  if (type !== "APPLICATION") {
    return false;
  }
  const { tags, requiredTags, managedByTags } = facts;
  if (typeof tags === "string") {
    return "unknown";
  }
  return (
    (!filter.managed || findManager(tags, managedByTags) !== undefined) &&
    (!filter.missingTags || findTagDeviations(tags, requiredTags).length > 0) &&
    parseTerms(filter.text).every((term) => {
      if (term.kind === "word") {
        return true;
      }
      const { key, value, isMissing } = term;
      const hasTag = tags.some((tag) => tag.key === key && (value === undefined || matchesGlob(tag.value, value)));
      return hasTag !== isMissing;
    })
  );
}

/** Returns the searchable text of a profile, normalized like the typed words. */
function textOf({ connection, profile }: ProfileRef, { models }: FilterFacts): string {
  const { region, awsProfile = "" } = connection;
  const ofModels = modelsOfProfile(profile).flatMap((model) => [
    model.modelId,
    formatModelName(model, models),
    providerOfModel(model, models) ?? "",
  ]);
  const { name, id, arn, description = "" } = profile;
  const texts = [name, id, arn, description, region, formatRegionName(region), awsProfile, ...ofModels];
  return texts.map(normalizeForSearch).join("\n");
}

function mayLeaveGeography(profile: InferenceProfile, region: string): boolean {
  return isGlobal(profile) || destinationRegions(profile).some((each) => !haveSameGeography(each, region));
}

/** Splits a text into terms. Values that contain spaces must be quoted. */
function parseTerms(text: string): Term[] {
  const tokens = (text.match(/(?:[^\s"]|"[^"]*(?:"|$))+/g) ?? []).map((token) => token.replaceAll('"', ""));
  return tokens.flatMap((token): Term[] => {
    const isMissing = token.startsWith("!");
    const rest = isMissing ? token.slice(1) : token;
    const at = rest.indexOf("=");
    if (rest === "" || at === 0) {
      return [{ kind: "word", word: normalizeForSearch(token) }];
    }
    if (at > 0) {
      return [{ kind: "tag", key: rest.slice(0, at), value: rest.slice(at + 1), isMissing }];
    }
    return isMissing
      ? [{ kind: "tag", key: rest, value: undefined, isMissing }]
      : [{ kind: "word", word: normalizeForSearch(rest) }];
  });
}

/** Parses a filter that was stored in an earlier window. Returns undefined if it is invalid or has no conditions. */
export function parseFilter(value: unknown): ProfileFilter | undefined {
  if (typeof value !== "object" || value === null) {
    return undefined;
  }
  const { text, endOfLifeWithinDays, ...others } = value as Record<string, unknown>;
  const isSet = (name: keyof ProfileFilter) => (others[name] === true ? { [name]: true } : {});
  const filter: ProfileFilter = {
    text: typeof text === "string" ? text : "",
    ...(typeof endOfLifeWithinDays === "number" ? { endOfLifeWithinDays } : {}),
    ...isSet("mayLeaveGeography"),
    ...isSet("notActive"),
    ...isSet("managed"),
    ...isSet("missingTags"),
  };
  return isEmptyFilter(filter) ? undefined : filter;
}
