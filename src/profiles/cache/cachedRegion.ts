import type { Connection } from "../../domain/connection";
import type { FoundationModel } from "../../domain/foundationModel";
import type { InferenceProfile } from "../../domain/inferenceProfile";

/** The contents of one connection as saved on disk for later windows. */
export interface CachedRegion {
  /** The time when the contents were requested. The response is at least this recent. */
  readonly readAt: Date;
  readonly profiles: readonly InferenceProfile[];
  /** The models that these profiles contain. */
  readonly models: readonly FoundationModel[];
}

/**
 * Saves the contents of each connection for later windows. Only `clear` can reject. If any other method fails, the cache behaves
 * as if it were empty.
 */
export interface RegionCache {
  /** Returns the cached Region, or undefined if it is missing, truncated, or from another version. */
  load(connection: Connection): Promise<CachedRegion | undefined>;
  /** Saves contents unless newer ones have already been saved. Writes after a short delay, so that later changes are included. */
  save(connection: Connection, cached: CachedRegion): void;
  /** Deletes the contents of a connection. */
  delete(connection: Connection): void;
  /** Deletes the entire cache. Rejects if it cannot be deleted from disk. */
  clear(): Promise<void>;
}
