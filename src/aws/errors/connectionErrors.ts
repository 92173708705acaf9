import { isIP } from "node:net";
import type { ProblemKind } from "../../domain/problem";
import { matchedTexts } from "./matchedTexts";

/** The optional fields of errors from sockets, the SDK, and VS Code's proxy support. */
interface ConnectionError extends Error {
  readonly code?: unknown;
  readonly address?: unknown;
  readonly port?: unknown;
  readonly hostname?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly statusCode?: number; readonly headers?: Readonly<Record<string, string>> };
}

/** The problem kinds for error codes of Node.js sockets and OpenSSL. */
const kindsOfCodes = new Map<string, ProblemKind>([
  ["ENOTFOUND", "unknownHost"],
  ["EAI_AGAIN", "unknownHost"],
  ["ETIMEDOUT", "timeout"],
  ["ECONNREFUSED", "connectionRefused"],
  ["ECONNABORTED", "connectionReset"],
  ["ECONNRESET", "connectionReset"],
  ["EPIPE", "connectionReset"],
  // AWS renews its certificates in advance, so this computer's clock must be wrong.
  ["CERT_NOT_YET_VALID", "clockSkew"],
  ["EHOSTUNREACH", "network"],
  ["ENETDOWN", "network"],
  ["ENETUNREACH", "network"],
]);

/**
 * Matches other OpenSSL codes for an untrusted certificate, and Node.js codes for a certificate that was issued for another host.
 */
const certificateCode = /^(CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_CA$|HOSTNAME_MISMATCH$|ERR_TLS_CERT)/;

/**
 * Returns the kind of problem that prevented a request from reaching AWS, or undefined if AWS responded or there is another
 * cause.
 */
export function connectionKind(error: ConnectionError, code = codeOf(error)): ProblemKind | undefined {
  const status = statusOf(error);
  if (status === 407) {
    return "proxySignIn";
  }
  if (status !== undefined && status >= 502 && status <= 504 && isPage(error)) {
    // With status 504, the proxy reached AWS but stopped waiting, so AWS may still execute the request.
    return status === 504 ? "timeout" : "proxyFailed";
  }
  // The response is not HTTP, according to the parser of Node.js.
  if (codeOf(error).startsWith("HPE_")) {
    return "invalidResponse";
  }
  if (matchedTexts.connectionClosed.test(error.message)) {
    return "connectionReset";
  }
  // If there was a response, the connection itself is not the problem.
  return kindsOfCodes.get(code) ?? (status === undefined ? kindWithoutResponse(error) : undefined);
}

/** Returns whether no connection was established, so that the request was never sent. */
export function isNeverSent(error: ConnectionError): boolean {
  return (
    ["ECONNREFUSED", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH"].includes(codeOf(error)) ||
    // Node.js throws an AggregateError if it could not connect to any address of the host.
    error instanceof AggregateError ||
    matchedTexts.notConnected.test(error.message) ||
    (statusOf(error) === undefined && (handshakeKind(error) ?? proxyKind(error)) !== undefined)
  );
}

/**
 * Returns the address that refused the connection, such as `127.0.0.1:8080`, or the unknown host. Returns undefined if the error
 * does not contain it.
 */
export function addressIn(thrown: ConnectionError): string | undefined {
  const first: unknown = thrown instanceof AggregateError ? thrown.errors[0] : thrown;
  const { address, port, hostname }: Partial<ConnectionError> = first instanceof Error ? first : {};
  if (typeof address === "string" && typeof port === "number" && isIP(address) > 0) {
    return isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`;
  }
  // The SDK's providers for sign-ins keep only the message.
  const host = hostname ?? matchedTexts.unknownHost.exec(thrown.message)?.[1];
  return typeof host === "string" && /^[\w.-]{1,253}$/.test(host) ? host : undefined;
}

/** Returns the code of an error, or an empty string. */
export function codeOf({ code }: ConnectionError): string {
  return typeof code === "string" ? code : "";
}

/** Returns the HTTP status of the response that caused the error, or undefined if there was no response. */
export function statusOf({ $metadata, $response }: ConnectionError): number | undefined {
  return $metadata?.httpStatusCode ?? $response?.statusCode;
}

/** Returns the kind of a failure without a response. A firewall, for example, causes the code `EACCES` or `EPERM`. */
function kindWithoutResponse(error: ConnectionError): ProblemKind | undefined {
  const isOfSocket = matchedTexts.socketError.test(error.message);
  return tlsKind(error) ?? proxyKind(error) ?? (isOfSocket ? "network" : undefined);
}

function tlsKind(error: ConnectionError): ProblemKind | undefined {
  const code = codeOf(error);
  if (certificateCode.test(code) || matchedTexts.certificate.test(error.message)) {
    return "untrustedCertificate";
  }
  return /^(ERR_(TLS|SSL)_|EPROTO$)/.test(code) || matchedTexts.tls.test(error.message) ? "tlsFailed" : undefined;
}

/**
 * Returns the reason that a secure connection could not be established, or undefined if a connection was established and failed
 * later.
 */
function handshakeKind(error: ConnectionError): ProblemKind | undefined {
  return /BAD_RECORD|DECRYPTION_FAILED|UNEXPECTED_EOF/.test(codeOf(error)) ? undefined : tlsKind(error);
}

/** Returns the kind of a proxy failure, based on the messages of VS Code's proxy support. */
function proxyKind({ message }: Error): ProblemKind | undefined {
  if (!matchedTexts.proxy.test(message)) {
    return undefined;
  }
  return matchedTexts.proxyAuthentication.test(message) ? "proxySignIn" : "proxyFailed";
}

/** Returns whether the response is a web page, which an AWS service never returns. */
function isPage({ name, $response }: ConnectionError): boolean {
  return name === "SyntaxError" || /html/i.test($response?.headers?.["content-type"] ?? "");
}
