import type { Connection } from "../domain/connection";
import type { Clock } from "../util/clock";
import type { RegionCache } from "./cache/cachedRegion";
import type { RegionContents, CachedContents } from "./regionContents";
import type { RegionStore } from "./regionStore";
import { accountsOf, allProfiles, groupByType } from "./regionContents";

/** The dependencies of a `CacheSync`. */
export interface CacheSyncOptions {
  readonly cache: RegionCache;
  readonly clock: Clock;
}

/** The maximum time that loading from AWS waits for the cache, in milliseconds, so that an unresponsive disk cannot block it. */
const maxWaitMs = 500;

/**
 * Transfers contents between Regions and the cache on disk. A connection is cached under the name of its AWS profile, which may
 * now belong to a different account. When a Region has loaded, cached contents of other accounts are dropped from all Regions of
 * the same AWS profile.
 */
export class CacheSync {
  readonly #cache: RegionCache;
  readonly #clock: Clock;
  /** The accounts of each AWS profile, according to its most recent response. */
  readonly #accounts = new Map<string | undefined, { readonly ids: ReadonlySet<string>; readonly readAt: Date }>();
  /** The load from the cache for each Region. Each Region is loaded from the cache only once. */
  readonly #loads = new WeakMap<RegionStore, Promise<void>>();
  /** The number of calls to `clear`. If it changes during a load, the result of the load is ignored. */
  #clearCount = 0;
  /** Settles when the cache has been cleared. Until then, the cache may still return old contents. */
  #clearing: Promise<unknown> = Promise.resolve();

  constructor({ cache, clock }: CacheSyncOptions) {
    this.#cache = cache;
    this.#clock = clock;
  }

  /**
   * Loads a Region from the cache. Resolves when the load is complete, or after `maxWaitMs`, in which case the contents may
   * arrive later.
   */
  async load(region: RegionStore): Promise<void> {
    if (region.contents) {
      return;
    }
    let load = this.#loads.get(region);
    if (!load) {
      load = this.#loadFromCache(region);
      this.#loads.set(region, load);
    }
    const loaded = new AbortController();
    const timeout = this.#clock.wait(maxWaitMs, loaded.signal).catch(() => undefined);
    await Promise.race([load, timeout]);
    loaded.abort();
  }

  /** Saves what AWS returned, and drops cached contents of other accounts from `others`. */
  save(region: RegionStore, contents: RegionContents, others: Iterable<RegionStore>): void {
    const { connection, readAt } = region;
    const profiles = allProfiles(contents);
    // Until the models are loaded, keep the cached ones on disk.
    const { models } = region.visibleContents ?? contents;
    this.#cache.save(connection, { readAt, profiles, models: [...models.values()] });
    const ids = accountsOf(contents);
    const known = this.#accounts.get(connection.awsProfile);
    // A Region is saved after every change, possibly after another Region has loaded more recently.
    if (ids.size === 0 || (known && known.readAt > readAt)) {
      return;
    }
    this.#accounts.set(connection.awsProfile, { ids, readAt });
    for (const other of others) {
      this.dropOtherAccount(other);
    }
  }

  /** Deletes the cached contents of a Region that has no inference profiles to cache. */
  delete({ connection }: RegionStore): void {
    this.#cache.delete(connection);
  }

  /** Discards the cached contents of a Region if its AWS profile is now known to belong to a different account. */
  dropOtherAccount(region: RegionStore): void {
    const { connection, cached } = region;
    if (cached && this.#isOtherAccount(connection, cached)) {
      region.clearCached();
      this.#cache.delete(connection);
    }
  }

  /** Deletes the cache on disk. Resolves when everything is deleted, and rejects if it cannot be deleted. */
  clear(): Promise<void> {
    this.#clearCount += 1;
    const clearing = this.#cache.clear();
    this.#clearing = clearing.catch(() => undefined);
    return clearing;
  }

  async #loadFromCache(region: RegionStore): Promise<void> {
    await this.#clearing;
    const { connection } = region;
    const clearCount = this.#clearCount;
    const found = await this.#cache.load(connection);
    if (!found || clearCount !== this.#clearCount) {
      return;
    }
    const { readAt, profiles, models } = found;
    const contents = { ...groupByType(profiles), models: new Map(models.map((model) => [model.id, model])) };
    const cached = { contents, readAt };
    if (this.#isOtherAccount(connection, cached)) {
      this.#cache.delete(connection);
    } else {
      region.setCached(cached);
    }
  }

  #isOtherAccount({ awsProfile }: Connection, { contents }: CachedContents): boolean {
    const known = this.#accounts.get(awsProfile);
    const accounts = [...accountsOf(contents)];
    return known !== undefined && accounts.length > 0 && !accounts.some((account) => known.ids.has(account));
  }
}
