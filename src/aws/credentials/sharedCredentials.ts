import type { AwsCredentialIdentity } from "@smithy/types";
import { abortable } from "../../util/abortable";
import type { ProblemKind } from "../../domain/problem";
import { CredentialsError } from "../errors/credentialsError";

/** Looks for credentials; `region` is that of who first needs them. */
export type Resolve = (region: string, signal: AbortSignal) => Promise<AwsCredentialIdentity>;

/** Credentials are renewed this long before they expire, in milliseconds, or sooner where they are short-lived. */
const renewalWindowMs = 300_000;

/** After a renewal has failed before the time was up, the next is tried so much later, in milliseconds. */
const renewalPauseMs = 60_000;

/** Failures that a person had to do with, or a program of theirs that may ask them things. */
const sharedFailureKinds: ReadonlySet<ProblemKind> = new Set(["mfaCancelled", "mfaRefused", "processFailed"]);

/**
 * For so many milliseconds, such a failure is everybody's: Regions that wait for their turn do not ask again what has just
 * been answered. Whoever tries again after they have read of it does.
 */
const sharedFailureMs = 500;

/** Searches for one need at most: a program that has its own search stopped, as it writes a watched file, would run for ever. */
const maxSearches = 3;

/** So many milliseconds after credentials were found, a Region's refusal says more of the Region than of them. */
const gracePeriodMs = 60_000;

interface Held {
  readonly identity: AwsCredentialIdentity;
  readonly foundAt: number;
  readonly expiresAt: number;
  renewAt: number;
  /** The Regions where AWS took them. */
  readonly acceptedIn: Set<string>;
}

interface Search {
  readonly result: Promise<AwsCredentialIdentity>;
  readonly abort: AbortController;
  waiting: number;
}

/**
 * The credentials of one AWS profile, for all Regions. Whoever needs them at the same time waits for the same search; what it
 * finds is kept until shortly before it expires, a failure for a moment at most. The search is aborted when nobody waits for
 * it any more.
 */
export class SharedCredentials {
  readonly #resolve: Resolve;
  readonly #now: () => number;
  readonly #onUseless: (identity: AwsCredentialIdentity) => void;
  #held: Held | undefined;
  #recentFailure: { readonly error: unknown; readonly until: number } | undefined;
  #search: Search | undefined;
  #disposed = false;
  /** Where AWS took a key, also after it was dropped: found anew, it is the same one. */
  #acceptedBy: { readonly accessKeyId: string; readonly regions: Set<string> } | undefined;

  /** `onUseless` hears of credentials that were dropped because AWS does not take them. */
  constructor(resolve: Resolve, now: () => number, onUseless: (identity: AwsCredentialIdentity) => void) {
    this.#resolve = resolve;
    this.#now = now;
    this.#onUseless = onUseless;
  }

  /** The credentials, looked for where none are held. Rejects with an AbortError when the signal is aborted. */
  async get(region: string, signal: AbortSignal): Promise<AwsCredentialIdentity> {
    signal.throwIfAborted();
    const held = this.#held;
    if (held && this.#now() < held.renewAt) {
      return held.identity;
    }
    if (!held && this.#recentFailure && this.#now() < this.#recentFailure.until) {
      throw this.#recentFailure.error;
    }
    try {
      return await this.#join(region, signal);
    } catch (error) {
      const now = this.#now();
      if (signal.aborted || !held || held !== this.#held || now >= held.expiresAt) {
        throw error;
      }
      held.renewAt = Math.min(now + renewalPauseMs, held.expiresAt);
      return held.identity;
    }
  }

  /** Notes that AWS took the credentials in a Region. */
  accepted(identity: AwsCredentialIdentity, region: string): void {
    const { accessKeyId } = identity;
    this.#acceptedBy =
      this.#acceptedBy?.accessKeyId === accessKeyId ? this.#acceptedBy : { accessKeyId, regions: new Set() };
    this.#acceptedBy.regions.add(region);
    if (this.#held?.identity === identity) {
      this.#held.acceptedIn.add(region);
    }
  }

