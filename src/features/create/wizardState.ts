import type { CreateDraft, PendingAttempt } from "../../changes/createDraft";
import type { Connection } from "../../domain/connection";
import type { InferenceProfile, Tag } from "../../domain/inferenceProfile";
import type { Problem } from "../../domain/problem";
import type { TagsView } from "../../pickers/tags/tagsView";

/** The steps, in order. */
export const stepOrder = ["awsProfile", "region", "source", "name", "description", "tags", "review"] as const;

/** A step of the wizard. */
export type Step = (typeof stepOrder)[number];

/** The complete state of the wizard. An unfinished draft is also saved in this form. */
export interface WizardState {
  /** The connections to choose from. */
  readonly connections: readonly Connection[];
  readonly draft: CreateDraft;
  /** The chosen AWS profile. Set only while the draft has no connection, which would contain it. */
  readonly awsProfile?: ChosenAwsProfile;
  /** Set if the wizard was started with *Create Similar*. */
  readonly similar?: SimilarProfile;
  readonly step: Step;
  /** Whether the step was opened from Review and returns to it. */
  readonly fromReview: boolean;
  readonly tagsView: TagsView;
  /** Texts that were typed but not accepted, by step. */
  readonly typed: { readonly name?: string; readonly description?: string; readonly tags?: string };
  /** The initial search text of the source step. */
  readonly sourceSearch?: string;
  /** The names of the application profiles in the draft's Region, with the key of the connection. */
  readonly listedNames: { readonly key: string; readonly names: readonly string[] };
  /** The names that AWS rejected because they are taken, each with the key of its connection. */
  readonly refusedNames: readonly { readonly key: string; readonly name: string }[];
  /** The problem of the last attempt. It is kept until the step that can fix it is answered. */
  readonly problem?: Problem;
  readonly pending?: PendingAttempt;
  /** The step from which the user returned to Review with Back. */
  readonly lastVisited?: Step;
  /** Whether the user has answered or typed anything, so that the state should be saved. */
  readonly edited: boolean;
}

/** The application profile that a new profile is similar to. The wizard starts with its answers. */
export interface SimilarProfile {
  readonly connection: Connection;
  readonly profile: InferenceProfile;
  /** The copied tags, or undefined until a step needs them. */
  readonly copied?: CopiedTags;
}

/** The result of copying the tags of a profile. */
export type CopiedTags =
  | {
      readonly kind: "copied";
      readonly tags: readonly Tag[];
      /** Tags that were not copied, because they mark resources that infrastructure code manages. */
      readonly omitted: readonly Tag[];
    }
  /** The tags could not be loaded. `problem` is undefined if the user canceled this. */
  | { readonly kind: "failed"; readonly problem?: Problem };

/** An AWS profile, or the default credentials if the name is undefined. */
export interface ChosenAwsProfile {
  readonly name: string | undefined;
}
