import type { RateLimiter } from "@smithy/core/retry";
import {
  DefaultRateLimiter,
  getRetryAfterHint,
  isServerError,
  isThrottlingError,
  isTransientError,
  StandardRetryStrategy,
} from "@smithy/core/retry";
import type { RetryErrorInfo, RetryErrorType, SdkError, StandardRetryToken } from "@smithy/types";
import { abortable } from "../util/abortable";

/**
 * The maximum number of attempts for a throttled request, including the first one. They usually take about four seconds in total,
 * and at most seven.
 */
const maxAttemptsWhenThrottled = 4;

/** The maximum number of attempts for a request that failed for another reason. This is the SDK's default. */
const maxAttemptsOnFailure = 3;

/**
 * The minimum pace, in requests per second. At a slower pace, loading the three lists of a Region would take more than six
 * seconds.
 */
const minRequestsPerSecond = 2;

/** The time after the last throttled response until the pace is reset, in milliseconds. */
const paceLifetimeMs = 30_000;

/**
 * Retries the requests of one service in one Region. If one request is throttled, all requests in the Region slow down, as in the
 * SDK's adaptive mode.
 *
 * The SDK clients are limited to one attempt, because their adaptive mode ignores the abort signal while a request waits, so
 * aborted requests would slow down the others.
 */
export class RequestRetrier {
  readonly #strategy = new StandardRetryStrategy(maxAttemptsWhenThrottled);
  readonly #pace = new RequestPace();

  /**
   * Sends a request and retries it until it succeeds or no attempts are left. Rejects with the last error, or with an AbortError
   * when the signal is aborted.
   */
  async send<T>(attempt: () => Promise<T>, signal: AbortSignal): Promise<T> {
    let token = await this.#strategy.acquireInitialRetryToken("");
    for (;;) {
      await abortable(this.#pace.wait(signal), signal);
      try {
        const result = await attempt();
        this.#pace.update({});
        this.#strategy.recordSuccess(token);
        return result;
      } catch (error) {
        token = await this.#nextToken(token, error, signal);
      }
    }
  }

  /**
   * Waits for the delay before the next attempt and returns the new token. Rejects with `thrown` if the request must not be
   * retried.
   */
  async #nextToken(token: StandardRetryToken, thrown: unknown, signal: AbortSignal): Promise<StandardRetryToken> {
    if (!(thrown instanceof Error) || signal.aborted) {
      throw thrown;
    }
    const info = retryInfo(thrown as SdkError);
    this.#pace.update(info);
    if (info.errorType !== "THROTTLING" && token.getRetryCount() + 1 >= maxAttemptsOnFailure) {
      throw thrown;
    }
    // The strategy rejects if the error is not retryable or there are no attempts left.
    const next = this.#strategy.refreshRetryTokenForRetry(token, info).catch(() => {
      throw thrown;
    });
    return abortable(next, signal);
  }
}

function retryInfo(error: SdkError): RetryErrorInfo {
  const retryAfterHint = getRetryAfterHint(error.$response, undefined);
  return { error, errorType: retryType(error), ...(retryAfterHint ? { retryAfterHint } : {}) };
}

function retryType(error: SdkError): RetryErrorType {
  if (isThrottlingError(error)) {
    return "THROTTLING";
  }
  if (isTransientError(error)) {
    return "TRANSIENT";
  }
  return isServerError(error) ? "SERVER_ERROR" : "CLIENT_ERROR";
}

/**
 * The pace of requests. It is unlimited until a request is throttled. After that, requests are sent one at a time, at the rate
 * determined by the SDK's rate limiter.
 */
export class RequestPace {
  readonly #now: () => number;
  #limiter: RateLimiter = createLimiter();
  #turn: Promise<void> = Promise.resolve();
  #throttledAt: number | undefined;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Resolves when a request may be sent. A request that is aborted while waiting does not use up the rate. */
  wait(signal: AbortSignal): Promise<void> {
    if (this.#throttledAt !== undefined && this.#now() - this.#throttledAt > paceLifetimeMs) {
      // The rate limiter would treat the idle time as a low request rate and keep the pace slow.
      this.#throttledAt = undefined;
      this.#limiter = createLimiter();
    }
    this.#turn = this.#turn.then(() => (signal.aborted ? undefined : this.#limiter.getSendToken()));
    return this.#turn;
  }

  /** Adjusts the pace to the outcome of a request. */
  update(outcome: Partial<RetryErrorInfo>): void {
    if (outcome.errorType === "THROTTLING") {
      this.#throttledAt = this.#now();
    }
    this.#limiter.updateClientSendingRate(outcome);
  }
}

function createLimiter(): RateLimiter {
  return new DefaultRateLimiter({ minFillRate: minRequestsPerSecond });
}