  /** Whether AWS takes the credentials in other Regions, and has not in this one. */
  isGoodElsewhere({ accessKeyId }: AwsCredentialIdentity, region: string): boolean {
    return this.#acceptedBy?.accessKeyId === accessKeyId && !this.#acceptedBy.regions.has(region);
  }

  /**
   * Drops credentials that AWS has refused in a Region. A Region that is not enabled for the account refuses good ones, too:
   * they are kept where another Region has taken them, or may still do so, because finding them anew may need the person.
   */
  refused(identity: AwsCredentialIdentity, region: string): void {
    if (this.#acceptedBy?.accessKeyId === identity.accessKeyId && this.#acceptedBy.regions.has(region)) {
      // What took them once takes them no longer, so nothing speaks for them any more.
      this.#acceptedBy = undefined;
    }
    const held = this.#held;
    if (held?.identity !== identity) {
      return;
    }
    const { acceptedIn, foundAt, expiresAt } = held;
    const isNew = expiresAt !== Infinity && this.#now() - foundAt < gracePeriodMs;
    if (acceptedIn.has(region) || (acceptedIn.size === 0 && !isNew)) {
      this.expired(identity);
    }
  }

  /** Drops credentials whose time is up, whatever they said themselves. */
  expired(identity: AwsCredentialIdentity): void {
    if (this.#held?.identity === identity) {
      this.#onUseless(identity);
      this.drop(identity);
    }
  }

  /** Drops these credentials, unless others have taken their place already. */
  drop(identity: AwsCredentialIdentity): void {
    if (this.#held?.identity === identity) {
      this.#held = undefined;
    }
  }

  /** Drops the credentials and stops the search for them. Whoever waits for them or needs them next has them looked for anew. */
  reset(): void {
    this.#held = undefined;
    this.#recentFailure = undefined;
    this.#acceptedBy = undefined;
    if (this.#search) {
      this.#abandon(this.#search);
    }
  }

  /** As `reset`, but whoever waits for the credentials gets none. */
  dispose(): void {
    this.#disposed = true;
    this.reset();
  }

  async #join(region: string, signal: AbortSignal): Promise<AwsCredentialIdentity> {
    for (let searches = 1; ; searches += 1) {
      const search = (this.#search ??= this.#start(region));
      search.waiting += 1;
      try {
        return await abortable(search.result, signal);
      } catch (error) {
        // A search that was stopped has not failed, whatever it says of its end: a program that was ended says a good deal.
        const stopped = search.abort.signal.aborted && !signal.aborted;
        if (!stopped || this.#disposed || searches === maxSearches) {
          throw error;
        }
      } finally {
        search.waiting -= 1;
        // Not at once: a newer load that supersedes the one just aborted goes on waiting for the same search.
        setImmediate(() => search.waiting === 0 && this.#abandon(search));
      }
      if (this.#held) {
        // The search took its time to end, and another one is done by now.
        return this.#held.identity;
      }
    }
  }

  #start(region: string): Search {
    const abort = new AbortController();
    const result = this.#resolve(region, abort.signal).finally(() => {
      if (this.#search === search) {
        this.#search = undefined;
      }
    });
    const search: Search = { result, abort, waiting: 0 };
    result.then(
      (identity) => !abort.signal.aborted && this.#keep(identity),
      // Told to those who wait; there may be none any more.
      (error: unknown) => !abort.signal.aborted && this.#noteRecentFailure(error),
    );
    return search;
  }

  #abandon(search: Search): void {
    search.abort.abort();
    if (this.#search === search) {
      this.#search = undefined;
    }
  }

  #keep(identity: AwsCredentialIdentity): void {
    const foundAt = this.#now();
    const expiresAt = identity.expiration?.getTime() ?? Infinity;
    const window = Math.max(0, Math.min(renewalWindowMs, (expiresAt - foundAt) / 4));
    const renewAt = expiresAt === Infinity ? Infinity : expiresAt - window;
    this.#held = { identity, foundAt, expiresAt, renewAt, acceptedIn: new Set() };
  }

  #noteRecentFailure(error: unknown): void {
    if (error instanceof CredentialsError && sharedFailureKinds.has(error.kind)) {
      this.#recentFailure = { error, until: this.#now() + sharedFailureMs };
    }
  }
}
