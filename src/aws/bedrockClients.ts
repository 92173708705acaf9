import type { BedrockClientConfig } from "@aws-sdk/client-bedrock";
import { BedrockClient } from "@aws-sdk/client-bedrock";
import { fromNodeProviderChain } from "@aws-sdk/credential-providers";
import type { Connection } from "../core/connection";
import type { OnLeftOut } from "./leftOut";
import { readLeniently } from "./lenientProtocol";

/** How long requests may take, in milliseconds. */
export interface TimeLimits {
  readonly connect: number;
  /** From the request to the beginning of its reply, and without any news until the reply is whole. */
  readonly request: number;
}

const usualLimits: TimeLimits = { connect: 5000, request: 30_000 };

/** Attempts that the client of each purpose makes at a request, the first included. */
const attempts = {
  /** As the SDK's own default. */
  reading: 3,
  /** Creating is retried by its caller, who has to know of each attempt whether its outcome is known. */
  creating: 1,
};

/** The SDK's clients of one connection. They share one resolution of its credentials. */
export interface BedrockClients {
  readonly reading: BedrockClient;
  readonly creating: BedrockClient;
}

/**
 * Makes the clients of a connection. Endpoints come from the environment and the shared config, as for any SDK; the files are
 * read anew, so that clients made after a sign-in see it.
 */
export function createBedrockClients(
  connection: Connection,
  limits: TimeLimits = usualLimits,
  onLeftOut: OnLeftOut = () => undefined,
): BedrockClients {
  const { awsProfile, region } = connection;
  const named = awsProfile === undefined ? {} : { profile: awsProfile };
  const config: BedrockClientConfig = {
    ...named,
    region,
    credentials: fromNodeProviderChain({ ...named, ignoreCache: true }),
    requestHandler: {
      connectionTimeout: limits.connect,
      requestTimeout: limits.request,
      // A reply that stops halfway would be waited for without end otherwise.
      socketTimeout: limits.request,
      throwOnRequestTimeout: true,
    },
  };
  return {
    reading: readLeniently(new BedrockClient({ ...config, maxAttempts: attempts.reading }), onLeftOut),
    creating: readLeniently(new BedrockClient({ ...config, maxAttempts: attempts.creating }), onLeftOut),
  };
}
