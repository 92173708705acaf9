import type { FoundationModel } from "../domain/foundationModel";
import type { InferenceProfile } from "../domain/inferenceProfile";
import { accountOfProfile, compareProfiles, dropDuplicates } from "../domain/inferenceProfile";

/** Foundation models by ID. */
export type ModelsById = ReadonlyMap<string, FoundationModel>;

/** The inference profiles and models of one Region. */
export interface RegionContents {
  readonly application: readonly InferenceProfile[];
  readonly systemDefined: readonly InferenceProfile[];
  /** Set if only models, but no inference profiles, are available in the Region. */
  readonly withoutProfiles?: true;
  /** The foundation models of the Region by ID. Empty until they are loaded, or if listing them fails. */
  readonly models: ModelsById;
}

/** Stale contents of a Region, from an earlier window or from before a failed refresh. */
export interface CachedContents {
  readonly contents: RegionContents;
  /** The time when the contents were requested. */
  readonly readAt: Date;
}

/** Groups profiles by type, regardless of which list returned them, sorted and without duplicates. */
export function groupByType(
  profiles: readonly InferenceProfile[],
): Pick<RegionContents, "application" | "systemDefined"> {
  const sorted = dropDuplicates(profiles).sort(compareProfiles);
  return {
    application: sorted.filter(({ type }) => type === "APPLICATION"),
    systemDefined: sorted.filter(({ type }) => type === "SYSTEM_DEFINED"),
  };
}

/** Returns every profile of a Region, application profiles first. Returns an empty array if the contents are undefined. */
export function allProfiles(contents: RegionContents | undefined): readonly InferenceProfile[] {
  return contents ? [...contents.application, ...contents.systemDefined] : [];
}

/** Returns the IDs of the accounts that own a Region's profiles. */
export function accountsOf(contents: RegionContents): ReadonlySet<string> {
  const accounts = new Set(allProfiles(contents).map(accountOfProfile));
  // A malformed ARN has no account ID.
  accounts.delete("");
  return accounts;
}
