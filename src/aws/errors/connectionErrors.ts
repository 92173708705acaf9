import { isIP } from "node:net";
import type { ProblemKind } from "../../domain/problem";

/** What errors of sockets, of the SDK and of the editor's support for proxies may hold; none of it is promised. */
interface ConnectionError extends Error {
  readonly code?: unknown;
  readonly address?: unknown;
  readonly port?: unknown;
  readonly hostname?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly statusCode?: number; readonly headers?: Readonly<Record<string, string>> };
}

/** Codes of the errors of Node's sockets and of OpenSSL. */
const kindsOfCodes = new Map<string, ProblemKind>([
  ["ENOTFOUND", "unknownHost"],
  ["EAI_AGAIN", "unknownHost"],
  ["ETIMEDOUT", "timeout"],
  ["ECONNREFUSED", "connectionRefused"],
  ["ECONNABORTED", "connectionReset"],
  ["ECONNRESET", "connectionReset"],
  ["EPIPE", "connectionReset"],
  // AWS's certificates are renewed long before: it is this computer's time that is wrong.
  ["CERT_NOT_YET_VALID", "clockSkew"],
  ["EHOSTUNREACH", "network"],
  ["ENETDOWN", "network"],
  ["ENETUNREACH", "network"],
]);

/** Other codes of OpenSSL for a certificate that it does not accept, and Node's own for one of another host. */
const certificateCode = /^(CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_CA$|HOSTNAME_MISMATCH$|ERR_TLS_CERT)/;

/**
 * What went wrong on the way to AWS; nothing where AWS itself answered, or where it was something else. The code is the
 * error's own unless it is given.
 */
export function connectionKind(error: ConnectionError, code = codeOf(error)): ProblemKind | undefined {
  const status = statusOf(error);
  if (status === 407) {
    return "proxySignIn";
  }
  if (status !== undefined && status >= 502 && status <= 504 && isPage(error)) {
    // With 504 the proxy got through, and gave up waiting: AWS may be at work still.
    return status === 504 ? "timeout" : "proxyFailed";
  }
  // What Node's HTTP parser says of a reply that is no HTTP.
  if (codeOf(error).startsWith("HPE_")) {
    return "invalidResponse";
  }
  if (/^(aborted|terminated)$|socket hang up/i.test(error.message)) {
    return "connectionReset";
  }
  // A reply has come: whatever it says, the way to AWS is good.
  return kindsOfCodes.get(code) ?? (status === undefined ? (tlsKind(error) ?? proxyKind(error)) : undefined);
}

/** Whether there was no connection to begin with, so that the request was never sent. */
export function isNeverSent(error: ConnectionError): boolean {
  return (
    ["ECONNREFUSED", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH"].includes(codeOf(error)) ||
    // What Node throws when every address of a host failed.
    error instanceof AggregateError ||
    /did not establish a connection|^connect |before secure TLS connection/.test(error.message) ||
    (statusOf(error) === undefined && (handshakeKind(error) ?? proxyKind(error)) !== undefined)
  );
}

/**
 * Where nothing answered, as `127.0.0.1:8080`, or the host that is not known. Of several addresses it is the first. Nothing
 * where the error does not say.
 */
export function addressIn(thrown: ConnectionError): string | undefined {
  const first: unknown = thrown instanceof AggregateError ? thrown.errors[0] : thrown;
  const { address, port, hostname }: Partial<ConnectionError> = first instanceof Error ? first : {};
  if (typeof address === "string" && typeof port === "number" && isIP(address) > 0) {
    return isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`;
  }
  return typeof hostname === "string" && /^[\w.-]{1,253}$/.test(hostname) ? hostname : undefined;
}

/** The code of an error; empty without one. */
export function codeOf({ code }: ConnectionError): string {
  return typeof code === "string" ? code : "";
}

/** The HTTP status of the reply that an error came with. */
export function statusOf({ $metadata, $response }: ConnectionError): number | undefined {
  return $metadata?.httpStatusCode ?? $response?.statusCode;
}

function tlsKind(error: ConnectionError): ProblemKind | undefined {
  const code = codeOf(error);
  if (certificateCode.test(code) || /\bcertificate\b/i.test(error.message)) {
    return "untrustedCertificate";
  }
  return /^(ERR_(TLS|SSL)_|EPROTO$)/.test(code) || /\b(tls|ssl)\b/i.test(error.message) ? "tlsFailed" : undefined;
}

/** What kept a secure connection from coming about; nothing where one broke that had. */
function handshakeKind(error: ConnectionError): ProblemKind | undefined {
  return /BAD_RECORD|DECRYPTION_FAILED|UNEXPECTED_EOF/.test(codeOf(error)) ? undefined : tlsKind(error);
}

/** The editor's own words for a proxy that could not be reached, and those of packages that open tunnels through one. */
function proxyKind({ message }: Error): ProblemKind | undefined {
  if (!/\b(proxy|proxies)\b|\btunneling socket\b/i.test(message)) {
    return undefined;
  }
  return /\b407\b/.test(message) ? "proxySignIn" : "proxyFailed";
}

/** Whether a reply was meant for people, and so is none of AWS's services'. */
function isPage({ name, $response }: ConnectionError): boolean {
  return name === "SyntaxError" || /html/i.test($response?.headers?.["content-type"] ?? "");
}
