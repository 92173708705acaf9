import type { Connection } from "../domain/connection";
import type { Disposable } from "../util/emitter";
import { Emitter } from "../util/emitter";
import type { Accounts } from "../domain/ports";
import type { Problem } from "../domain/problem";
import { isCancellation, problemOf, unexpectedProblem } from "../domain/problem";
import type { ProfileStore } from "./profileStore";
import type { RegionState } from "./regionStore";

/** The accounts of the AWS profiles in use, for showing. Nothing waits for them, and a failure leaves only a name without one. */
export class AccountIds implements Disposable {
  readonly #accounts: () => Promise<Accounts>;
  readonly #onProblem: (problem: Problem) => void;
  readonly #ids = new Map<string, string>();
  readonly #requested = new Set<string>();
  readonly #changed = new Emitter<string>();
  #abort = new AbortController();

  /** Fires with the AWS profile whose account has become known. */
  readonly onDidChange = this.#changed.event;

  /** `onProblem` hears of every failure, for the log. */
  constructor(accounts: () => Promise<Accounts>, onProblem: (problem: Problem) => void) {
    this.#accounts = accounts;
    this.#onProblem = onProblem;
  }

  /** The account of an AWS profile, once it is known. */
  get(awsProfile: string): string | undefined {
    return this.#ids.get(awsProfile);
  }

  /** Asks for the account of a connection's AWS profile, unless that was asked for before. Never rejects for what AWS refuses. */
  async load(connection: Connection): Promise<void> {
    const { awsProfile } = connection;
    if (awsProfile === undefined || this.#requested.has(awsProfile)) {
      return;
    }
    this.#requested.add(awsProfile);
    const { signal } = this.#abort;
    try {
      const account = await (await this.#accounts()).accountId(connection, { signal });
      if (!signal.aborted && this.#ids.get(awsProfile) !== account) {
        this.#ids.set(awsProfile, account);
        this.#changed.fire(awsProfile);
      }
    } catch (error) {
      if (!signal.aborted) {
        // Whoever shows the AWS profile next tries again.
        this.#requested.delete(awsProfile);
      }
      if (!isCancellation(error)) {
        this.#onProblem(problemOf(error) ?? unexpectedProblem(error, "GetCallerIdentity", connection));
      }
    }
  }

  /** Has every account asked for anew where it is next shown, as after a sign-in. Those known stay in view until then. */
  invalidate(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#requested.clear();
  }

  dispose(): void {
    this.#abort.abort();
    this.#changed.dispose();
  }
}

/** Whether AWS has taken the credentials of a Region, so that asking it something else asks nobody for anything. */
export function areCredentialsAccepted(state: RegionState | undefined): boolean {
  return state?.status === "ready" || (state?.status === "failed" && state.problem.kind === "accessDenied");
}

/** Tells of a Region each time it has changed and AWS has taken its credentials, be it to refuse what was asked. */
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
