import type { NodeHttpHandler } from "@smithy/node-http-handler";
import { connectionKind } from "../errors/connectionErrors";
import { matchedTexts } from "../errors/matchedTexts";

type Handle = NodeHttpHandler["handle"];

/**
 * The time in milliseconds for which the SDK does not retry the renewal of a session's token after a failure. During this time,
 * it reports the token as expired (token-providers 3.1162).
 */
const renewalPauseMs = 30_000;

/** Recent failures to reach the sign-in services, by the session whose token could not be renewed. */
const recentFailures = new Map<string, { readonly error: Error; readonly until: number }>();

/**
 * Runs an SDK provider for a sign-in with a request handler that records why a service could not be reached. In that case, the
 * provider reports an expired sign-in, although signing in again would not help. Throws the recorded error if there is one, and
 * otherwise the error of the provider.
 */
export async function withFailureOfRequest<T>(
  session: string,
  handle: Handle,
  work: (handle: Handle) => Promise<T>,
): Promise<T> {
  let failure: Error | undefined;
  let isSent = false;
  const noting: Handle = async (request, options) => {
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
      noteFailure(session, failure);
    }
  };
  try {
    return await work(noting);
  } catch (error) {
    throw failure ?? (isSent ? error : (recentFailure(session, error) ?? error));
  }
}

function noteFailure(session: string, error: Error | undefined): void {
  if (error) {
    recentFailures.set(session, { error, until: Date.now() + renewalPauseMs });
  } else {
    recentFailures.delete(session);
  }
}

/**
 * Returns the reason that the token was not renewed, if the SDK reports that a sign-in is needed without having tried to renew
 * it.
 */
function recentFailure(session: string, thrown: unknown): Error | undefined {
  const recent = recentFailures.get(session);
  const isSignInNeeded = thrown instanceof Error && matchedTexts.ssoSignInNeeded.test(thrown.message);
  return isSignInNeeded && recent && Date.now() < recent.until ? recent.error : undefined;
}

/** Returns the error for a response from a proxy or from an unavailable service, or undefined for a response from the service. */
function failureOfStatus(statusCode: number, headers: Record<string, string>): Error | undefined {
  const error = Object.assign(new Error(`The response has the status ${statusCode}`), {
    name: "InternalFailure",
    $metadata: { httpStatusCode: statusCode },
    $response: { statusCode, headers },
  });
  return statusCode >= 500 || statusCode === 429 || connectionKind(error) !== undefined ? error : undefined;
}
