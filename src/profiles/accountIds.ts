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
  readonly #known = new Map<string, string>();
  readonly #asked = new Set<string>();
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
    return this.#known.get(awsProfile);
  }

  /** Asks for the account of a connection's AWS profile, unless that was asked for before. Never rejects for what AWS refuses. */
  async ask(connection: Connection): Promise<void> {
    const { awsProfile } = connection;
    if (awsProfile === undefined || this.#asked.has(awsProfile)) {
      return;
    }
    this.#asked.add(awsProfile);
    const { signal } = this.#abort;
    try {
      const account = await (await this.#accounts()).accountId(connection, { signal });
      if (!signal.aborted && this.#known.get(awsProfile) !== account) {
        this.#known.set(awsProfile, account);
        this.#changed.fire(awsProfile);
      }
    } catch (error) {
      if (!signal.aborted) {
        // Whoever shows the AWS profile next tries again.
        this.#asked.delete(awsProfile);
      }
      if (!isCancellation(error)) {
        this.#onProblem(problemOf(error) ?? unexpectedProblem(error, "GetCallerIdentity", connection));
      }
    }
  }

  /** Has every account asked for anew where it is next shown, as after a sign-in. Those known stay in view until then. */
  forget(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#asked.clear();
  }

  dispose(): void {
    this.#abort.abort();
    this.#changed.dispose();
  }
}

/** Whether AWS has taken the credentials of a Region, so that asking it something else asks nobody for anything. */
export function isAnswered(state: RegionState | undefined): boolean {
  return state?.status === "ready" || (state?.status === "failed" && state.problem.kind === "accessDenied");
}

/** Tells of a Region each time it has changed and AWS has taken its credentials, be it to refuse what was asked. */
export function onAnswered(
  profileStore: Pick<ProfileStore, "onDidChange" | "state">,
  listener: (connection: Connection) => void,
): Disposable {
  return profileStore.onDidChange((connection) => {
    if (isAnswered(profileStore.state(connection))) {
      listener(connection);
    }
  });
}
