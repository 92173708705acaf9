import { forEachLimited } from "../util/limiter";
import type { LoadBedrock } from "../aws/bedrock";
import type { Connection } from "../domain/connection";
import { connectionKey } from "../domain/connection";
import type { Disposable } from "../util/emitter";
import { Emitter } from "../util/emitter";
import type { InferenceProfile } from "../domain/inferenceProfile";
import type { Problem } from "../domain/problem";
import type { ModelsById, RegionContents, CachedContents } from "./regionContents";
import { allProfiles } from "./regionContents";
import type { RegionState } from "./regionStore";
import { RegionStore } from "./regionStore";
import type { CacheSyncOptions } from "./cacheSync";
import { CacheSync } from "./cacheSync";

/** An inference profile and the connection it was loaded through. */
export interface ProfileRef {
  readonly connection: Connection;
  readonly profile: InferenceProfile;
}

/**
 * The maximum number of Regions that load at the same time. It covers all default Regions of an account, but prevents a dozen
 * accounts with all Regions from opening hundreds of network connections.
 */
const maxConcurrent = 24;

/** The loaded profiles and models of every connection. The tree, the pickers, and the details pages all read from it. */
export class ProfileStore implements Disposable {
  readonly #loadBedrock: LoadBedrock;
  readonly #onProblem: (problem: Problem) => void;
  readonly #regions = new Map<string, RegionStore>();
  readonly #changed = new Emitter<Connection>();
  readonly #cacheSync: CacheSync | undefined;
  readonly #now: () => Date;
  /** The keys of the connections in the last call to `keepOnly`. */
  #kept: ReadonlySet<string> = new Set();

  /** Fires with the connection whose Region has changed. */
  readonly onDidChange = this.#changed.event;

  /**
   * `onProblem` is called with every failure so that it can be logged. If `cacheSync` is undefined, nothing is cached on disk.
   */
  constructor(loadBedrock: LoadBedrock, onProblem: (problem: Problem) => void, cacheSync?: CacheSyncOptions) {
    this.#loadBedrock = loadBedrock;
    this.#onProblem = onProblem;
    this.#cacheSync = cacheSync && new CacheSync(cacheSync);
    this.#now = cacheSync ? () => cacheSync.clock.now() : () => new Date();
  }

  /** Returns the state of a Region, or undefined before its first load. */
  state(connection: Connection): RegionState | undefined {
    return this.#regions.get(connectionKey(connection))?.state;
  }

  /** Returns the current contents of a Region, including during a refresh. They are never stale. */
  contents(connection: Connection): RegionContents | undefined {
    return this.#regions.get(connectionKey(connection))?.contents;
  }

  /** Returns the contents to display (see `RegionStore.visibleContents`). Do not base decisions on them. */
  visibleContents(connection: Connection): RegionContents | undefined {
    return this.#regions.get(connectionKey(connection))?.visibleContents;
  }

  /** Returns the stale contents of a Region, or undefined if it has current contents or no contents at all. */
  cached(connection: Connection): CachedContents | undefined {
    const region = this.#regions.get(connectionKey(connection));
    return region?.contents ? undefined : region?.cached;
  }

