import type { CredentialsInUse } from "../../domain/awsProfile";
import type { Connection } from "../../domain/connection";
import type { InferenceProfile, Tag } from "../../domain/inferenceProfile";
import type { Problem } from "../../domain/problem";
import type { ModelsById, RegionContents } from "../../profiles/regionContents";
import { allProfiles } from "../../profiles/regionContents";
import type { RegionState } from "../../profiles/regionStore";

/** Data that is loaded independently of the rest of the page. It keeps its last known value during a refresh. */
export type Loadable<T> =
  | { readonly status: "loading"; readonly value?: T }
  | { readonly status: "ready"; readonly value: T }
  | { readonly status: "failed"; readonly problem: Problem; readonly value?: T };

/**
 * The inference profile, which may not exist. If `notFound` has a value, the profile was loaded before and has since been
 * deleted. If it has no value, the profile was never loaded.
 */
export type LoadableProfile =
  | Loadable<InferenceProfile>
  | { readonly status: "notFound"; readonly value?: InferenceProfile };

/** Everything that has been loaded for a page. */
export interface DetailsData {
  readonly connection: Connection;
  /** The ARN of the inference profile, in the Region of the connection. */
  readonly arn: string;
  /** The account of the connection's credentials, or undefined while it is unknown. */
  readonly accountId?: string;
  /** The credentials that the connection uses. Undefined until the lookup has finished, and empty if it failed. */
  readonly credentials?: { readonly inUse?: CredentialsInUse };
  readonly profile: LoadableProfile;
  /** The tags. Undefined for system-defined profiles, which cannot have tags. */
  readonly tags?: Loadable<readonly Tag[]>;
  /** The other profiles of the Region, from which sources are inferred. */
  readonly lists: Loadable<RegionContents>;
  readonly models: Loadable<ModelsById>;
}

/** Returns the data in the loading state, with its last known value. */
export function toLoading<T>(loadable: { readonly value?: T } | undefined): Loadable<T> {
  return loadable?.value === undefined ? { status: "loading" } : { status: "loading", value: loadable.value };
}

/** Returns the data in the failed state, with its last known value. */
export function toFailed<T>(loadable: { readonly value?: T } | undefined, problem: Problem): Loadable<T> {
  const failed = { status: "failed", problem } as const;
  return loadable?.value === undefined ? failed : { ...failed, value: loadable.value };
}

/** Returns the lists of a Region. After a failure, the profile store discards the lists, so the `previous` lists are kept. */
export function toLists(state: RegionState | undefined, previous?: Loadable<RegionContents>): Loadable<RegionContents> {
  switch (state?.status) {
    case "ready":
      return { status: "ready", value: state.contents };
    case "failed":
      return toFailed(previous, state.problem);
    default:
      return toLoading(state?.contents ? { value: state.contents } : previous);
  }
}

/** Returns the problem for lists whose Region was removed from the profile store while they were being loaded. */
export function removedRegionProblem(connection: Connection): Problem {
  return {
    ...connection,
    kind: "cancelled",
    operation: "ListInferenceProfiles",
    detail: "The Region is no longer shown.",
    errorName: "cancelled",
    outcomeUnknown: false,
  };
}

/** Returns the profile with this ARN, or undefined if the Region does not list it. */
export function findListed(contents: RegionContents | undefined, arn: string): InferenceProfile | undefined {
  return allProfiles(contents).find((profile) => profile.arn === arn);
}
