import { AsyncLocalStorage } from "node:async_hooks";
import type { BedrockClientConfig } from "@aws-sdk/client-bedrock";
import { BedrockClient } from "@aws-sdk/client-bedrock";
import type { AwsCredentialIdentity } from "@smithy/types";
import type { Connection } from "../core/connection";
import { clientSettings } from "./endpoints";
import type { OnLeftOut } from "./leftOut";
import { readLeniently } from "./lenientProtocol";
import { mostAttempts, ReadingRetries } from "./readingRetries";
import { readSharedConfig } from "./sharedConfig";
import type { TimeLimits } from "./timeLimits";
import { requestOptions } from "./timeLimits";

/** What the work under way goes by: the SDK has these for a client, or not at all, but not for a request. */
interface Call {
  readonly identity: AwsCredentialIdentity;
  readonly signal: AbortSignal;
}

/** One for all clients, because Node carries each that was ever used along with everything it does later. */
const callUnderWay = new AsyncLocalStorage<Call>();

/** Credentials as the SDK's clients take them. `memoized` keeps a client from remembering those of one request for the next. */
const credentials = Object.assign(
  () => {
    const identity = callUnderWay.getStore()?.identity;
    return identity ? Promise.resolve(identity) : Promise.reject(new Error("No credentials were given"));
  },
  { memoized: true },
);

/** The SDK's clients of one connection. They are closed when they are no longer wanted and nothing uses them any more. */
export class BedrockClients {
  readonly reading: BedrockClient;
  readonly #createCreating: () => BedrockClient;
  #creating: BedrockClient | undefined;
  #uses = 0;
  #closing = false;

  constructor(withoutCredentials: BedrockClientConfig, onLeftOut: OnLeftOut) {
    const config = { ...withoutCredentials, credentials };
    const retryStrategy = new ReadingRetries(() => callUnderWay.getStore()?.signal);
    const reading = new BedrockClient({ ...config, maxAttempts: mostAttempts, retryStrategy });
    this.reading = readLeniently(reading, onLeftOut);
    // Creating is retried by its caller, who has to know of each attempt whether its outcome is known.
    this.#createCreating = () => readLeniently(new BedrockClient({ ...config, maxAttempts: 1 }), onLeftOut);
  }

  /** Made at the first use: few connections are ever created in, and a client takes its time. */
  get creating(): BedrockClient {
    return (this.#creating ??= this.#createCreating());
  }

  /** Does the work of a call with the clients, signed with its credentials; the sockets stay open until it is done. */
  async use<T>(call: Call, work: () => Promise<T>): Promise<T> {
    this.#uses += 1;
    try {
      return await callUnderWay.run(call, work);
    } finally {
      this.#uses -= 1;
      this.#closeWhenUnused();
    }
  }

  /** Closes the sockets, once the work under way is done. */
  close(): void {
    this.#closing = true;
    this.#closeWhenUnused();
  }

  #closeWhenUnused(): void {
    if (this.#closing && this.#uses === 0) {
      this.reading.destroy();
      this.#creating?.destroy();
    }
  }
}

let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * A turn of the event loop for each who asks. Made all in one, the clients of many Regions would begin to send as late as the
 * last of them is made, with nothing to do until the first answers.
 */
function nextTurn(): Promise<unknown> {
  lastTurn = lastTurn.then(() => new Promise((resolve) => setImmediate(resolve)));
  return lastTurn;
}

/**
 * Makes the clients of a connection. Endpoints come from the environment and the shared config, which is read anew, so that
 * clients made after a change see it.
 */
export async function createBedrockClients(
  connection: Connection,
  limits: TimeLimits,
  onLeftOut: OnLeftOut,
): Promise<BedrockClients> {
  const config = await readSharedConfig();
  await nextTurn();
  return new BedrockClients(clientSettings("bedrock", connection, config, requestOptions(limits)), onLeftOut);
}
