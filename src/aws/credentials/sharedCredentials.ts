import type { AwsCredentialIdentity } from "@smithy/types";
import type { ProblemKind } from "../../domain/problem";
import { SharedRequest } from "../../util/sharedRequest";
import { CredentialsError } from "../errors/credentialsError";

/** Resolves credentials. `region` is that of the first caller. */
export type Resolve = (region: string, signal: AbortSignal) => Promise<AwsCredentialIdentity>;

/** How long before they expire credentials are renewed, in milliseconds; less for short-lived ones. */
const renewalWindowMs = 300_000;

/** How long after a failed renewal the next one is tried, in milliseconds, if the credentials have not expired. */
const renewalPauseMs = 60_000;

/** Failures that involve the user, or a program that may have asked the user something. */
const sharedFailureKinds: ReadonlySet<ProblemKind> = new Set(["mfaCancelled", "mfaRefused", "processFailed"]);

/**
 * How long such a failure is shared, in milliseconds, so that Regions that load next do not ask the user again. A user who reads
 * the message and tries again takes longer.
 */
const sharedFailureMs = 500;

/** The most searches for one call: a program that stops its own search, because it writes a watched file, would run forever. */
const maxSearches = 3;

/** How long after they were found a Region that refuses credentials is assumed not to be enabled, in milliseconds. */
const gracePeriodMs = 60_000;

interface Held {
  readonly identity: AwsCredentialIdentity;
  readonly foundAt: number;
  readonly expiresAt: number;
  renewAt: number;
  /** The Regions where AWS accepted them. */
  readonly acceptedIn: Set<string>;
}

/**
 * The credentials of one AWS profile, for all Regions. Concurrent callers share one search, which is aborted when the last of
 * them stops waiting. Credentials are kept until shortly before they expire, failures for a moment at most.
 */
export class SharedCredentials {
  readonly #resolve: Resolve;
  readonly #now: () => number;
  readonly #onUseless: (identity: AwsCredentialIdentity) => void;
  #held: Held | undefined;
  #recentFailure: { readonly error: unknown; readonly until: number } | undefined;
  #search: SharedRequest<AwsCredentialIdentity> | undefined;
  #disposed = false;
  /** The Regions that accepted an access key, also after it was dropped, because a new search may find the same key. */
  #acceptedBy: { readonly accessKeyId: string; readonly regions: Set<string> } | undefined;

  /** `onUseless` is called with credentials that were dropped because AWS does not accept them. */
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

  /** Whether AWS has accepted the credentials in other Regions, but not in this one. */
  isGoodElsewhere({ accessKeyId }: AwsCredentialIdentity, region: string): boolean {
    return this.#acceptedBy?.accessKeyId === accessKeyId && !this.#acceptedBy.regions.has(region);
  }

  /**
   * Drops credentials that AWS has refused in a Region. A Region that is not enabled for the account refuses valid ones as well, so
   * they are kept if another Region has accepted them or may still do so, because resolving them again may involve the user.
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

  /** Drops credentials that have expired according to AWS, whatever their own expiration says. */
  expired(identity: AwsCredentialIdentity): void {
    if (this.#held?.identity === identity) {
      this.#onUseless(identity);
      this.drop(identity);
    }
  }

  /** Drops these credentials, unless they have been replaced already. */
  drop(identity: AwsCredentialIdentity): void {
    if (this.#held?.identity === identity) {
      this.#held = undefined;
    }
  }

  /** Drops the credentials and stops the search. Callers that wait, and later ones, start a new search. */
  reset(): void {
    this.#held = undefined;
    this.#recentFailure = undefined;
    this.#acceptedBy = undefined;
    this.#search?.abort();
  }

  /** Like `reset`, but callers that wait are rejected. */
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
        // A search that was stopped has not failed, whatever its error says: a program that was ended may print anything.
        const stopped = search.aborted && !signal.aborted;
        if (!stopped || this.#disposed || searches === maxSearches) {
          throw error;
        }
      }
      if (this.#held) {
        // Another search has ended before the one that was stopped.
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