  /** Loads these connections from the cache on disk. Takes at most half a second and never rejects. */
  async loadCached(connections: readonly Connection[]): Promise<void> {
    const cacheSync = this.#cacheSync;
    if (cacheSync) {
      await Promise.all(connections.map((connection) => cacheSync.load(this.#region(connection))));
    }
  }

  /** Discards all stale contents in memory and on disk. Rejects if they cannot be deleted from disk. */
  async clearCache(): Promise<void> {
    for (const region of this.#regions.values()) {
      region.clearCached();
    }
    await this.#cacheSync?.clear();
  }

  /** Loads a Region, first from the cache and then from AWS, unless it is already loaded, failed, or loading. */
  async load(connection: Connection): Promise<RegionState> {
    const region = this.#region(connection);
    if (this.#cacheSync) {
      await this.#cacheSync.load(region);
      if (this.#regions.get(connectionKey(connection)) !== region) {
        // The connection has been removed in the meantime.
        return region.state;
      }
    }
    return region.load();
  }

  /** Loads a Region again (see `RegionStore.refresh`). */
  refresh(connection: Connection): Promise<RegionState> {
    return this.#region(connection).refresh();
  }

  /** Cancels the load of a Region, if it is loading. */
  cancel(connection: Connection): void {
    this.#regions.get(connectionKey(connection))?.cancel();
  }

  /** Loads Regions that are not loaded yet, a limited number at a time. Skips connections that are removed in the meantime. */
  loadAll(connections: readonly Connection[]): Promise<void> {
    return this.#forEach(connections, (connection) => this.load(connection));
  }

  /**
   * Loads Regions again, a limited number at a time. Skips connections that are removed in the meantime. If this method is called
   * again before all Regions have started to load, the remaining Regions load only once for both calls.
   */
  refreshAll(connections: readonly Connection[]): Promise<void> {
    const countsBefore = new Map(connections.map((connection) => [connection, this.#loadCount(connection)]));
    return this.#forEach(connections, (connection) =>
      this.#loadCount(connection) > (countsBefore.get(connection) ?? 0)
        ? this.load(connection)
        : this.refresh(connection),
    );
  }

  /** Returns the foundation models of a Region by ID, or an empty map if they cannot be listed. */
  models(connection: Connection): Promise<ModelsById> {
    return this.#region(connection).models();
  }

  /** Adds or replaces a profile that was just created or read. */
  put({ connection, profile }: ProfileRef): void {
    this.#regions.get(connectionKey(connection))?.put(profile);
  }

  /** Removes an application profile that no longer exists. */
  remove(connection: Connection, arn: string): void {
    this.#regions.get(connectionKey(connection))?.remove(arn);
  }

  /** Returns every profile in the current contents of these connections. */
  profiles(connections: readonly Connection[]): ProfileRef[] {
    return connections.flatMap((connection) =>
      allProfiles(this.contents(connection)).map((profile) => ({ connection, profile })),
    );
  }

  /** Removes every other connection and aborts its loads. */
  keepOnly(connections: readonly Connection[]): void {
    const kept = new Set(connections.map(connectionKey));
    this.#kept = kept;
    for (const [key, region] of this.#regions) {
      if (!kept.has(key)) {
        region.dispose();
        this.#regions.delete(key);
      }
    }
  }

  dispose(): void {
    this.#changed.dispose();
    this.keepOnly([]);
  }

  #forEach(connections: readonly Connection[], load: (connection: Connection) => Promise<RegionState>): Promise<void> {
    const keptBefore = this.#kept;
    return forEachLimited(connections, maxConcurrent, async (connection) => {
      if (this.#kept === keptBefore || this.#kept.has(connectionKey(connection))) {
        await load(connection);
      }
    });
  }

  #loadCount(connection: Connection): number {
    return this.#regions.get(connectionKey(connection))?.loadCount ?? 0;
  }

  #region(connection: Connection): RegionStore {
    const key = connectionKey(connection);
    const existing = this.#regions.get(key);
    if (existing) {
      return existing;
    }
    const events = { onDidChange: () => this.#handleChange(region), onProblem: this.#onProblem };
    const region = new RegionStore(connection, this.#loadBedrock, events, this.#now);
    this.#regions.set(key, region);
    return region;
  }

  #handleChange(region: RegionStore): void {
    if (region.state.status === "ready" && region.state.contents.withoutProfiles) {
      this.#cacheSync?.delete(region);
    } else if (region.state.status === "ready") {
      this.#cacheSync?.save(region, region.state.contents, this.#regions.values());
    } else if (region.state.status === "failed") {
      // The last contents of the Region are now stale, and another Region may have revealed that they belong to a different
      // account.
      this.#cacheSync?.dropOtherAccount(region);
    }
    this.#changed.fire(region.connection);
  }
}
