import type { Connection } from "../../domain/connection";
import type { Disposable } from "../../util/emitter";
import { Lazy } from "../../util/lazy";
import type { RegionCache } from "../../domain/ports";
import type { CachedRegion } from "./cachedRegion";

/** A memory that has something to let go of. */
export interface OwnedCache extends RegionCache, Disposable {}

/** What is remembered, by code that is loaded when it is first needed. */
export class LazyCache implements OwnedCache {
  readonly #cache: Lazy<OwnedCache>;
  readonly #report: (error: unknown) => void;
  /** Whether it was told that there is no memory. */
  #told = false;
  #disposed = false;

  /** `report` hears, once, that the code could not be loaded. Nothing is remembered then. */
  constructor(load: () => Promise<OwnedCache>, report: (error: unknown) => void) {
    this.#cache = new Lazy(load);
    this.#report = report;
  }

  async load(connection: Connection): Promise<CachedRegion | undefined> {
    const cache = await this.#get().catch(() => undefined);
    return cache?.load(connection);
  }

  save(connection: Connection, cached: CachedRegion): void {
    this.#tell((cache) => cache.save(connection, cached));
  }

  delete(connection: Connection): void {
    this.#tell((cache) => cache.delete(connection));
  }

  async clear(): Promise<void> {
    const cache = await this.#get();
    await cache.clear();
  }

  dispose(): void {
    this.#disposed = true;
    this.#cache.dispose();
  }

  #tell(what: (cache: OwnedCache) => void): void {
    if (!this.#disposed) {
      this.#get().then(what, () => undefined);
    }
  }

  #get(): Promise<OwnedCache> {
    const cache = this.#cache.get();
    cache.catch((error: unknown) => {
      if (!this.#told) {
        this.#told = true;
        this.#report(error);
      }
    });
    return cache;
  }
}
