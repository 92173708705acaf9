import type { AwsCredentialIdentity } from "@smithy/types";
import type { ProblemKind } from "../../domain/problem";
import { SharedRequest } from "../../util/sharedRequest";
import { CredentialsError } from "../errors/credentialsError";

/** Resolves credentials. `region` is the Region of the first caller. */
export type Resolve = (region: string, signal: AbortSignal) => Promise<AwsCredentialIdentity>;

/** The time before expiration at which credentials are renewed, in milliseconds. It is shorter for short-lived credentials. */
const renewalWindowMs = 300_000;

/** The delay between a failed renewal and the next attempt while the credentials are still valid, in milliseconds. */
const renewalPauseMs = 60_000;

/** Failures that involve the user, or a program that may have prompted the user. */
const sharedFailureKinds: ReadonlySet<ProblemKind> = new Set(["mfaCancelled", "mfaRefused", "processFailed"]);

/**
 * How long a failure of these kinds is shared, in milliseconds, so that Regions that load right afterward do not prompt the user
 * again. It is shorter than the time a user needs to read the message and retry.
 */
const sharedFailureMs = 500;

/**
 * The maximum number of searches per call. Without a limit, a program that writes to a watched file would restart its own search
 * forever.
 */
const maxSearches = 3;

/** The time in milliseconds after resolving credentials during which a Region that rejects them is assumed not to be enabled. */
const gracePeriodMs = 60_000;

interface Held {
  readonly identity: AwsCredentialIdentity;
  readonly foundAt: number;
  readonly expiresAt: number;
  renewAt: number;
  /** The Regions that have accepted the credentials. */
  readonly acceptedIn: Set<string>;
}

/**
 * The credentials of one AWS profile, for all Regions. Concurrent callers share one search, which is aborted when the last caller
 * stops waiting. Credentials are kept until shortly before they expire. Failures are kept only briefly or not at all.
 */
export class SharedCredentials {
  readonly #resolve: Resolve;
  readonly #now: () => number;
  readonly #onUseless: (identity: AwsCredentialIdentity) => void;
  #held: Held | undefined;
  #recentFailure: { readonly error: unknown; readonly until: number } | undefined;
  #search: SharedRequest<AwsCredentialIdentity> | undefined;
  #disposed = false;
  /**
   * The Regions that accepted an access key. They are kept after the key is discarded, because a new search may return the same
   * key.
   */
  #acceptedBy: { readonly accessKeyId: string; readonly regions: Set<string> } | undefined;

  /** `onUseless` is called with credentials that were discarded because AWS rejected them. */
  constructor(resolve: Resolve, now: () => number, onUseless: (identity: AwsCredentialIdentity) => void) {
    this.#resolve = resolve;
    this.#now = now;
    this.#onUseless = onUseless;
  }

  /** Returns the credentials, resolving them if necessary. Rejects with an AbortError when the signal is aborted. */
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

  /** Records that AWS accepted the credentials in a Region. */
  accepted(identity: AwsCredentialIdentity, region: string): void {
    const { accessKeyId } = identity;
    this.#acceptedBy =
      this.#acceptedBy?.accessKeyId === accessKeyId ? this.#acceptedBy : { accessKeyId, regions: new Set() };
    this.#acceptedBy.regions.add(region);
    if (this.#held?.identity === identity) {
      this.#held.acceptedIn.add(region);
    }
  }

  /** Returns whether AWS has accepted the credentials in other Regions but not in this one. */
  isAcceptedElsewhere({ accessKeyId }: AwsCredentialIdentity, region: string): boolean {
    return this.#acceptedBy?.accessKeyId === accessKeyId && !this.#acceptedBy.regions.has(region);
  }

  /**
   * Discards credentials that AWS rejected in a Region. A Region that is not enabled for the account rejects valid credentials
   * too. The credentials are therefore kept if another Region has accepted them or may still accept them, because resolving them
   * again may involve the user.
   */
  refused(identity: AwsCredentialIdentity, region: string): void {
    if (this.#acceptedBy?.accessKeyId === identity.accessKeyId && this.#acceptedBy.regions.has(region)) {
      // The Region accepted them before, so the Region is enabled and the credentials are no longer valid.
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

  /** Discards credentials that have expired according to AWS, regardless of their own expiration time. */
  expired(identity: AwsCredentialIdentity): void {
    if (this.#held?.identity === identity) {
      this.#onUseless(identity);
      this.drop(identity);
    }
  }

  /** Discards these credentials unless they have already been replaced. */
  drop(identity: AwsCredentialIdentity): void {
    if (this.#held?.identity === identity) {
      this.#held = undefined;
    }
  }

  /** Discards the credentials and stops the search. Waiting and future callers start a new search. */
  reset(): void {
    this.#held = undefined;
    this.#recentFailure = undefined;
    this.#acceptedBy = undefined;
    this.#search?.abort();
  }

  /** Like `reset`, but rejects callers that are waiting. */
  dispose(): void {
    this.#disposed = true;
    this.reset();
  }

  async #join(region: string, signal: AbortSignal): Promise<AwsCredentialIdentity> {
    for (let searches = 1; ; searches += 1) {
      const search = this.#runningSearch() ?? this.#start(region);
      try {
        return await search.join(signal);
      } catch (error) {
        // A stopped search has not failed, regardless of its error, because a program that was terminated may print anything.
        const stopped = search.aborted && !signal.aborted;
        if (!stopped || this.#disposed || searches === maxSearches) {
          throw error;
        }
      }
      if (this.#held) {
        // Another search completed before the stopped one ended.
        return this.#held.identity;
      }
    }
  }

  #runningSearch(): SharedRequest<AwsCredentialIdentity> | undefined {
    return this.#search?.settled || this.#search?.aborted ? undefined : this.#search;
  }

  #start(region: string): SharedRequest<AwsCredentialIdentity> {
    const search = new SharedRequest((signal) => this.#resolve(region, signal));
    this.#search = search;
    search.result.then(
      (identity) => search.aborted || this.#keep(identity),
      (error: unknown) => search.aborted || this.#noteRecentFailure(error),
    );
    return search;
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
