import type { Connections } from "../../connections/connections";
import type { Connection } from "../../domain/connection";
import type { ProfileStore } from "../../profiles/profileStore";

/** Loads the Regions that the view shows. */
export class RegionLoader {
  readonly #connections: Connections;
  readonly #profileStore: ProfileStore;
  readonly #onDidFindConnections: () => void;
  readonly #whenRowsRequested: () => Promise<void>;
  /** The number of refreshes that are finding the connections to load. */
  #refreshesFinding = 0;
  /** The number of loads and refreshes that are finding connections or loading their cached contents. */
  #preparing = 0;

  /**
   * `onDidFindConnections` is called when the connections are known and their cached contents are loaded, or when they could not
   * be found. `whenRowsRequested` resolves when VS Code has requested the rows.
   */
  constructor(
    connections: Connections,
    profileStore: ProfileStore,
    onDidFindConnections: () => void,
    whenRowsRequested: () => Promise<void>,
  ) {
    this.#connections = connections;
    this.#profileStore = profileStore;
    this.#onDidFindConnections = onDidFindConnections;
    this.#whenRowsRequested = whenRowsRequested;
  }

  /** Whether a refresh is finding connections, and will load those that have changed. */
  get isFindingConnections(): boolean {
    return this.#refreshesFinding > 0;
  }

  /** Whether `onDidFindConnections` is still to be called. Until then, cached contents may be missing. */
  get isPreparing(): boolean {
    return this.#preparing > 0;
  }

  /** Loads every Region that is not loaded yet. */
  async load(): Promise<void> {
    const connections = await this.#prepare(() => this.#connections.find());
    if (connections.some((connection) => this.#profileStore.cached(connection))) {
      // Loading the AWS SDK blocks the extension host, so VS Code gets the cached rows first.
      await this.#whenRowsRequested();
    }
    await this.#profileStore.loadAll(connections);
  }

  /** Loads the given Regions again. Without them, reads settings and AWS files again, and then loads all Regions again. */
  async refresh(only: readonly Connection[] | undefined): Promise<void> {
    const connections = only ?? (await this.#findAgain());
    await this.#profileStore.refreshAll(connections);
  }

  async #findAgain(): Promise<readonly Connection[]> {
    this.#refreshesFinding += 1;
    try {
      return await this.#prepare(() => this.#connections.reload());
    } finally {
      this.#refreshesFinding -= 1;
    }
  }

  /** Finds the connections and loads their cached contents, so that the first rows already show them. */
  async #prepare(find: () => Promise<readonly Connection[]>): Promise<readonly Connection[]> {
    this.#preparing += 1;
    try {
      const connections = await find();
      await this.#profileStore.loadCached(connections);
      return connections;
    } finally {
      this.#preparing -= 1;
      this.#onDidFindConnections();
    }
  }
}
