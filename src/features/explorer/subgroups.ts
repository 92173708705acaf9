import type { Connection } from "../../domain/connection";
import type { InferenceProfile, InferenceProfileType, Tag } from "../../domain/inferenceProfile";
import { providerOfModel } from "../../domain/modelReference";
import { modelsOfProfile } from "../../domain/routing";
import { systemDefinedFacts } from "../../domain/systemDefinedProfile";
import { joinList } from "../../messages/list";
import { formatModelName } from "../../messages/model";
import type { ModelsById } from "../../profiles/regionContents";
import { compareNaturally } from "../../util/naturalOrder";
import type { SubgroupNode } from "./nodes";

/** The criterion by which the profiles of one type are grouped. */
export type GroupCriterion =
  | { readonly by: "provider" }
  | { readonly by: "model" }
  | { readonly by: "tag"; readonly key: string };

/** The tags of a profile, or the reason they are not known. */
export type KnownTags = readonly Tag[] | "loading" | "failed";

/** A row that contains profiles, and its profiles in the order of their rows. */
export interface Subgroup {
  readonly node: SubgroupNode;
  readonly profiles: readonly InferenceProfile[];
}

/** The profiles to group. */
export interface GroupedProfiles {
  readonly connection: Connection;
  readonly type: InferenceProfileType;
  /** The profiles, in the order that they keep within a group. */
  readonly profiles: readonly InferenceProfile[];
  readonly models: ModelsById;
  readonly tagsOf: (profile: InferenceProfile) => KnownTags;
}

/**
 * The maximum number of profiles whose subgroups are initially expanded. VS Code requests the rows below expanded rows before it
 * renders anything, and the subgroups with their counts are the better overview of a large number of profiles.
 */
const maxExpandedProfiles = 200;

/** Returns whether the row of a subgroup is expanded until the user collapses it. */
export function isInitiallyExpanded({ total }: SubgroupNode): boolean {
  return total <= maxExpandedProfiles;
}

/** Groups profiles and sorts the groups by name in natural order. Groups without a name come last. */
export function groupProfiles(grouped: GroupedProfiles, criterion: GroupCriterion): Subgroup[] {
  const byKey = new Map<string, { readonly name: string | undefined; readonly profiles: InferenceProfile[] }>();
  for (const profile of grouped.profiles) {
    const key = groupKeyOf(profile, grouped, criterion);
    const group = byKey.get(key);
    if (group) {
      group.profiles.push(profile);
    } else {
      // Formatting the name once per group, and not for each profile, takes most of the time for 10,000 profiles.
      byKey.set(key, { name: groupNameOf(profile, grouped, criterion), profiles: [profile] });
    }
  }
  const { connection, type, profiles } = grouped;
  const total = profiles.length;
  return [...byKey]
    .map(([key, group]) => ({
      node: {
        kind: "subgroup",
        connection,
        type,
        criterion,
        key,
        name: group.name,
        count: group.profiles.length,
        total,
      } as const,
      profiles: group.profiles,
    }))
    .sort((a, b) => compareNodes(a.node, b.node));
}

/** Returns the key of a profile's group. It must not change when the models have loaded, so that a row stays expanded. */
function groupKeyOf(profile: InferenceProfile, { tagsOf }: GroupedProfiles, criterion: GroupCriterion): string {
  switch (criterion.by) {
    case "provider":
      return systemDefinedFacts(profile).provider ?? "";
    case "model":
      return modelsOfProfile(profile)
        .map(({ key }) => key)
        .join(" ");
    case "tag": {
      const tags = tagsOf(profile);
      if (typeof tags === "string") {
        return tags;
      }
      const tag = tags.find(({ key }) => key === criterion.key);
      return tag ? `=${tag.value}` : "untagged";
    }
  }
}

/** Returns the label of a profile's group, or undefined for groups that are sorted last. */
function groupNameOf(
  profile: InferenceProfile,
  { models, tagsOf }: GroupedProfiles,
  criterion: GroupCriterion,
): string | undefined {
  switch (criterion.by) {
    case "provider": {
      const { provider } = systemDefinedFacts(profile);
      return provider === undefined ? undefined : (listedProvider(profile, models) ?? provider);
    }
    case "model": {
      const references = modelsOfProfile(profile);
      const [reference] = references;
      const isUnlisted = references.length === 1 && reference && !models.has(reference.modelId);
      const name = isUnlisted ? systemDefinedFacts(profile).model : undefined;
      return reference ? (name ?? joinList(references.map((each) => formatModelName(each, models)))) : undefined;
    }
    case "tag": {
      const tags = tagsOf(profile);
      return typeof tags === "string" ? undefined : tags.find(({ key }) => key === criterion.key)?.value;
    }
  }
}

/** Returns the provider's name from ListFoundationModels, for providers that are not in our table yet. */
function listedProvider(profile: InferenceProfile, models: ModelsById): string | undefined {
  const [model] = modelsOfProfile(profile);
  return model && providerOfModel(model, models);
}

function compareNodes(a: SubgroupNode, b: SubgroupNode): number {
  if (a.name === undefined || b.name === undefined) {
    return Number(a.name === undefined) - Number(b.name === undefined) || (a.key < b.key ? 1 : -1);
  }
  return compareNaturally(a.name, b.name) || (a.key < b.key ? -1 : 1);
}
