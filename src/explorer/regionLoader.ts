import type { Connections } from "../config/connections";
import type { Connection } from "../core/connection";
import type { Inventory } from "../inventory/inventory";

/** Reads the Regions that are shown. */
export class RegionLoader {
  readonly #connections: Connections;
  readonly #inventory: Inventory;
  readonly #onSearched: () => void;
  /** Refreshes that are finding out what to read. */
  #searching = 0;

  /** `onSearched` hears when it is known which Regions there are, also where that could not be found out. */
  constructor(connections: Connections, inventory: Inventory, onSearched: () => void) {
    this.#connections = connections;
    this.#inventory = inventory;
    this.#onSearched = onSearched;
  }

  /** Whether what has changed just now will be read anyhow: by the refresh that has found the change. */
  get refreshing(): boolean {
    return this.#searching > 0;
  }

  /** Reads every Region that is not read yet. */
  async load(): Promise<void> {
    const connections = await this.#connections.find().finally(this.#onSearched);
    await Promise.all(connections.map((connection) => this.#inventory.load(connection)));
  }

  /** Reads some Regions anew, or all of them, and the settings and files that tell which they are. */
  async refresh(some: readonly Connection[] | undefined): Promise<void> {
    const connections = some ?? (await this.#searchAnew());
    await Promise.all(connections.map((each) => this.#inventory.refresh(each)));
  }

  async #searchAnew(): Promise<readonly Connection[]> {
    this.#searching += 1;
    try {
      return await this.#connections.findAnew();
    } finally {
      this.#searching -= 1;
      this.#onSearched();
    }
  }
}
