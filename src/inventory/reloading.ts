import type { Connection } from "../core/connection";
import { mayLackSignIn } from "../core/problem";
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
  /** What has changed while Regions were being read. */
  #lateFiles = false;
  #lateSignIns = false;
  /** Whether they were read again for that already. */
  #again = false;
  /** Whether a change of files has come to nothing for that. */
  #missed = false;

  /** `now` tells milliseconds that only ever increase. */
  constructor(ports: ReloadPorts, now: () => number = () => performance.now()) {
    this.#ports = ports;
    this.#now = now;
  }

  /** A shared file has other contents. Some Regions may have been read with what it held before, so that good ones count, too. */
  filesChanged(): void {
    if (this.#isAroundLoad()) {
      this.#lateFiles = true;
      if (!this.#settle()) {
        this.#ports.findConnections();
      }
    } else {
      this.#reload(false);
    }
  }

  /** A sign-in was written. That says something only where credentials may be lacking for want of one: else it is a renewal. */
  signInsChanged(): void {
    if (this.#isAroundLoad()) {
      this.#lateSignIns = true;
      this.#settle();
    } else if (this.#mayLackSignIn()) {
      this.#reload(false);
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

  /** Whether files have changed that nothing was read again for: a refresh has to drop credentials then. Tells it once. */
  takeMissed(): boolean {
    const missed = this.#missed;
    this.#missed = false;
    return missed;
  }

  /** Once Regions have been read: has them read again for what came meanwhile, and tells whether it does. */
  #settle(): boolean {
    if (this.#isLoading()) {
      return false;
    }
    const files = this.#lateFiles;
    const isDue = files || (this.#lateSignIns && this.#mayLackSignIn());
    this.#lateFiles = false;
    this.#lateSignIns = false;
    if (isDue && !this.#again) {
      this.#reload(true);
      return true;
    }
    this.#missed ||= files;
    return false;
  }

  #reload(again: boolean): void {
    this.#again = again;
    this.#missed = false;
    this.#ports.reload();
  }

  /** Whether Regions are being read, or were a moment ago. */
  #isAroundLoad(): boolean {
    return this.#isLoading() || this.#now() - this.#loadedAt < slack;
  }

  #isLoading(): boolean {
    return this.#states().some((state) => state?.status === "loading");
  }

  #mayLackSignIn(): boolean {
    return this.#states().some((state) => state?.status === "failed" && mayLackSignIn(state.problem));
  }

  #states(): readonly (RegionState | undefined)[] {
    return this.#ports.connections().map((connection) => this.#ports.state(connection));
  }
}
