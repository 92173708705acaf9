import type { LoadSts } from "../aws/sts";
import type { Connection } from "../domain/connection";
import type { Disposable } from "../util/emitter";
import { Emitter } from "../util/emitter";
import type { Problem } from "../domain/problem";
import { isCancellation, problemOf, unexpectedProblem } from "../domain/problem";
import type { ProfileStore } from "./profileStore";
import type { RegionState } from "./regionStore";

/**
 * The account IDs of the AWS profiles in use and of the default credentials (undefined). They are mostly used for display, where
 * nothing waits for them and an ID that cannot be loaded is omitted. Code that changes something uses `confirm`.
 */
export class AccountIds implements Disposable {
  readonly #loadSts: LoadSts;
  readonly #onProblem: (problem: Problem) => void;
  readonly #ids = new Map<string | undefined, string>();
  /** The AWS profiles whose IDs do not have to be loaded again. */
  readonly #loaded = new Set<string | undefined>();
  /** The requests in progress. */
  readonly #requests = new Map<string | undefined, Promise<string | undefined>>();
  readonly #changed = new Emitter<string | undefined>();
  #abort = new AbortController();

  /** Fires with an AWS profile when its account ID is known or has changed. */
  readonly onDidChange = this.#changed.event;

  /** `onProblem` is called with every failure so that it can be logged. */
  constructor(loadSts: LoadSts, onProblem: (problem: Problem) => void) {
    this.#loadSts = loadSts;
    this.#onProblem = onProblem;
  }

  /** Returns the account ID of an AWS profile, or undefined while it is not known. */
  get(awsProfile: string | undefined): string | undefined {
    return this.#ids.get(awsProfile);
  }

  /** Loads the account ID of a connection's AWS profile, unless it is loaded or loading. Reports AWS errors to `onProblem`. */
  async load(connection: Connection): Promise<void> {
    if (!this.#loaded.has(connection.awsProfile)) {
      await this.confirm(connection);
    }
  }

  /**
   * Requests and returns the account ID of a connection's current credentials, for decisions that depend on it. Shares only
   * requests in progress, because renewed credentials may belong to another account. Returns undefined if the ID cannot be loaded,
   * and reports the failure to `onProblem`.
   */
  confirm(connection: Connection): Promise<string | undefined> {
    const { awsProfile } = connection;
    const running = this.#requests.get(awsProfile);
    if (running) {
      return running;
    }
    const request = this.#request(connection);
    this.#requests.set(awsProfile, request);
    return request;
  }

  async #request(connection: Connection): Promise<string | undefined> {
    const { awsProfile } = connection;
    const { signal } = this.#abort;
    try {
      // A response that other callers have received may be half a minute old.
      const id = await (await this.#loadSts()).getAccountId(connection, { signal, forceRefresh: true });
      if (signal.aborted) {
        return undefined;
      }
      this.#loaded.add(awsProfile);
      if (this.#ids.get(awsProfile) !== id) {
        this.#ids.set(awsProfile, id);
        this.#changed.fire(awsProfile);
      }
      return id;
    } catch (error) {
      if (!signal.aborted) {
        // The next `load` tries again.
        this.#loaded.delete(awsProfile);
      }
      if (!isCancellation(error)) {
        this.#onProblem(problemOf(error) ?? unexpectedProblem(error, "GetCallerIdentity", connection));
      }
      return undefined;
    } finally {
      // After `invalidate`, the entry belongs to a later request.
      if (!signal.aborted) {
        this.#requests.delete(awsProfile);
      }
    }
  }

  /**
   * Makes the next `load` for each AWS profile request its ID again, for example after a sign-in. Known IDs are kept until then.
   */
  invalidate(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#loaded.clear();
    this.#requests.clear();
  }

  dispose(): void {
    this.#abort.abort();
    this.#changed.dispose();
  }
}

/**
 * Returns whether AWS has accepted the credentials of a Region, so that another call will not prompt the user to sign in or enter
 * a code.
 */
export function areCredentialsAccepted(state: RegionState | undefined): boolean {
  return state?.status === "ready" || (state?.status === "failed" && state.problem.kind === "accessDenied");
}

/** Calls the listener whenever a Region changes and AWS has accepted its credentials, even if AWS denied the operation. */
export function onCredentialsAccepted(
  profileStore: Pick<ProfileStore, "onDidChange" | "state">,
  listener: (connection: Connection) => void,
): Disposable {
  return profileStore.onDidChange((connection) => {
    if (areCredentialsAccepted(profileStore.state(connection))) {
      listener(connection);
    }
  });
}
