import type { Connection } from "../core/connection";
import { lacksCredentials } from "../core/problem";
import type { RegionState } from "./regionInventory";

/** What reloading looks at and carries out. */
export interface ReloadPorts {
  connections(): readonly Connection[];
  state(connection: Connection): RegionState | undefined;
  /** Looks for connections anew, which needs no credentials. */
  findConnections(): void;
  /** Drops all credentials and reads every Region anew. */
  reload(): void;
}

/**
 * How long after Regions were read a change still counts as one that came meanwhile, in milliseconds: files are looked at once
 * they have been quiet, and a busy editor hears of them later still.
 */
const slack = 2000;

/**
 * Decides what follows from a change of AWS's files. The SDK renews sign-ins, and programs write the credentials file, while
 * credentials are looked for: what changes around the reading of Regions has them read again once at most, and not again before
 * something has changed at another time.
 */
export class Reloading {
  readonly #ports: ReloadPorts;
  readonly #now: () => number;
  /** Whether Regions were being read when one of them last changed, and when they no longer were. */
  #loading = false;
  #loadedAt = -Infinity;
  /** Whether something has changed while Regions were being read. */
  #late = false;
  /** Whether they were read again for that already. */
  #again = false;

  /** `now` tells milliseconds that only ever increase. */
  constructor(ports: ReloadPorts, now: () => number = () => performance.now()) {
    this.#ports = ports;
    this.#now = now;
  }

  /** A shared file has other contents. */
  filesChanged(): void {
    if (this.#isLoading()) {
      this.#late = true;
      this.#ports.findConnections();
    } else if (this.#wasLoading()) {
      this.#late = true;
      if (!this.#settle()) {
        this.#ports.findConnections();
      }
    } else {
      this.#again = false;
      this.#ports.reload();
    }
  }

  /** A sign-in was written. That says something only where credentials are lacking: else it is a renewal. */
  signInsChanged(): void {
    if (this.#isLoading() || this.#wasLoading()) {
      this.#late = true;
      this.#settle();
    } else if (this.#lacksCredentials()) {
      this.#again = false;
      this.#ports.reload();
    }
  }

  /** A Region's state has changed. */
  regionChanged(): void {
    const loading = this.#isLoading();
    if (this.#loading && !loading) {
      this.#loadedAt = this.#now();
    }
    this.#loading = loading;
    this.#settle();
  }

  /** Once Regions have been read: has them read again for what came meanwhile, and tells whether it does. */
  #settle(): boolean {
    if (!this.#late || this.#isLoading()) {
      return false;
    }
    this.#late = false;
    if (this.#again || !this.#lacksCredentials()) {
      return false;
    }
    this.#again = true;
    this.#ports.reload();
    return true;
  }

  #isLoading(): boolean {
    return this.#states().some((state) => state?.status === "loading");
  }

  #wasLoading(): boolean {
    return this.#now() - this.#loadedAt < slack;
  }

  #lacksCredentials(): boolean {
    return this.#states().some((state) => state?.status === "failed" && lacksCredentials(state.problem));
  }

  #states(): readonly (RegionState | undefined)[] {
    return this.#ports.connections().map((connection) => this.#ports.state(connection));
  }
}
