import type { NodeHttpHandler } from "@smithy/node-http-handler";
import { connectionKind } from "../errors/connectionErrors";
import { matchedTexts } from "../errors/matchedTexts";

type Handle = NodeHttpHandler["handle"];

/**
 * The SDK does not try again to renew a session's token for half a minute after a failure, and reports the token as expired
 * meanwhile (token-providers 3.1162).
 */
const renewalPauseMs = 30_000;

/** Failures to reach the sign-in services, by the session whose token could not be renewed. */
const recentFailures = new Map<string, { readonly error: Error; readonly until: number }>();

/**
 * Runs a provider of the SDK for a sign-in with a request handler that notes why a service could not be reached. The providers
 * report an expired sign-in in that case, which a new sign-in does not help. Throws the noted error, or else that of the provider.
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
      // Noted at once, because other searches wait for the same renewal.
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

/** Returns why the token was not renewed, if the SDK says that a sign-in is needed without having tried. */
function recentFailure(session: string, thrown: unknown): Error | undefined {
  const recent = recentFailures.get(session);
  const isSignInNeeded = thrown instanceof Error && matchedTexts.ssoSignInNeeded.test(thrown.message);
  return isSignInNeeded && recent && Date.now() < recent.until ? recent.error : undefined;
}

/** Returns the error for a response of a proxy, or of a service that is not available; undefined for a response of the service. */
function failureOfStatus(statusCode: number, headers: Record<string, string>): Error | undefined {
  const error = Object.assign(new Error(`The response has the status ${statusCode}`), {
    name: "InternalFailure",
    $metadata: { httpStatusCode: statusCode },
    $response: { statusCode, headers },
  });
  return statusCode >= 500 || statusCode === 429 || connectionKind(error) !== undefined ? error : undefined;
}
