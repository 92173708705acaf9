import type { Connection } from "../../domain/connection";
import type { Disposable } from "../../util/emitter";
import { Lazy } from "../../util/lazy";
import type { RegionCache } from "./cachedRegion";
import type { CachedRegion } from "./cachedRegion";

/** A cache that its creator must dispose of. */
export interface OwnedCache extends RegionCache, Disposable {}

/** A cache whose code is loaded on first use. */
export class LazyCache implements OwnedCache {
  readonly #cache: Lazy<OwnedCache>;
  readonly #onLoadFailure: (error: unknown) => void;
  #failureReported = false;
  #disposed = false;

  /** `onLoadFailure` is called once if the code cannot be loaded. In that case, nothing is cached. */
  constructor(load: () => Promise<OwnedCache>, onLoadFailure: (error: unknown) => void) {
    this.#cache = new Lazy(load);
    this.#onLoadFailure = onLoadFailure;
  }

  async load(connection: Connection): Promise<CachedRegion | undefined> {
    const cache = await this.#get().catch(() => undefined);
    return cache?.load(connection);
  }

  save(connection: Connection, cached: CachedRegion): void {
    this.#run((cache) => cache.save(connection, cached));
  }

  delete(connection: Connection): void {
    this.#run((cache) => cache.delete(connection));
  }

  async clear(): Promise<void> {
    const cache = await this.#get();
    await cache.clear();
  }

  dispose(): void {
    this.#disposed = true;
    this.#cache.dispose();
  }

  #run(use: (cache: OwnedCache) => void): void {
    if (!this.#disposed) {
      this.#get().then(use, () => undefined);
    }
  }

  #get(): Promise<OwnedCache> {
    const cache = this.#cache.get();
    cache.catch((error: unknown) => {
      if (!this.#failureReported) {
        this.#failureReported = true;
        this.#onLoadFailure(error);
      }
    });
    return cache;
  }
}
