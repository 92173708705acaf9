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
 * Decides what follows from a change of AWS's files. The SDK renews sign-ins, and programs write the credentials file, while
 * credentials are looked for: what changes while Regions are being read must not have them read again without end.
 */
export class Reloading {
  readonly #ports: ReloadPorts;
  /** Whether something has changed while Regions were being read. */
  #late = false;
  /** Whether they were read again for that already. */
  #again = false;

  constructor(ports: ReloadPorts) {
    this.#ports = ports;
  }

  /** A shared file has other contents. */
  filesChanged(): void {
    if (this.#isLoading()) {
      this.#late = true;
      this.#ports.findConnections();
    } else {
      this.#again = false;
      this.#ports.reload();
    }
  }

  /** A sign-in was written. That says something only where credentials are lacking: else it is a renewal. */
  signInsChanged(): void {
    if (this.#isLoading()) {
      this.#late = true;
    } else if (this.#lacksCredentials()) {
      this.#again = false;
      this.#ports.reload();
    }
  }

  /** A Region's state has changed. */
  regionChanged(): void {
    if (!this.#late || this.#isLoading()) {
      return;
    }
    this.#late = false;
    if (this.#lacksCredentials() && !this.#again) {
      this.#again = true;
      this.#ports.reload();
    }
  }

  #isLoading(): boolean {
    return this.#states().some((state) => state?.status === "loading");
  }

  #lacksCredentials(): boolean {
    return this.#states().some((state) => state?.status === "failed" && lacksCredentials(state.problem));
  }

  #states(): readonly (RegionState | undefined)[] {
    return this.#ports.connections().map((connection) => this.#ports.state(connection));
  }
}
