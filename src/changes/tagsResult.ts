import type { Connection } from "../domain/connection";
import type { Tag } from "../domain/inferenceProfile";
import type { KeyChange, TagConflict } from "../domain/tagChange";
import type { ItemResult } from "./itemResult";

/** The planned changes to the tags of one application profile. They are based on the tags that the plan showed. */
export interface TagChanges {
  readonly connection: Connection;
  readonly arn: string;
  readonly changes: readonly KeyChange[];
}

/** The tags of a profile after a successful change, and the changes that were made. */
export interface ChangedTags {
  readonly tags: readonly Tag[];
  /** Empty if the profile already had the tags. */
  readonly changes: readonly KeyChange[];
}

/** The keys that somebody else has changed since the plan was made, and the current tags of the profile. */
export interface ConflictingTags {
  readonly conflicts: readonly TagConflict[];
  readonly tags: readonly Tag[];
}

/** The result of changing the tags of one profile. */
export type TagsResult = Exclude<ItemResult<ChangedTags, ConflictingTags>, { readonly kind: "notStarted" }>;
