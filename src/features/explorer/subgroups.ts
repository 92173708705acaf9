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

/** The common value of a group. `name` is its label, or undefined for groups that are sorted last. */
interface GroupName {
  readonly key: string;
  readonly name: string | undefined;
}

/** Groups profiles and sorts the groups by name in natural order. Groups without a name come last. */
export function groupProfiles(grouped: GroupedProfiles, criterion: GroupCriterion): Subgroup[] {
  const byKey = new Map<string, { readonly name: string | undefined; readonly profiles: InferenceProfile[] }>();
  for (const profile of grouped.profiles) {
    const { key, name } = groupNameOf(profile, grouped, criterion);
    const group = byKey.get(key);
    if (group) {
      group.profiles.push(profile);
    } else {
      byKey.set(key, { name, profiles: [profile] });
    }
  }
  const { connection, type } = grouped;
  return [...byKey]
    .map(([key, { name, profiles }]) => ({
      node: { kind: "subgroup", connection, type, criterion, key, name, count: profiles.length } as const,
      profiles,
    }))
    .sort((a, b) => compareNodes(a.node, b.node));
}

/** Returns the group of a profile. The key must not change when the models have loaded, so that a row stays expanded. */
function groupNameOf(
  profile: InferenceProfile,
  { models, tagsOf }: GroupedProfiles,
  criterion: GroupCriterion,
): GroupName {
  switch (criterion.by) {
    case "provider": {
      const { provider } = systemDefinedFacts(profile);
      return {
        key: provider ?? "",
        name: provider === undefined ? undefined : (listedProvider(profile, models) ?? provider),
      };
    }
    case "model": {
      const references = modelsOfProfile(profile);
      const [reference] = references;
      const known = references.length === 1 && reference && !models.has(reference.modelId);
      const name = known ? systemDefinedFacts(profile).model : undefined;
      return {
        key: references.map(({ key }) => key).join(" "),
        name: reference ? (name ?? joinList(references.map((each) => formatModelName(each, models)))) : undefined,
      };
    }
    case "tag":
      return tagGroupName(tagsOf(profile), criterion.key);
  }
}

function tagGroupName(tags: KnownTags, key: string): GroupName {
  if (typeof tags === "string") {
    return { key: tags, name: undefined };
  }
  const tag = tags.find((each) => each.key === key);
  return tag ? { key: `=${tag.value}`, name: tag.value } : { key: "untagged", name: undefined };
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
