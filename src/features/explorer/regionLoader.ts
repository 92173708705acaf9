import type { Connections } from "../../connections/connections";
import type { Connection } from "../../domain/connection";
import type { ProfileStore } from "../../profiles/profileStore";

/** Loads the Regions that the view shows. */
export class RegionLoader {
  readonly #connections: Connections;
  readonly #profileStore: ProfileStore;
  readonly #onDidPrepareRows: () => void;
  readonly #whenRowsRequested: () => Promise<void>;
  /** The number of refreshes that are currently rereading settings and AWS files. */
  #runningReloads = 0;
  /** The number of loads and refreshes that are currently finding connections or loading cached contents. */
  #runningPreparations = 0;

  /**
   * `onDidPrepareRows` is called when the connections are known and their cached contents are loaded, or when the connections
   * could not be found. `whenRowsRequested` must resolve when VS Code has requested the rows.
   */
  constructor(
    connections: Connections,
    profileStore: ProfileStore,
    onDidPrepareRows: () => void,
    whenRowsRequested: () => Promise<void>,
  ) {
    this.#connections = connections;
    this.#profileStore = profileStore;
    this.#onDidPrepareRows = onDidPrepareRows;
    this.#whenRowsRequested = whenRowsRequested;
  }

  /** Whether a refresh is rereading the settings and AWS files. The refresh will also load the connections that have changed. */
  get isReloadingConnections(): boolean {
    return this.#runningReloads > 0;
  }

  /** Whether `onDidPrepareRows` has not been called yet. Until then, cached contents may be missing. */
  get isPreparingRows(): boolean {
    return this.#runningPreparations > 0;
  }

  /** Loads all Regions that are not loaded yet. */
  async load(): Promise<void> {
    const connections = await this.#prepareRows(() => this.#connections.find());
    if (connections.some((connection) => this.#profileStore.cached(connection))) {
      // Loading the AWS SDK blocks the extension host, so first let VS Code request the cached rows.
      await this.#whenRowsRequested();
    }
    await this.#profileStore.loadAll(connections);
  }

  /**
   * Loads the given Regions again. If they are undefined, first rereads the settings and AWS files, and then reloads all Regions.
   */
  async refresh(only: readonly Connection[] | undefined): Promise<void> {
    const connections = only ?? (await this.#reloadConnections());
    await this.#profileStore.refreshAll(connections);
  }

  async #reloadConnections(): Promise<readonly Connection[]> {
    this.#runningReloads += 1;
    try {
      return await this.#prepareRows(() => this.#connections.reload());
    } finally {
      this.#runningReloads -= 1;
    }
  }

  /** Finds the connections and loads their cached contents, so that the first rendered rows already show them. */
  async #prepareRows(find: () => Promise<readonly Connection[]>): Promise<readonly Connection[]> {
    this.#runningPreparations += 1;
    try {
      const connections = await find();
      await this.#profileStore.loadCached(connections);
      return connections;
    } finally {
      this.#runningPreparations -= 1;
      this.#onDidPrepareRows();
    }
  }
}
