import { createPublicKey, verify } from "node:crypto";
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A request to a portal. */
export type PortalOperation = "GetRoleCredentials" | "CreateToken" | "CreateOAuth2Token";

/**
 * A local IAM Identity Center portal, its OIDC service, and the sign-in service of the console. It supports the
 * operations that return credentials to users who have signed in. Tests decide which tokens are valid, and can change
 * that at any time.
 */
export interface LocalPortal {
  /** The value for AWS_ENDPOINT_URL_SSO, AWS_ENDPOINT_URL_SSO_OIDC and AWS_ENDPOINT_URL_SIGNIN. */
  readonly url: string;
  readonly requests: readonly PortalOperation[];
  readonly goodAccessTokens: Set<string>;
  readonly goodRefreshTokens: Set<string>;
  /** The roles that users are assigned to. */
  readonly roles: Set<string>;
  /** The lifetime of credentials, in milliseconds. */
  lifetime: number;
  close(): Promise<void>;
}

/** Starts a portal on 127.0.0.1. */
export async function startPortal(): Promise<LocalPortal> {
  const requests: PortalOperation[] = [];
  const server = createServer((request, response) => {
    answer(request, portal, requests).then(
      ({ status, type, body }) => {
        const headers = { "content-type": "application/json", ...(type ? { "x-amzn-errortype": type } : {}) };
        response.writeHead(status, headers).end(JSON.stringify(body));
      },
      (error: unknown) => fail(response, error),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const portal: LocalPortal = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    goodAccessTokens: new Set(),
    goodRefreshTokens: new Set(),
    roles: new Set(["Developer"]),
    lifetime: 3_600_000,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return portal;
}

interface PortalResponse {
  readonly status: number;
  readonly type?: string;
  readonly body: object;
}

async function answer(
  request: IncomingMessage,
  portal: LocalPortal,
  requests: PortalOperation[],
): Promise<PortalResponse> {
  const url = new URL(request.url ?? "/", portal.url);
  const body = await text(request);
  switch (`${request.method} ${url.pathname}`) {
    case "GET /federation/credentials":
      requests.push("GetRoleCredentials");
      return roleCredentials(url.searchParams, request, portal, requests.length);
    case "POST /token":
      requests.push("CreateToken");
      return newToken(JSON.parse(body) as Fields, portal, requests.length);
    case "POST /v1/token":
      requests.push("CreateOAuth2Token");
      return newConsoleToken(JSON.parse(body) as Fields, request, portal, requests.length);
    default:
      throw new Error(`Nothing is known of ${request.method} ${request.url}`);
  }
}

type Fields = Partial<Record<string, string>>;

function roleCredentials(
  query: URLSearchParams,
  { headers }: IncomingMessage,
  { goodAccessTokens, roles, lifetime }: LocalPortal,
  number: number,
): PortalResponse {
  if (!goodAccessTokens.has(String(headers["x-amz-sso_bearer_token"]))) {
    return refusal(401, "UnauthorizedException", "Session token not found or invalid");
  }
  if (!roles.has(query.get("role_name") ?? "")) {
    return refusal(403, "ForbiddenException", "No access");
  }
  return { status: 200, body: { roleCredentials: { ...keys(number), expiration: Date.now() + lifetime } } };
}

function newToken(
  fields: Fields,
  { goodAccessTokens, goodRefreshTokens }: LocalPortal,
  number: number,
): PortalResponse {
  const { grantType, clientId, clientSecret, refreshToken = "" } = fields;
  if (grantType !== "refresh_token" || !clientId || !clientSecret || !goodRefreshTokens.has(refreshToken)) {
    const body = { error: "invalid_grant", error_description: "Invalid refresh token provided" };
    return { status: 400, type: "InvalidGrantException", body };
  }
  const accessToken = `renewed-token-${number}`;
  goodAccessTokens.add(accessToken);
  return { status: 200, body: { accessToken, expiresIn: 28_800, refreshToken, tokenType: "Bearer" } };
}

function newConsoleToken(
  fields: Fields,
  { headers }: IncomingMessage,
  { goodRefreshTokens, lifetime }: LocalPortal,
  number: number,
): PortalResponse {
  const { grantType, clientId, refreshToken = "" } = fields;
  if (!isProof(String(headers["dpop"]))) {
    return refusal(400, "ValidationException", "The DPoP proof is not valid", "INVALID_REQUEST");
  }
  if (grantType !== "refresh_token" || !clientId || !goodRefreshTokens.has(refreshToken)) {
    return refusal(401, "AccessDeniedException", "The token has expired", "TOKEN_EXPIRED");
  }
  const token = { accessToken: keys(number), tokenType: "aws_sigv4", expiresIn: lifetime / 1000, refreshToken };
  return { status: 200, body: token };
}

/** Returns whether a DPoP proof is signed with the key that it contains. */
function isProof(proof: string): boolean {
  const [header = "", payload = "", signature = ""] = proof.split(".");
  try {
    const { jwk } = JSON.parse(Buffer.from(header, "base64url").toString()) as { jwk: Record<string, string> };
    const key = createPublicKey({ key: jwk, format: "jwk" });
    const signed = Buffer.from(`${header}.${payload}`);
    return verify("sha256", signed, { key, dsaEncoding: "ieee-p1363" }, Buffer.from(signature, "base64url"));
  } catch {
    return false;
  }
}

function keys(number: number) {
  const accessKeyId = `ASIAPORTAL${String(number).padStart(10, "0")}`;
  return { accessKeyId, secretAccessKey: `secret-of-${accessKeyId}`, sessionToken: `token-of-${accessKeyId}` };
}

function refusal(status: number, type: string, message: string, error?: string): PortalResponse {
  return { status, type, body: { message, ...(error ? { error } : {}) } };
}

/** Prints a bug in this portal and closes the response, so that the client does not wait. */
function fail(response: ServerResponse, error: unknown): void {
  console.error(error);
  response.destroy();
}
