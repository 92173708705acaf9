import type { Connection } from "../../domain/connection";
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

/** Saves the contents of each connection for later windows. Only `clear` fails; otherwise, failures mean an empty cache. */
export interface RegionCache {
  /** Returns the cached Region, or undefined if it is missing, truncated, or from another version. */
  load(connection: Connection): Promise<CachedRegion | undefined>;
  /** Saves contents unless newer ones are saved already. Writes after a short delay, together with later changes. */
  save(connection: Connection, cached: CachedRegion): void;
  /** Deletes the contents of a connection. */
  delete(connection: Connection): void;
  /** Deletes everything. Rejects if the disk refuses. */
  clear(): Promise<void>;
}
