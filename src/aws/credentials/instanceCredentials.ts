import type { AwsCredentialIdentity } from "@smithy/types";
import type { InstanceSettings } from "./instanceSettings";
import type { MetadataRequest, MetadataResponse } from "./metadataRequest";
import { parseMetadataCredentials, requestMetadata } from "./metadataRequest";

/*
 * Replaces the SDK's `fromInstanceMetadata`, which reads the settings of only one AWS profile, with its own parser. The rules are
 * those of botocore's `InstanceMetadataFetcher`.
 */

const tokenPath = "latest/api/token";
const rolesPath = "latest/meta-data/iam/security-credentials/";

/** Statuses of services that support only version 1 of the protocol, which has no tokens. */
const withoutTokens: ReadonlySet<number> = new Set([403, 404, 405]);

/**
 * How long expired credentials are used before new ones are requested, in milliseconds. The metadata service returns expired
 * credentials while it cannot renew them, and AWS accepts them during that time.
 */
const extensionMs = 600_000;

/**
 * Returns the credentials of the EC2 instance that the extension runs on. Throws an error if the service does not exist or does not
 * provide any.
 */
export async function fromInstance(settings: InstanceSettings, signal: AbortSignal): Promise<AwsCredentialIdentity> {
  const token = await requestToken(settings, signal);
  if (token === undefined && settings.isVersion1Disabled) {
    throw new Error("The metadata service provides no token, and version 1 of its protocol is disabled");
  }
  const headers = token === undefined ? {} : { "x-aws-ec2-metadata-token": token };
  const role = await get(rolesPath, headers, settings, signal);
  const credentials = parseMetadataCredentials(await get(rolesPath + role.trim(), headers, settings, signal));
  return credentials.expiration.getTime() > Date.now()
    ? credentials
    : { ...credentials, expiration: new Date(Date.now() + extensionMs) };
}

/** Returns the token for the other requests, or undefined if the service does not provide any. */
async function requestToken(settings: InstanceSettings, signal: AbortSignal): Promise<string | undefined> {
  const headers = { "x-aws-ec2-metadata-token-ttl-seconds": "21600" };
  for (let attempt = 1; attempt <= settings.attempts; attempt += 1) {
    const response = await send({ path: tokenPath, method: "PUT", headers }, settings, signal);
    if (response instanceof Error) {
      continue;
    }
    if (response.status === 200) {
      return response.text;
    }
    if (response.status === 400) {
      throw new Error("The metadata service rejected the request for a token");
    }
    if (withoutTokens.has(response.status)) {
      return undefined;
    }
  }
  return undefined;
}

async function get(
  path: string,
  headers: Readonly<Record<string, string>>,
  settings: InstanceSettings,
  signal: AbortSignal,
): Promise<string> {
  let reason = "";
  for (let attempt = 1; attempt <= settings.attempts; attempt += 1) {
    const response = await send({ path, headers }, settings, signal);
    if (response instanceof Error) {
      reason = `did not respond: ${response.message}`;
    } else if (response.status === 200 && response.text !== "") {
      return response.text;
    } else {
      reason = response.text === "" ? "returned an empty response" : `returned the status ${response.status}`;
    }
  }
  throw new Error(`The metadata service ${reason}`);
}

/** Returns the response, or the error if there is none. Rejects if the signal is aborted. */
async function send(
  { path, ...request }: Pick<MetadataRequest, "method" | "headers"> & { readonly path: string },
  { endpoint, timeoutMs }: InstanceSettings,
  signal: AbortSignal,
): Promise<MetadataResponse | Error> {
  try {
    return await requestMetadata({ ...request, url: new URL(endpoint + path), timeoutMs }, signal);
  } catch (error) {
    if (signal.aborted) {
      throw error;
    }
    return error instanceof Error ? error : new Error(String(error));
  }
}
