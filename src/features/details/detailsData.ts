import type { Connection } from "../../domain/connection";
import type { InferenceProfile, Tag } from "../../domain/inferenceProfile";
import type { Problem } from "../../domain/problem";
import type { ModelsById, RegionContents } from "../../profiles/regionContents";
import { allProfiles } from "../../profiles/regionContents";
import type { RegionState } from "../../profiles/regionStore";

/** A part of what a page shows. Each is read on its own, and keeps the last known value while it is read anew. */
export type Part<T> =
  | { readonly status: "loading"; readonly value?: T }
  | { readonly status: "ready"; readonly value: T }
  | { readonly status: "failed"; readonly problem: Problem; readonly value?: T };

/** A profile can also turn out not to be there: deleted meanwhile where a value is known, else never seen. */
export type ProfilePart = Part<InferenceProfile> | { readonly status: "gone"; readonly value?: InferenceProfile };

/** Everything that has been read for a page, part by part. */
export interface DetailsData {
  readonly connection: Connection;
  /** The profile's ARN, in the connection's Region. */
  readonly arn: string;
  readonly profile: ProfilePart;
  /** Application profiles only; nothing for a system-defined one, which cannot have tags. */
  readonly tags?: Part<readonly Tag[]>;
  /** The other profiles of the Region, in which source and copies are looked for. */
  readonly lists: Part<RegionContents>;
  readonly models: Part<ModelsById>;
}

/** The part while it is read anew. */
export function loadingAgain<T>(part: { readonly value?: T } | undefined): Part<T> {
  return part?.value === undefined ? { status: "loading" } : { status: "loading", value: part.value };
}

/** The part after reading it failed. */
export function failedPart<T>(part: { readonly value?: T } | undefined, problem: Problem): Part<T> {
  return part?.value === undefined ? { status: "failed", problem } : { status: "failed", problem, value: part.value };
}

/** The lists of a Region as its inventory has them, which forgets them after a failure; those read `before` stay here. */
export function listsPart(state: RegionState | undefined, before?: Part<RegionContents>): Part<RegionContents> {
  switch (state?.status) {
    case "ready":
      return { status: "ready", value: state.contents };
    case "failed":
      return failedPart(before, state.problem);
    default:
      return loadingAgain(state?.contents ? { value: state.contents } : before);
  }
}

/** What became of the lists of a Region that was forgotten while they were being read: nobody will finish. */
export function abandoned(connection: Connection): Problem {
  return {
    ...connection,
    kind: "cancelled",
    operation: "ListInferenceProfiles",
    detail: "The Region is no longer shown.",
    errorName: "cancelled",
    outcomeUnknown: false,
  };
}

/** A profile among those of a Region, by its ARN. */
export function findListed(contents: RegionContents | undefined, arn: string): InferenceProfile | undefined {
  return allProfiles(contents).find((profile) => profile.arn === arn);
}
