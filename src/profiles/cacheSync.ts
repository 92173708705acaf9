import type { Connection } from "../domain/connection";
import type { Clock, RegionCache } from "../domain/ports";
import type { RegionContents, CachedContents } from "./regionContents";
import type { RegionStore } from "./regionStore";
import { accountsOf, allProfiles, sortOut } from "./regionContents";

/** What an inventory remembers with. */
export interface CacheSyncOptions {
  readonly cache: RegionCache;
  readonly clock: Clock;
}

/** How long reading from AWS waits for what is remembered, in milliseconds: a disk that hangs must hold up nothing. */
const patience = 500;

/**
 * Takes what was read from one window to the next. The account is not known before AWS answers; once one Region has, what other
 * Regions of the same AWS profile remember of other accounts is dropped: its credentials have become those of somebody else.
 */
export class CacheSync {
  readonly #cache: RegionCache;
  readonly #clock: Clock;
  /** The accounts that AWS profiles have turned out to belong to, by the newest answer. */
  readonly #accounts = new Map<string | undefined, { readonly ids: ReadonlySet<string>; readonly readAt: Date }>();
  /** Each Region is asked for once. */
  readonly #loads = new WeakMap<RegionStore, Promise<void>>();
  /** How often everything was dropped: what was being read meanwhile is dropped as well. */
  #dropped = 0;
  /** Settles when the memory has dropped everything: until then it may still give it. */
  #dropping: Promise<unknown> = Promise.resolve();

  constructor({ cache, clock }: CacheSyncOptions) {
    this.#cache = cache;
    this.#clock = clock;
  }

  /** Resolves when what is remembered of a Region is in it, or that would take too long: it then comes later. */
  async load(region: RegionStore): Promise<void> {
    if (region.contents) {
      return;
    }
    let recall = this.#loads.get(region);
    if (!recall) {
      recall = this.#loadFromCache(region);
      this.#loads.set(region, recall);
    }
    const enough = new AbortController();
    const tooLong = this.#clock.wait(patience, enough.signal).catch(() => undefined);
    await Promise.race([recall, tooLong]);
    enough.abort();
  }

  /** Keeps what AWS has answered, and drops from the other Regions what is of another account. */
  save(region: RegionStore, contents: RegionContents, others: Iterable<RegionStore>): void {
    const { connection, readAt } = region;
    const profiles = allProfiles(contents);
    this.#cache.save(connection, { readAt, profiles, models: [...contents.models.values()] });
    const ids = accountsOf(contents);
    const known = this.#accounts.get(connection.awsProfile);
    // A Region is kept again with each change to it, also after another one has answered later.
    if (ids.size === 0 || (known && known.readAt > readAt)) {
      return;
    }
    this.#accounts.set(connection.awsProfile, { ids, readAt });
    for (const other of others) {
      this.dropOtherAccount(other);
    }
  }

  /** Drops what a Region remembers of another account than its AWS profile is known to belong to. */
  dropOtherAccount(region: RegionStore): void {
    const { connection, cached } = region;
    if (cached && this.#isOtherAccount(connection, cached)) {
      region.clearCached();
      this.#cache.delete(connection);
    }
  }

  /** Drops everything that windows before have left; resolves when it is gone. */
  clear(): Promise<void> {
    this.#dropped += 1;
    const dropping = this.#cache.clear();
    this.#dropping = dropping.catch(() => undefined);
    return dropping;
  }

  async #loadFromCache(region: RegionStore): Promise<void> {
    await this.#dropping;
    const { connection } = region;
    const dropped = this.#dropped;
    const found = await this.#cache.load(connection);
    if (!found || dropped !== this.#dropped) {
      return;
    }
    const { readAt, profiles, models } = found;
    const contents = { ...sortOut(profiles), models: new Map(models.map((model) => [model.id, model])) };
    const cached = { contents, readAt };
    if (this.#isOtherAccount(connection, cached)) {
      this.#cache.delete(connection);
    } else {
      region.setCached(cached);
    }
  }

  #isOtherAccount({ awsProfile }: Connection, { contents }: CachedContents): boolean {
    const own = this.#accounts.get(awsProfile);
    const accounts = [...accountsOf(contents)];
    return own !== undefined && accounts.length > 0 && !accounts.some((account) => own.ids.has(account));
  }
}
