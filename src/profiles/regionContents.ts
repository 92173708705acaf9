import type { FoundationModel } from "../domain/foundationModel";
import type { InferenceProfile } from "../domain/inferenceProfile";
import { accountOfProfile, compareProfiles, dropDuplicates } from "../domain/inferenceProfile";

/** Foundation models by ID. */
export type ModelsById = ReadonlyMap<string, FoundationModel>;

/** Everything known of one Region. */
export interface RegionContents {
  readonly application: readonly InferenceProfile[];
  readonly systemDefined: readonly InferenceProfile[];
  /** Empty until they have come, or where listing them is not allowed. */
  readonly models: ModelsById;
}

/** What was known of a Region before: in an earlier window, or until it could not be read any more. */
export interface CachedContents {
  readonly contents: RegionContents;
  readonly readAt: Date;
}

/** Each profile once and where its type belongs, whichever list it came in. */
export function sortOut(profiles: readonly InferenceProfile[]): Pick<RegionContents, "application" | "systemDefined"> {
  const sorted = dropDuplicates(profiles).sort(compareProfiles);
  return {
    application: sorted.filter(({ type }) => type === "APPLICATION"),
    systemDefined: sorted.filter(({ type }) => type === "SYSTEM_DEFINED"),
  };
}

/** Every profile of a Region, the application profiles first; none where nothing is known. */
export function allProfiles(contents: RegionContents | undefined): readonly InferenceProfile[] {
  return contents ? [...contents.application, ...contents.systemDefined] : [];
}

/** The accounts that a Region's profiles belong to. */
export function accountsOf(contents: RegionContents): ReadonlySet<string> {
  const accounts = new Set(allProfiles(contents).map(accountOfProfile));
  // An ARN without one says nothing of whose it is.
  accounts.delete("");
  return accounts;
}
