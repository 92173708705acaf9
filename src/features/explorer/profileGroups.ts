import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";
import type { InferenceProfile, InferenceProfileType } from "../../domain/inferenceProfile";
import type { ProfileRef } from "../../profiles/profileStore";
import type { ModelsById, RegionContents } from "../../profiles/regionContents";
import { compareNaturally } from "../../util/naturalOrder";
import type { Match } from "./profileFilter";
import { systemDefinedLabel } from "./profileLabels";
import type { GroupCriterion, KnownTags, Subgroup } from "./subgroups";
import { groupProfiles } from "./subgroups";

/** The criterion by which the profiles of each type are grouped. Undefined if they are in one list. */
export interface Grouping {
  readonly application?: GroupCriterion | undefined;
  readonly systemDefined?: GroupCriterion | undefined;
}

/** The grouping to use if none is configured in the settings. */
export const defaultGrouping: Grouping = { systemDefined: { by: "provider" } };

/** The possible values of the `groupBy` setting. */
export const groupings = ["none", "provider", "model", "tag"] as const;

/** The values of the `groupBy` and `groupByTag` settings. */
export interface GroupingSettings {
  /** Null if it is not set. */
  readonly groupBy: string | null;
  /** Empty if it is not set. */
  readonly groupByTag: string;
}

/** Parses the `groupBy` and `groupByTag` settings. Values of another type count as not set. */
export function parseGroupingSettings(groupBy: unknown, groupByTag: unknown): GroupingSettings {
  return {
    groupBy: typeof groupBy === "string" ? groupBy : null,
    groupByTag: typeof groupByTag === "string" ? groupByTag.trim() : "",
  };
}

/**
 * Returns the grouping for the settings. System-defined profiles have no tags, so they stay grouped by provider if the application
 * profiles are grouped by tag. Returns the default grouping for any other value, and for `tag` without a key.
 */
export function parseGrouping({ groupBy, groupByTag }: GroupingSettings): Grouping {
  switch (groupBy) {
    case "none":
      return {};
    case "provider":
    case "model":
      return { application: { by: groupBy }, systemDefined: { by: groupBy } };
    case "tag":
      return groupByTag === "" ? defaultGrouping : { ...defaultGrouping, application: { by: "tag", key: groupByTag } };
    default:
      return defaultGrouping;
  }
}

/** The grouping of profiles, and the source of their tags. */
export interface GroupOptions {
  readonly grouping: Grouping;
  readonly tagsOf: (profileRef: ProfileRef) => KnownTags;
  /** Returns whether a profile is shown. Undefined if all profiles are shown. */
  readonly filter?: ((profileRef: ProfileRef, models: ModelsById) => Match) | undefined;
  /** Returns the day if the filter depends on it. The profiles are filtered again on another day. */
  readonly today?: () => string;
}

/** The profiles of one type in a Region, except for those that a filter excludes. */
export interface ProfileList {
  /** The number of profiles, including those that the filter excludes. */
  readonly total: number;
  /** The number of profiles that are excluded because it is not known whether they match. */
  readonly unknown: number;
  /** The profiles in the order of their rows, or by name if they are in subgroups. */
  readonly profiles: readonly InferenceProfile[];
  /** Undefined if the profiles are not grouped. */
  readonly subgroups: readonly Subgroup[] | undefined;
}

/** Groups the profiles of each Region once, because VS Code requests the rows of each group and the parent of each row. */
export class ProfileGroups {
  #options: GroupOptions;
  #lists = new WeakMap<RegionContents, Map<string, ProfileList>>();

  constructor(options: GroupOptions) {
    this.#options = options;
  }

  /** Sets the grouping to use from now on. */
  set(options: GroupOptions): void {
    this.#options = options;
    this.invalidate();
  }

  /** Whether a filter may exclude profiles. */
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
    const key = `${type} ${this.#options.today?.() ?? ""} ${connectionKey(connection)}`;
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
