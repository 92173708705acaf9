import { readFile } from "node:fs/promises";
import { isIPv4 } from "node:net";
import type { AwsCredentialIdentity } from "@smithy/types";
import { systemClock } from "../../util/clock";
import type { Environment } from "../sharedConfig/defaultAwsProfile";
import { parseMetadataCredentials, requestMetadata } from "./metadataRequest";

/*
 * Replaces the SDK's `fromHttp`, which accepts only expirations in UTC that end with `Z`. The rules are those of botocore's
 * `ContainerProvider` and `ContainerMetadataFetcher`.
 */

/** The hosts besides loopback addresses that may be used without TLS: the services of ECS and EKS. */
const trustedHosts: ReadonlySet<string> = new Set([
  "169.254.170.2",
  "169.254.170.23",
  "[fd00:ec2::23]",
  "localhost",
  "[::1]",
]);

/** The time limit for one request, in milliseconds. The service is on the same machine. */
const timeoutMs = 2000;

/** The delay before the second and last request if the first one fails, in milliseconds. */
const retryDelayMs = 500;

/** Returns the credentials of the container that the extension runs in. Throws an error if the service does not provide any. */
export async function fromContainer(env: Environment, signal: AbortSignal): Promise<AwsCredentialIdentity> {
  const url = serviceUrl(env);
  const headers = { Accept: "application/json", ...(await authorization(env)) };
  try {
    return await request(url, headers, signal);
  } catch (error) {
    if (error instanceof RefusedError) {
      throw error;
    }
    await systemClock.wait(retryDelayMs, signal);
    return request(url, headers, signal);
  }
}

/** Thrown for a response with a status from 400 to 499, after which another request does not help. */
class RefusedError extends Error {
  override readonly name = "RefusedError";
}

async function request(
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<AwsCredentialIdentity> {
  const { status, text } = await requestMetadata({ url, headers, timeoutMs }, signal);
  if (status !== 200) {
    const isRefused = status >= 400 && status < 500;
    throw new (isRefused ? RefusedError : Error)(`The service returned the status ${status}`);
  }
  const credentials = parseMetadataCredentials(text);
  if (credentials.expiration.getTime() <= Date.now()) {
    throw new Error("The service returned credentials that have expired");
  }
  return credentials;
}

function serviceUrl(env: Environment): URL {
  const relative = env["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"];
  if (relative) {
    // Any other text could change the host, for example `@example.com/`.
    if (!relative.startsWith("/")) {
      throw new Error("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI must start with a slash");
    }
    return new URL(`http://169.254.170.2${relative}`);
  }
  const full = env["AWS_CONTAINER_CREDENTIALS_FULL_URI"];
  if (!full) {
    throw new Error("Neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI is set");
  }
  const url = URL.canParse(full) ? new URL(full) : undefined;
  const isLocal = url?.protocol === "http:" && (trustedHosts.has(url.hostname) || isLoopback(url.hostname));
  if (!url || !(isLocal || url.protocol === "https:")) {
    throw new Error("AWS_CONTAINER_CREDENTIALS_FULL_URI must use HTTPS, or be the URL of this machine, ECS, or EKS");
  }
  return url;
}

function isLoopback(host: string): boolean {
  return isIPv4(host) && host.startsWith("127.");
}

/** Returns the header with the token of the environment, which is read again each time because it may be renewed. */
async function authorization(env: Environment): Promise<Readonly<Record<string, string>>> {
  const file = env["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"];
  const token = file ? await readToken(file) : env["AWS_CONTAINER_AUTHORIZATION_TOKEN"];
  if (token && /[\r\n]/.test(token)) {
    throw new Error("The authorization token of the container contains a line break");
  }
  return token ? { Authorization: token } : {};
}

async function readToken(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    throw new Error("The file in AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE could not be read");
  }
}
