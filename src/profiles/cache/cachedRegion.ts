import type { FoundationModel } from "../../domain/foundationModel";
import type { InferenceProfile } from "../../domain/inferenceProfile";

/** The contents of one connection as saved on disk for later windows. */
export interface CachedRegion {
  /** When the contents were requested. What AWS returned is at least this new. */
  readonly readAt: Date;
  readonly profiles: readonly InferenceProfile[];
  /** The models that these profiles run. */
  readonly models: readonly FoundationModel[];
}
