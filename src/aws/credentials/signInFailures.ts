import { createHash } from "node:crypto";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import { connectionKind } from "../errors/connectionErrors";
import { matchedTexts } from "../errors/matchedTexts";

type Handle = NodeHttpHandler["handle"];

/**
 * The time in milliseconds for which the SDK does not retry the renewal of a session's token after a failure. During this time,
 * it reports the token as expired (token-providers 3.1162).
 */
const renewalPauseMs = 30_000;

/** A sign-in: its session or start URL, and the text of its cache file, or undefined if it has none. */
export interface CachedSignIn {
  readonly session: string;
  readonly text: string | undefined;
}

/**
 * The reasons why sign-in services could not be reached. A reason is kept while the SDK does not retry, and only for the token
 * that could not be renewed: after signing out or in again, it no longer applies.
 */
export class SignInFailures {
  /** The failures by session and token. The digest keeps the token out of memory. */
  readonly #recent = new Map<string, { readonly error: Error; readonly until: number }>();

  /**
   * Runs an SDK provider for a sign-in with a request handler that records why a service could not be reached. In that case, the
   * provider reports an expired sign-in, although signing in again would not help. Throws the recorded error if there is one, and
   * otherwise the error of the provider.
   */
  async watch<T>(signIn: CachedSignIn, handle: Handle, work: (handle: Handle) => Promise<T>): Promise<T> {
    const key = keyOf(signIn);
    let failure: Error | undefined;
    let isSent = false;
    const watched: Handle = async (request, options) => {
      isSent = true;
      try {
        const result = await handle(request, options);
        failure = failureOfStatus(result.response.statusCode, result.response.headers);
        return result;
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
        throw error;
      } finally {
        // Record the failure immediately, because other searches wait for the same renewal.
        this.#note(key, failure);
      }
    };
    try {
      return await work(watched);
    } catch (error) {
      throw failure ?? (isSent ? error : (this.#recentFailure(key, error) ?? error));
    }
  }

  #note(key: string, error: Error | undefined): void {
    const now = Date.now();
    for (const [other, { until }] of this.#recent) {
      if (until <= now || other === key) {
        this.#recent.delete(other);
      }
    }
    if (error) {
      this.#recent.set(key, { error, until: now + renewalPauseMs });
    }
  }

  /**
   * Returns the reason that the token was not renewed, if the SDK reports that a sign-in is needed without having tried to renew
   * it.
   */
  #recentFailure(key: string, thrown: unknown): Error | undefined {
    const recent = this.#recent.get(key);
    const isSignInNeeded = thrown instanceof Error && matchedTexts.ssoSignInNeeded.test(thrown.message);
    return isSignInNeeded && recent && Date.now() < recent.until ? recent.error : undefined;
  }
}

function keyOf({ session, text = "" }: CachedSignIn): string {
  return `${createHash("sha256").update(text).digest("hex")} ${session}`;
}

/**
 * Returns the error for a response from a proxy, the sign-in page of a network, or an unavailable service. Returns undefined for any
 * other response of the service.
 */
function failureOfStatus(statusCode: number, headers: Record<string, string>): Error | undefined {
  const error = Object.assign(new Error(`The response has the status ${statusCode}`), {
    name: "InternalFailure",
    $metadata: { httpStatusCode: statusCode },
    $response: { statusCode, headers },
  });
  const isFailure = statusCode >= 500 || statusCode === 429 || !isFromService(headers);
  return isFailure || connectionKind(error) !== undefined ? error : undefined;
}

/** Returns whether the headers are those of a sign-in service, whose responses are JSON and contain the ID of the request. */
function isFromService(headers: Record<string, string>): boolean {
  return Object.entries(headers).some(([name, value]) =>
    name.toLowerCase() === "content-type" ? /json/i.test(value) : /^x-amzn-(?:requestid|errortype)$/i.test(name),
  );
}
