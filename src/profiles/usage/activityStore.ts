import type { LoadCloudWatch } from "../../aws/cloudWatch";
import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";
import type { Problem } from "../../domain/problem";
import { isCancellation, problemOf, unexpectedProblem } from "../../domain/problem";
import { activityMaxAgeMs, attemptMetrics, type ActivityState } from "../../domain/usage/activity";
import { usageMetrics } from "../../domain/usage/metrics";
import type { Clock } from "../../util/clock";
import type { Disposable } from "../../util/emitter";
import { Emitter } from "../../util/emitter";

interface Entry {
  /** When the last request was sent, in milliseconds. */
  readonly requestedAt: number;
  readonly state?: ActivityState;
}

/**
 * Stores which profiles of each Region CloudWatch has data for (ListMetrics). A Region is requested at most once an hour. After
 * AWS has denied a request, it is not requested again until the user asks for it. There is no timer: callers request the activity
 * while it is visible.
 */
export class ActivityStore implements Disposable {
  readonly #loadCloudWatch: LoadCloudWatch;
  readonly #clock: Pick<Clock, "now">;
  readonly #onProblem: (problem: Problem) => void;
  readonly #entries = new Map<string, Entry>();
  readonly #changed = new Emitter<Connection>();
  #abort = new AbortController();

  /** Fires with the connection whose activity has changed. */
  readonly onDidChange = this.#changed.event;

  /** `onProblem` is called with failures so that they can be logged. */
  constructor(loadCloudWatch: LoadCloudWatch, clock: Pick<Clock, "now">, onProblem: (problem: Problem) => void) {
    this.#loadCloudWatch = loadCloudWatch;
    this.#clock = clock;
    this.#onProblem = onProblem;
  }

  /** Returns the last known activity in a Region, or the reason it could not be loaded. Sends no request. */
  state(connection: Connection): ActivityState | undefined {
    return this.#entries.get(connectionKey(connection))?.state;
  }

  /** Loads the activity in a Region, unless it was requested in the last hour or AWS has denied it. Never rejects. */
  async load(connection: Connection): Promise<void> {
    const key = connectionKey(connection);
    const known = this.#entries.get(key);
    const now = this.#clock.now().getTime();
    if (known && (isDenied(known) || isRecent(known, now))) {
      return;
    }
    const { signal } = this.#abort;
    this.#entries.set(key, { ...known, requestedAt: now });
    const state = await this.#request(connection, now, signal);
    if (signal.aborted) {
      return;
    }
    if (state) {
      this.#entries.set(key, { requestedAt: now, state });
      this.#changed.fire(connection);
    } else {
      this.#entries.delete(key);
    }
  }

  /** Allows the next `load` for a connection to try again at once after a failure. */
  retryFailed(connection: Connection): void {
    if (this.state(connection)?.status === "failed") {
      this.#entries.delete(connectionKey(connection));
    }
  }

  /** Stops all requests and discards all data, for example after the credentials have changed. */
  clear(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#entries.clear();
  }

  dispose(): void {
    this.#abort.abort();
    this.#changed.dispose();
  }

  /** Returns undefined if the request was canceled, for example with the prompt for an MFA code. */
  async #request(connection: Connection, asOf: number, signal: AbortSignal): Promise<ActivityState | undefined> {
    try {
      const cloudWatch = await this.#loadCloudWatch();
      // Send the requests one after another, so that only one is denied if the permission is missing.
      const calls = await cloudWatch.listModelIds(connection, usageMetrics.calls, { signal });
      const attempts = new Set<string>();
      for (const metric of attemptMetrics) {
        for (const id of await cloudWatch.listModelIds(connection, usageMetrics[metric], { signal })) {
          attempts.add(id);
        }
      }
      return { status: "ready", activity: { asOf, calls, attempts } };
    } catch (error) {
      if (signal.aborted || isCancellation(error)) {
        return undefined;
      }
      const problem = problemOf(error) ?? unexpectedProblem(error, "ListMetrics", connection);
      this.#onProblem(problem);
      return { status: "failed", problem };
    }
  }
}

/** Returns whether an entry was requested in the last hour. Its age is negative if the clock was set back since then. */
function isRecent({ requestedAt }: Entry, now: number): boolean {
  return now >= requestedAt && now - requestedAt < activityMaxAgeMs;
}

function isDenied({ state }: Entry): boolean {
  return state?.status === "failed" && state.problem.kind === "accessDenied";
}
