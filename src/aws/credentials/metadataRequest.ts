import http from "node:http";
import https from "node:https";
import type { AwsCredentialIdentity } from "@smithy/types";
import { isNonEmptyString, parseJsonObject } from "./credentialsJson";
import { parseExpiration } from "./expiration";

/** A request to the metadata service of a container or EC2 instance. */
export interface MetadataRequest {
  readonly url: URL;
  readonly method?: "GET" | "PUT";
  readonly headers?: Readonly<Record<string, string>>;
  /** The maximum time until the response is complete, in milliseconds. */
  readonly timeoutMs: number;
}

/** The response of a metadata service. */
export interface MetadataResponse {
  readonly status: number;
  readonly text: string;
}

/** The maximum size of a response, in bytes. Credentials take only a few kilobytes. */
const maxBytes = 1_000_000;

/**
 * Sends a request to a metadata service. Rejects with the error of Node.js if there is no complete response in time, or with an
 * AbortError if the signal is aborted.
 */
export async function requestMetadata(
  { url, method = "GET", headers, timeoutMs }: MetadataRequest,
  signal: AbortSignal,
): Promise<MetadataResponse> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  limit.throwIfAborted();
  const { request } = url.protocol === "https:" ? https : http;
  try {
    return await new Promise<MetadataResponse>((resolve, reject) => {
      // A connection that is kept open would delay the end of the extension host.
      const options = { method, headers: { ...headers, Connection: "close" }, signal: limit };
      request(url, options, (response) => void readAll(response).then(resolve, reject))
        .on("error", reject)
        .end();
    });
  } catch (error) {
    throw limit.aborted ? limit.reason : error;
  }
}

/**
 * Returns the credentials in a response of a metadata service. Throws an error if a member is missing or invalid. The error contains
 * no part of the response except for an invalid date.
 */
export function parseMetadataCredentials(text: string): AwsCredentialIdentity & { readonly expiration: Date } {
  const members = parseJsonObject(text);
  if (!members) {
    throw new Error("The response is not JSON");
  }
  const { AccessKeyId, SecretAccessKey, Token, Expiration } = members;
  const expiration = parseExpiration(Expiration);
  if (!isNonEmptyString(AccessKeyId) || !isNonEmptyString(SecretAccessKey) || !isNonEmptyString(Token) || !expiration) {
    throw new Error("The response lacks AccessKeyId, SecretAccessKey, Token, or Expiration");
  }
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: Token, expiration };
}

async function readAll(response: http.IncomingMessage): Promise<MetadataResponse> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new Error("The response is more than 1 MB");
    }
    chunks.push(chunk);
  }
  return { status: response.statusCode ?? 0, text: new TextDecoder().decode(Buffer.concat(chunks)) };
}
