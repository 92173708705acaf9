import { ServiceError } from "./errors";

/** The credential scope of a signature. The signature itself is not verified. */
export interface Caller {
  accessKeyId: string;
  region: string;
}

/**
 * Parses the caller from a Signature Version 4 `Authorization` header.
 *
 * @param service the service that the scope must contain: `bedrock` or `sts`.
 * @throws ServiceError (403) if the signature is missing, malformed, or has a different scope.
 */
export function authorize(headers: Record<string, string | string[] | undefined>, service: string): Caller {
  const header = typeof headers["authorization"] === "string" ? headers["authorization"] : "";
  if (header.startsWith("Bearer ")) {
    // Bedrock API keys do not contain a Region, and this endpoint uses one host name for all Regions.
    throw new ServiceError("AccessDeniedException", "Authentication failed: Please make sure your API Key is valid.");
  }
  if (!header.startsWith("AWS4-HMAC-SHA256")) {
    throw new ServiceError("MissingAuthenticationTokenException", "Missing Authentication Token");
  }
  const parameters = parseParameters(header.slice("AWS4-HMAC-SHA256".length));
  requireComplete(header, parameters, headers);
  return callerOf(parameters.get("Credential") ?? "", service);
}

function parseParameters(text: string): Map<string, string> {
  const pairs = text.split(",").map((part) => {
    const [name = "", ...value] = part.trim().split("=");
    return [name, value.join("=")] as const;
  });
  return new Map(pairs);
}

function requireComplete(
  header: string,
  parameters: Map<string, string>,
  headers: Record<string, string | string[] | undefined>,
): void {
  const missing = ["Credential", "Signature", "SignedHeaders"]
    .filter((name) => !parameters.get(name))
    .map((name) => `Authorization header requires '${name}' parameter.`);
  if (!headers["x-amz-date"] && !headers["date"]) {
    missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }
  if (missing.length > 0) {
    throw new ServiceError("IncompleteSignatureException", `${missing.join(" ")} Authorization=${header}`);
  }
}

function callerOf(credential: string, service: string): Caller {
  const [accessKeyId, date, region, scopeService, terminator, ...rest] = credential.split("/");
  if (!accessKeyId || !date || !region || !scopeService || !terminator || rest.length > 0) {
    throw new ServiceError(
      "IncompleteSignatureException",
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
    );
  }
  if (!/^\d{8}$/.test(date)) {
    throw new ServiceError("InvalidSignatureException", `Date in Credential scope is not a valid date: '${date}'`);
  }
  if (scopeService !== service) {
    throw new ServiceError(
      "InvalidSignatureException",
      `Credential should be scoped to correct service: '${service}'.`,
    );
  }
  if (terminator !== "aws4_request") {
    throw new ServiceError(
      "InvalidSignatureException",
      `Credential should be scoped with a valid terminator: 'aws4_request', not '${terminator}'.`,
    );
  }
  return { accessKeyId, region };
}
