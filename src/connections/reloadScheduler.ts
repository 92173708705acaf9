import type { Connection } from "../domain/connection";
import type { Disposable } from "../util/emitter";
import { mayLackSignIn } from "../domain/problem";
import type { RegionState } from "../profiles/regionStore";

/** What reloading looks at and carries out. */
export interface ReloadActions {
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
const settleMs = 2000;

/** The longest wait between readings that each change something, in milliseconds. */
const maxPauseMs = 300_000;

/** Does something after so many milliseconds; gives what keeps it from being done. */
type Later = (milliseconds: number, run: () => void) => () => void;

/**
 * Decides what follows from a change of AWS's files. The SDK renews sign-ins, and programs write the credentials file, while
 * credentials are looked for: what changes around the reading of Regions has them read again at once only the first time, and
 * after longer and longer pauses where that goes on.
 */
export class ReloadScheduler implements Disposable {
  readonly #ports: ReloadActions;
  readonly #now: () => number;
  readonly #later: Later;
  /** Whether Regions were being read when one of them last changed, and when they no longer were. */
  #loading = false;
  #loadedAt = -Infinity;
  /** What has changed while Regions were being read. */
  #lateFiles = false;
  #lateSignIns = false;
  /** How long the next reading for a change around a reading is put off, in milliseconds, and what calls it off. */
  #pause = 0;
  #cancelPending: (() => void) | undefined;

  /** `now` tells milliseconds that only ever increase. */
  constructor(ports: ReloadActions, now: () => number = () => performance.now(), later: Later = afterTimeout) {
    this.#ports = ports;
    this.#now = now;
    this.#later = later;
  }

  /** Forgets what was put off. */
  dispose(): void {
    this.#takeOff();
  }

  /** A shared file has other contents. Some Regions may have been read with what it held before, so that good ones count, too. */
  filesChanged(): void {
    if (this.#isAroundLoad()) {
      this.#lateFiles = true;
      if (!this.#settle()) {
        this.#ports.findConnections();
      }
    } else {
      this.#reloadAtOnce();
    }
  }

  /** A sign-in was written. That says something only where credentials may be lacking for want of one: else it is a renewal. */
  signInsChanged(): void {
    if (this.#isAroundLoad()) {
      this.#lateSignIns = true;
      this.#settle();
    } else if (this.#mayLackSignIn()) {
      this.#reloadAtOnce();
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

  /** Whether a reading was put off: whoever reads anew takes its place, and has to drop credentials first. Tells it once. */
  consumePendingReload(): boolean {
    return this.#takeOff();
  }

  /** Once Regions have been read: has them read again for what came meanwhile, and tells whether that is at once. */
  #settle(): boolean {
    if (this.#isLoading()) {
      return false;
    }
    const isDue = this.#lateFiles || (this.#lateSignIns && this.#mayLackSignIn());
    this.#lateFiles = false;
    this.#lateSignIns = false;
    if (isDue && this.#pause === 0) {
      this.#reloadWithBackoff();
      return true;
    }
    if (isDue) {
      this.#cancelPending ??= this.#later(this.#pause, () => this.#reloadWithBackoff());
    }
    return false;
  }

  #reloadAtOnce(): void {
    this.#takeOff();
    this.#pause = 0;
    this.#ports.reload();
  }

  #reloadWithBackoff(): void {
    this.#takeOff();
    this.#pause = Math.min(Math.max(2 * this.#pause, settleMs), maxPauseMs);
    this.#ports.reload();
  }

  #takeOff(): boolean {
    const wasPutOff = this.#cancelPending !== undefined;
    this.#cancelPending?.();
    this.#cancelPending = undefined;
    return wasPutOff;
  }

  /** Whether Regions are being read, or were a moment ago. */
  #isAroundLoad(): boolean {
    return this.#isLoading() || this.#now() - this.#loadedAt < settleMs;
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

function afterTimeout(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  // Nothing is kept running for the sake of it.
  timer.unref();
  return () => clearTimeout(timer);
}
