import type { FoundationModel } from "../../domain/foundationModel";
import type { InferenceProfile } from "../../domain/inferenceProfile";

/** What was last read of a connection, as it is kept from one window to the next. */
export interface CachedRegion {
  /** When it was asked for: what AWS answered is at least as new. */
  readonly readAt: Date;
  readonly profiles: readonly InferenceProfile[];
  /** Those that a profile runs. */
  readonly models: readonly FoundationModel[];
}
