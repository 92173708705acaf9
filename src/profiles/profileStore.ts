import { forEachLimited } from "../util/limiter";
import type { Connection } from "../domain/connection";
import { connectionKey } from "../domain/connection";
import type { Disposable } from "../util/emitter";
import { Emitter } from "../util/emitter";
import type { InferenceProfile } from "../domain/inferenceProfile";
import type { ControlPlanes } from "../domain/ports";
import type { Problem } from "../domain/problem";
import type { ModelsById, RegionContents, CachedContents } from "./regionContents";
import { allProfiles } from "./regionContents";
import type { LoadOptions, RegionState } from "./regionStore";
import { RegionStore } from "./regionStore";
import type { CacheSyncOptions } from "./cacheSync";
import { CacheSync } from "./cacheSync";

/** A profile together with the connection it was read through. */
export interface ProfileRef {
  readonly connection: Connection;
  readonly profile: InferenceProfile;
}

/**
 * How many Regions are read at the same time: as many as one account has by default, so that none waits for another there, and
 * few enough that a dozen accounts with every Region do not open hundreds of connections at once.
 */
const maxConcurrent = 24;

/** More Regions than this at once are read profiles first: what takes time then is the number of requests. */
const fewRegions = 4;

/** What has been read of every connection: the one place that the tree, the pickers and the pages look into. */
export class ProfileStore implements Disposable {
  readonly #controlPlanes: ControlPlanes;
  readonly #onProblem: (problem: Problem) => void;
  readonly #regions = new Map<string, RegionStore>();
  readonly #changed = new Emitter<Connection>();
  readonly #cacheSync: CacheSync | undefined;
  readonly #now: () => Date;
  /** The connections that were kept when others were last forgotten. */
  #kept: ReadonlySet<string> = new Set();

  /** Fires with the connection whose Region has changed. */
  readonly onDidChange = this.#changed.event;

  /** `onProblem` hears of every failure, for the log. Without ports to remember with, it begins with nothing. */
  constructor(controlPlanes: ControlPlanes, onProblem: (problem: Problem) => void, cacheSync?: CacheSyncOptions) {
    this.#controlPlanes = controlPlanes;
    this.#onProblem = onProblem;
    this.#cacheSync = cacheSync && new CacheSync(cacheSync);
    this.#now = cacheSync ? () => cacheSync.clock.now() : () => new Date();
  }

  /** The state of a Region; nothing before it was first asked for. */
  state(connection: Connection): RegionState | undefined {
    return this.#regions.get(connectionKey(connection))?.state;
  }

  /** What is known of a Region now, a refresh under way or not; nothing that is only remembered. */
  contents(connection: Connection): RegionContents | undefined {
    return this.#regions.get(connectionKey(connection))?.contents;
  }

  /** What there is to be seen of a Region: what is known now, else what is remembered. Nothing may be decided by it. */
  visibleContents(connection: Connection): RegionContents | undefined {
    return this.contents(connection) ?? this.cached(connection)?.contents;
  }

  /** What there is to be seen of a Region as long as nothing better is known. */
  cached(connection: Connection): CachedContents | undefined {
    const region = this.#regions.get(connectionKey(connection));
    return region?.contents ? undefined : region?.cached;
  }

  /** Resolves when what is remembered of these connections is there to be seen. Never takes long, and never rejects. */
  async loadCached(connections: readonly Connection[]): Promise<void> {
    const cacheSync = this.#cacheSync;
    if (cacheSync) {
      await Promise.all(connections.map((connection) => cacheSync.load(this.#region(connection))));
    }
  }

  /** Lets go of everything that is only remembered, here and in the memory. */
  async clearCache(): Promise<void> {
    for (const region of this.#regions.values()) {
      region.clearCached();
    }
    await this.#cacheSync?.clear();
  }

  /** Loads a Region unless it is loaded or loading already. What is remembered of it comes first. */
  async load(connection: Connection, options: LoadOptions = {}): Promise<RegionState> {
    const region = this.#region(connection);
    if (this.#cacheSync) {
      await this.#cacheSync.load(region);
      if (this.#regions.get(connectionKey(connection)) !== region) {
        // It was let go of meanwhile.
        return region.state;
      }
    }
    return region.load(options);
  }

  /** Loads a Region anew; see `RegionStore.refresh`. */
  refresh(connection: Connection, options: LoadOptions = {}): Promise<RegionState> {
    return this.#region(connection).refresh(options);
  }

  /** Loads Regions that are not loaded yet, a bounded number at the same time; those forgotten meanwhile are left out. */
  loadAll(connections: readonly Connection[]): Promise<void> {
    return this.#each(connections, (connection, options) => this.load(connection, options));
  }

  /**
   * Loads Regions anew, a bounded number at the same time; those forgotten meanwhile are left out. Where this is asked for again
   * before all have had their turn, each of the rest is still loaded once for both.
   */
  refreshAll(connections: readonly Connection[]): Promise<void> {
    const before = new Map(connections.map((connection) => [connection, this.#loadCount(connection)]));
    return this.#each(connections, (connection, options) =>
      this.#loadCount(connection) > (before.get(connection) ?? 0)
        ? this.load(connection, options)
        : this.refresh(connection, options),
    );
  }

  /** The foundation models of a Region by ID; empty where they could not be listed. */
  models(connection: Connection): Promise<ModelsById> {
    return this.#region(connection).models();
  }

  /** Puts a profile that was just made or read among those of its Region. */
  put({ connection, profile }: ProfileRef): void {
    this.#regions.get(connectionKey(connection))?.put(profile);
  }

  /** Takes out a profile that turned out to be gone. */
  remove(connection: Connection, arn: string): void {
    this.#regions.get(connectionKey(connection))?.remove(arn);
  }

  /** Every profile of these connections that is known now. */
  profiles(connections: readonly Connection[]): ProfileRef[] {
    return connections.flatMap((connection) =>
      allProfiles(this.contents(connection)).map((profile) => ({ connection, profile })),
    );
  }

  /** Forgets every connection but these, aborting what is under way for them. */
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

  #each(
    connections: readonly Connection[],
    read: (connection: Connection, options: LoadOptions) => Promise<RegionState>,
  ): Promise<void> {
    const kept = this.#kept;
    const options = { profilesFirst: connections.length > fewRegions };
    return forEachLimited(connections, maxConcurrent, async (connection) => {
      if (this.#kept === kept || this.#kept.has(connectionKey(connection))) {
        await read(connection, options);
      }
    });
  }

  /** How many loads of a Region have been begun. */
  #loadCount(connection: Connection): number {
    return this.#regions.get(connectionKey(connection))?.loadCount ?? 0;
  }

  #region(connection: Connection): RegionStore {
    const key = connectionKey(connection);
    let region = this.#regions.get(key);
    if (!region) {
      const made = new RegionStore(
        connection,
        this.#controlPlanes,
        { changed: () => this.#regionChanged(made), problem: this.#onProblem },
        this.#now,
      );
      region = made;
      this.#regions.set(key, region);
    }
    return region;
  }

  #regionChanged(region: RegionStore): void {
    if (region.state.status === "ready") {
      this.#cacheSync?.save(region, region.state.contents, this.#regions.values());
    } else if (region.state.status === "failed") {
      // What it has read itself is only remembered from now on, and another Region may have answered meanwhile.
      this.#cacheSync?.dropOtherAccount(region);
    }
    this.#changed.fire(region.connection);
  }
}
