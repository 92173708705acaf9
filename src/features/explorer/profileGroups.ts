import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";
import type { InferenceProfile, InferenceProfileType } from "../../domain/inferenceProfile";
import type { ProfileRef } from "../../profiles/profileStore";
import type { ModelsById, RegionContents } from "../../profiles/regionContents";
import { compareNaturally } from "../../util/naturalOrder";
import { systemDefinedLabel } from "./profileLabels";
import type { GroupCriterion, KnownTags, Subgroup } from "./subgroups";
import { groupProfiles } from "./subgroups";

/** What the profiles of each type are grouped by. Undefined if they are in one list. */
export interface Grouping {
  readonly application?: GroupCriterion | undefined;
  readonly systemDefined?: GroupCriterion | undefined;
}

/** The grouping if the settings name none. */
export const defaultGrouping: Grouping = { systemDefined: { by: "provider" } };

/** The values of the setting `groupBy`. */
export const groupings = ["none", "provider", "model", "tag"] as const;

/**
 * Parses the settings `groupBy` and `groupByTag`. System-defined profiles have no tags and stay grouped by provider if the others
 * are grouped by tag. Any other value, or `tag` without a key, is the default grouping.
 */
export function parseGrouping(groupBy: unknown, groupByTag: unknown): Grouping {
  const key = typeof groupByTag === "string" ? groupByTag.trim() : "";
  switch (groupBy) {
    case "none":
      return {};
    case "provider":
    case "model":
      return { application: { by: groupBy }, systemDefined: { by: groupBy } };
    case "tag":
      return key === "" ? defaultGrouping : { ...defaultGrouping, application: { by: "tag", key } };
    default:
      return defaultGrouping;
  }
}

/** How profiles are grouped, and where their tags come from. */
export interface GroupOptions {
  readonly grouping: Grouping;
  readonly tagsOf: (profileRef: ProfileRef) => KnownTags;
  /** Returns whether a profile is shown, or `unknown` if that is not known yet. Undefined if all are shown. */
  readonly filter?: ((profileRef: ProfileRef, models: ModelsById) => boolean | "unknown") | undefined;
}

/** The profiles of one type in a Region, without those that a filter leaves out. */
export interface ProfileList {
  /** The number of profiles including those that the filter leaves out. */
  readonly total: number;
  /** The number of profiles that are left out because it is not known whether they match. */
  readonly unknown: number;
  /** In the order of their rows, or by name if they are in subgroups. */
  readonly profiles: readonly InferenceProfile[];
  /** Undefined if the profiles are not grouped. */
  readonly subgroups: readonly Subgroup[] | undefined;
}

/** Groups the profiles of each Region once, because VS Code asks for the rows of each group and for the parent of each row. */
export class ProfileGroups {
  #options: GroupOptions;
  #lists = new WeakMap<RegionContents, Map<string, ProfileList>>();

  constructor(options: GroupOptions) {
    this.#options = options;
  }

  /** Sets how profiles are grouped from now on. */
  set(options: GroupOptions): void {
    this.#options = options;
    this.invalidate();
  }

  /** Whether a filter may leave out profiles. */
  get isFiltered(): boolean {
    return this.#options.filter !== undefined;
  }

  /** Must be called when tags have changed. */
  invalidate(): void {
    this.#lists = new WeakMap();
  }

  /** Returns the profiles of one type in a Region. */
  of(connection: Connection, type: InferenceProfileType, contents: RegionContents): ProfileList {
    const lists = this.#lists.get(contents) ?? new Map<string, ProfileList>();
    this.#lists.set(contents, lists);
    const key = `${type} ${connectionKey(connection)}`;
    const list = lists.get(key) ?? this.#list(connection, type, contents);
    lists.set(key, list);
    return list;
  }

  #list(connection: Connection, type: InferenceProfileType, contents: RegionContents): ProfileList {
    const { grouping, tagsOf, filter } = this.#options;
    const { models } = contents;
    const isApplication = type === "APPLICATION";
    const all = isApplication ? contents.application : sortByModel(contents.systemDefined, models);
    const results = filter && all.map((profile) => filter({ connection, profile }, models));
    const profiles = results ? all.filter((_, index) => results[index] === true) : all;
    const criterion = isApplication ? grouping.application : grouping.systemDefined;
    return {
      total: all.length,
      unknown: results?.filter((result) => result === "unknown").length ?? 0,
      profiles,
      subgroups:
        criterion &&
        groupProfiles(
          { connection, type, profiles, models, tagsOf: (profile) => tagsOf({ connection, profile }) },
          criterion,
        ),
    };
  }
}

/** Sorts system-defined profiles by model, then by geography. */
function sortByModel(profiles: readonly InferenceProfile[], models: ModelsById): readonly InferenceProfile[] {
  return profiles
    .map((profile) => ({ profile, label: systemDefinedLabel(profile, models) }))
    .sort((a, b) => compareNaturally(a.label, b.label) || compareNaturally(a.profile.id, b.profile.id))
    .map(({ profile }) => profile);
}
