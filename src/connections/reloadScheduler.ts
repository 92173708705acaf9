import type { Disposable } from "../util/emitter";

/** The state that a `ReloadScheduler` reads and the actions that it triggers. */
export interface ReloadActions {
  /** Whether any Region is being loaded. */
  isLoading(): boolean;
  /** Whether a Region failed for a reason that a new sign-in may fix. */
  mayNeedSignIn(): boolean;
  /** Searches for connections again, which needs no credentials. */
  findConnections(): void;
  /** Discards all credentials and refreshes every Region. */
  reload(): void;
}

/**
 * The time in milliseconds after a load during which a change is still attributed to the load, because file events are debounced
 * and arrive late if the extension host is busy.
 */
const settleMs = 2000;

/** The maximum pause before a reload caused by a change during a load, in milliseconds. */
const maxPauseMs = 300_000;

/** Runs a callback after a delay in milliseconds. Returns a function that cancels it. */
type Schedule = (delayMs: number, run: () => void) => () => void;

/**
 * Determines when a change to the AWS files causes a reload. Loading can itself change these files: the SDK renews sign-ins, and
 * a `credential_process` program may write the credentials file. A change during a load therefore causes one immediate reload.
 * Further reloads follow only after pauses, which double up to five minutes.
 */
export class ReloadScheduler implements Disposable {
  readonly #actions: ReloadActions;
  readonly #now: () => number;
  readonly #schedule: Schedule;
  /** Whether any Region was loading when a Region last changed. */
  #wasLoading = false;
  /** The time when the last load ended, according to `now`. */
  #loadedAt = -Infinity;
  #filesChangedDuringLoad = false;
  #signInsChangedDuringLoad = false;
  /** The pause before the next reload caused by a change during a load, in milliseconds. */
  #pauseMs = 0;
  #cancelPending: (() => void) | undefined;

  /** `now` is a monotonic clock in milliseconds. */
  constructor(
    actions: ReloadActions,
    now: () => number = () => performance.now(),
    schedule: Schedule = scheduleTimeout,
  ) {
    this.#actions = actions;
    this.#now = now;
    this.#schedule = schedule;
  }

  /** Cancels the pending reload. */
  dispose(): void {
    this.#clearPending();
  }

  /** Handles new contents of a shared config file. Regions that loaded successfully may have used the old contents too. */
  filesChanged(): void {
    if (!this.#isDuringLoad()) {
      this.#reloadNow();
      return;
    }
    this.#filesChangedDuringLoad = true;
    if (!this.#handleChangesDuringLoad()) {
      this.#actions.findConnections();
    }
  }

  /**
   * Handles a write to a sign-in cache. The write matters only if a Region may need a sign-in. Otherwise it is a token renewal.
   */
  signInsChanged(): void {
    if (this.#isDuringLoad()) {
      this.#signInsChangedDuringLoad = true;
      this.#handleChangesDuringLoad();
    } else if (this.#actions.mayNeedSignIn()) {
      this.#reloadNow();
    }
  }

  /** Handles a change of a Region's state. */
  regionChanged(): void {
    const isLoading = this.#actions.isLoading();
    if (this.#wasLoading && !isLoading) {
      this.#loadedAt = this.#now();
    }
    this.#wasLoading = isLoading;
    this.#handleChangesDuringLoad();
  }

  /**
   * Cancels the pending reload and returns whether there was one. The caller reloads instead, and must discard credentials first.
   */
  consumePendingReload(): boolean {
    return this.#clearPending();
  }

  /** Once no Region is loading, reloads or schedules a reload for changes during the load. Returns whether it reloaded now. */
  #handleChangesDuringLoad(): boolean {
    if (this.#actions.isLoading()) {
      return false;
    }
    const isReloadNeeded =
      this.#filesChangedDuringLoad || (this.#signInsChangedDuringLoad && this.#actions.mayNeedSignIn());
    this.#filesChangedDuringLoad = false;
    this.#signInsChangedDuringLoad = false;
    if (isReloadNeeded && this.#pauseMs === 0) {
      this.#reloadWithBackoff();
      return true;
    }
    if (isReloadNeeded) {
      this.#cancelPending ??= this.#schedule(this.#pauseMs, () => this.#reloadWithBackoff());
    }
    return false;
  }

  #reloadNow(): void {
    this.#clearPending();
    this.#pauseMs = 0;
    this.#actions.reload();
  }

  #reloadWithBackoff(): void {
    this.#clearPending();
    this.#pauseMs = Math.min(Math.max(2 * this.#pauseMs, settleMs), maxPauseMs);
    this.#actions.reload();
  }

  #clearPending(): boolean {
    const wasPending = this.#cancelPending !== undefined;
    this.#cancelPending?.();
    this.#cancelPending = undefined;
    return wasPending;
  }

  /** Returns whether a Region is loading or was loading within the last `settleMs`. */
  #isDuringLoad(): boolean {
    return this.#actions.isLoading() || this.#now() - this.#loadedAt < settleMs;
  }
}

function scheduleTimeout(delayMs: number, run: () => void): () => void {
  const timer = setTimeout(run, delayMs);
  // The timer must not keep the process running.
  timer.unref();
  return () => clearTimeout(timer);
}
