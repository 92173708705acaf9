import type { Connections } from "../../connections/connections";
import type { Connection } from "../../domain/connection";
import type { ProfileStore } from "../../profiles/profileStore";

/** Reads the Regions that are shown. */
export class RegionLoader {
  readonly #connections: Connections;
  readonly #profileStore: ProfileStore;
  readonly #onSearched: () => void;
  readonly #whenAsked: () => Promise<void>;
  /** Refreshes that are finding out what to read. */
  #searching = 0;
  /** Searches that are not done with what is remembered of the Regions they have found. */
  #recalling = 0;

  /**
   * `onSearched` hears when it is known which Regions there are, also where that could not be found out; `whenAsked` resolves when
   * the editor has asked for their rows.
   */
  constructor(
    connections: Connections,
    profileStore: ProfileStore,
    onSearched: () => void,
    whenAsked: () => Promise<void>,
  ) {
    this.#connections = connections;
    this.#profileStore = profileStore;
    this.#onSearched = onSearched;
    this.#whenAsked = whenAsked;
  }

  /** Whether what has changed just now will be read anyhow: by the refresh that has found the change. */
  get refreshing(): boolean {
    return this.#searching > 0;
  }

  /** Whether `onSearched` will be told of Regions that may be there already: what is remembered of them is not yet. */
  get recalling(): boolean {
    return this.#recalling > 0;
  }

  /** Reads every Region that is not read yet. */
  async load(): Promise<void> {
    const connections = await this.#recallThose(() => this.#connections.find());
    if (connections.some((connection) => this.#profileStore.cached(connection))) {
      // Loading the AWS SDK would keep the extension from giving the editor the rows that are there already.
      await this.#whenAsked();
    }
    await this.#profileStore.loadAll(connections);
  }

  /** Reads some Regions anew, or all of them, and the settings and files that tell which they are. */
  async refresh(some: readonly Connection[] | undefined): Promise<void> {
    const connections = some ?? (await this.#searchAnew());
    await this.#profileStore.refreshAll(connections);
  }

  async #searchAnew(): Promise<readonly Connection[]> {
    this.#searching += 1;
    try {
      return await this.#recallThose(() => this.#connections.reload());
    } finally {
      this.#searching -= 1;
    }
  }

  /** Finds Regions. What is remembered of them is to be there when their rows are first drawn. */
  async #recallThose(find: () => Promise<readonly Connection[]>): Promise<readonly Connection[]> {
    this.#recalling += 1;
    try {
      const connections = await find();
      await this.#profileStore.loadCached(connections);
      return connections;
    } finally {
      this.#recalling -= 1;
      this.#onSearched();
    }
  }
}
