import type { Connection } from "../core/connection";
import type { Disposable } from "../core/emitter";
import type { RegionMemory } from "../core/ports";
import type { RememberedRegion } from "../core/rememberedRegion";

/** A memory that has something to let go of. */
export interface OwnedMemory extends RegionMemory, Disposable {}

/** What is remembered, by code that is loaded when it is first needed. */
export class LazyMemory implements OwnedMemory {
  readonly #load: () => Promise<OwnedMemory>;
  readonly #report: (error: unknown) => void;
  #loaded: Promise<OwnedMemory> | undefined;
  #disposed = false;

  /** `report` hears, once, that the code could not be loaded. Nothing is remembered then. */
  constructor(load: () => Promise<OwnedMemory>, report: (error: unknown) => void) {
    this.#load = load;
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
    this.#loaded?.then(
      (memory) => memory.dispose(),
      () => undefined,
    );
  }

  #tell(what: (memory: OwnedMemory) => void): void {
    if (!this.#disposed) {
      this.#get().then(what, () => undefined);
    }
  }

  #get(): Promise<OwnedMemory> {
    if (!this.#loaded) {
      this.#loaded = this.#load();
      this.#loaded.catch(this.#report);
    }
    return this.#loaded;
  }
}
