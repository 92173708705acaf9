import * as l10n from "@vscode/l10n";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import { listedModel } from "../../domain/modelReference";
import { modelsOfProfile } from "../../domain/routing";
import { systemDefinedFacts } from "../../domain/systemDefinedProfile";
import { formatModelNames } from "../../messages/model";
import type { ModelsById } from "../../profiles/regionContents";
import type { ProfileNode } from "./nodes";

/**
 * Returns the label for the row of a system-defined profile: its model and version. The full name that AWS uses begins with the
 * geography and provider, which would hide the version in a narrow sidebar.
 */
export function systemDefinedLabel(profile: InferenceProfile, models: ModelsById): string {
  const [model] = modelsOfProfile(profile);
  return systemDefinedFacts(profile).model ?? (model && listedModel(model, models)?.name) ?? profile.name;
}

/** Returns the label and the description of a profile's row. Together they are unique among the rows of the Region. */
export function profileTexts({ profile, models, siblings }: ProfileNode): {
  label: string;
  details: readonly string[];
} {
  const hasTwin = hasSameTexts(profile, siblings);
  if (profile.type === "APPLICATION") {
    const modelNames = formatModelNames(profile, models);
    return { label: profile.name, details: hasTwin ? [profile.id, modelNames] : [modelNames] };
  }
  const { geography } = systemDefinedFacts(profile);
  const version = hasTwin ? versionOf(profile.id) : [];
  return {
    label: systemDefinedLabel(profile, models),
    details: [...(geography === undefined ? [] : [formatPrefix(geography)]), ...version, profile.id],
  };
}

/** Formats the prefix of an ID. AWS writes geographies in uppercase. */
function formatPrefix(prefix: string): string {
  return prefix === "global" ? l10n.t("Global") : prefix.toUpperCase();
}

/** Returns the version and the date at the end of an ID, for example `v2:0` and `20241022`. */
function versionOf(id: string): readonly string[] {
  const [, date, version] = /(?:(\d{8})-)?(v\d+(?::\d+)*)$/.exec(id) ?? [];
  return [version, date].filter((text) => text !== undefined);
}

/** The ARNs of profiles with the same texts, cached by list of profiles, because a Region may have thousands of rows. */
const arnsWithSameTexts = new WeakMap<readonly InferenceProfile[], ReadonlySet<string>>();

/**
 * Returns whether another row would have the same label and description. Names of application profiles are not necessarily
 * unique.
 */
function hasSameTexts(profile: InferenceProfile, siblings: readonly InferenceProfile[]): boolean {
  let arns = arnsWithSameTexts.get(siblings);
  if (!arns) {
    // The models are compared only for equal names, which are rare.
    arns = new Set(repeated(repeated(siblings, labelKey), textKey).map(({ arn }) => arn));
    arnsWithSameTexts.set(siblings, arns);
  }
  return arns.has(profile.arn);
}

/** Returns the profiles whose key is also the key of another profile. */
function repeated(
  profiles: readonly InferenceProfile[],
  keyOf: (profile: InferenceProfile) => string,
): readonly InferenceProfile[] {
  const counts = new Map<string, number>();
  const keys = profiles.map(keyOf);
  for (const key of keys) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return profiles.filter((_, index) => (counts.get(keys[index] ?? "") ?? 0) > 1);
}

function labelKey(profile: InferenceProfile): string {
  return profile.type === "APPLICATION" ? profile.name : textKey(profile);
}

function textKey(profile: InferenceProfile): string {
  if (profile.type === "APPLICATION") {
    return JSON.stringify([profile.name, ...modelsOfProfile(profile).map(({ key }) => key)]);
  }
  const { geography, model } = systemDefinedFacts(profile);
  return JSON.stringify([geography, model ?? profile.name]);
}
