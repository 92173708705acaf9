import type { RateLimiter } from "@smithy/core/retry";
import { AdaptiveRetryStrategy, DefaultRateLimiter } from "@smithy/core/retry";
import type { RetryErrorInfo, RetryStrategyV2, RetryToken } from "@smithy/types";
import { callUnderWay } from "./callUnderWay";

type StandardRetryToken = Parameters<AdaptiveRetryStrategy["refreshRetryTokenForRetry"]>[0];

/** Attempts at a request that is throttled, the first included: some four seconds in the middle, up to seven. */
export const maxAttemptsWhenThrottled = 4;

/** Attempts at a request that fails otherwise, as by the SDK's own default: a time-out is long enough already. */
const maxAttemptsOnFailure = 3;

/** So slow may the pace become, in requests a second: three lists of a Region must not take the SDK's six seconds. */
const slowest = 2;

/** After so many milliseconds without a refusal the pace is forgotten. */
const cache = 30_000;

/** Retries what reads, in each Region by itself: throttled or down in one, a client has its full pace and quota in others. */
export class RegionalRetries implements RetryStrategyV2 {
  readonly mode = "adaptive";
  readonly #byRegion = new Map<string, ReadingRetries>();

  acquireInitialRetryToken(scope: string): Promise<RetryToken> {
    return this.#ofCall().acquireInitialRetryToken(scope);
  }

  refreshRetryTokenForRetry(token: StandardRetryToken, info: RetryErrorInfo): Promise<RetryToken> {
    return this.#ofCall().refreshRetryTokenForRetry(token, info);
  }

  recordSuccess(token: StandardRetryToken): void {
    this.#ofCall().recordSuccess(token);
  }

  #ofCall(): ReadingRetries {
    const { region } = callUnderWay();
    let retries = this.#byRegion.get(region);
    if (!retries) {
      retries = new ReadingRetries();
      this.#byRegion.set(region, retries);
    }
    return retries;
  }
}

/** Retries as the SDK's adaptive mode does: who was throttled goes on more slowly, with all its requests. */
class ReadingRetries extends AdaptiveRetryStrategy {
  constructor() {
    super(maxAttemptsWhenThrottled, { rateLimiter: new Pace(() => callUnderWay().signal) });
  }

  override async refreshRetryTokenForRetry(token: StandardRetryToken, info: RetryErrorInfo): Promise<RetryToken> {
    if (info.errorType !== "THROTTLING" && token.getRetryCount() + 1 >= maxAttemptsOnFailure) {
      throw new Error("The attempts are used up");
    }
    return super.refreshRetryTokenForRetry(token, info);
  }
}

/**
 * The SDK's pace, with what it lacks. Its waits know no signal, so that calls long aborted would use up the pace of those that
 * wait: here each waits for its turn, and who was aborted meanwhile takes none. And once it has been throttled it measures a
 * client that rests as a slow one, and has it wait for ever after.
 */
export class Pace implements RateLimiter {
  readonly #signalOfCall: () => AbortSignal | undefined;
  readonly #now: () => number;
  #limiter = new DefaultRateLimiter({ minFillRate: slowest });
  #turn: Promise<void> = Promise.resolve();
  #throttledAt: number | undefined;

  constructor(signalOfCall: () => AbortSignal | undefined, now: () => number = Date.now) {
    this.#signalOfCall = signalOfCall;
    this.#now = now;
  }

  /** Resolves when a request may be sent: at once where nothing was throttled of late. */
  getSendToken(): Promise<void> {
    this.#forget();
    const signal = this.#signalOfCall();
    this.#turn = this.#turn.then(() => (signal?.aborted ? undefined : this.#limiter.getSendToken()));
    return this.#turn;
  }

  /** Learns from the answer to a request; what it is given is the SDK's own business, but for the kind of a failure. */
  updateClientSendingRate(answer: Partial<RetryErrorInfo>): void {
    if (answer.errorType === "THROTTLING") {
      this.#throttledAt = this.#now();
    }
    this.#limiter.updateClientSendingRate(answer);
  }

  #forget(): void {
    if (this.#throttledAt !== undefined && this.#now() - this.#throttledAt > cache) {
      this.#throttledAt = undefined;
      this.#limiter = new DefaultRateLimiter({ minFillRate: slowest });
    }
  }
}
