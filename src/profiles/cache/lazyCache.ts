import type { Connection } from "../../domain/connection";
import type { Disposable } from "../../util/emitter";
import { Lazy } from "../../util/lazy";
import type { RegionMemory } from "../../domain/ports";
import type { RememberedRegion } from "./cachedRegion";

/** A memory that has something to let go of. */
export interface OwnedMemory extends RegionMemory, Disposable {}

/** What is remembered, by code that is loaded when it is first needed. */
export class LazyMemory implements OwnedMemory {
  readonly #memory: Lazy<OwnedMemory>;
  readonly #report: (error: unknown) => void;
  /** Whether it was told that there is no memory. */
  #told = false;
  #disposed = false;

  /** `report` hears, once, that the code could not be loaded. Nothing is remembered then. */
  constructor(load: () => Promise<OwnedMemory>, report: (error: unknown) => void) {
    this.#memory = new Lazy(load);
    this.#report = report;
  }

  async recall(connection: Connection): Promise<RememberedRegion | undefined> {
    const memory = await this.#get().catch(() => undefined);
    return memory?.recall(connection);
  }

  keep(connection: Connection, remembered: RememberedRegion): void {
    this.#tell((memory) => memory.keep(connection, remembered));
  }

  forget(connection: Connection): void {
    this.#tell((memory) => memory.forget(connection));
  }

  async forgetAll(): Promise<void> {
    const memory = await this.#get();
    await memory.forgetAll();
  }

  dispose(): void {
    this.#disposed = true;
    this.#memory.dispose();
  }

  #tell(what: (memory: OwnedMemory) => void): void {
    if (!this.#disposed) {
      this.#get().then(what, () => undefined);
    }
  }

  #get(): Promise<OwnedMemory> {
    const memory = this.#memory.get();
    memory.catch((error: unknown) => {
      if (!this.#told) {
        this.#told = true;
        this.#report(error);
      }
    });
    return memory;
  }
}
