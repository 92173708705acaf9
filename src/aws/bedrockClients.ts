import type { BedrockClientConfig } from "@aws-sdk/client-bedrock";
import { BedrockClient } from "@aws-sdk/client-bedrock";
import { Sha256 } from "@smithy/core/checksum";
import { SignatureV4 } from "@smithy/signature-v4";
import type { EndpointSetting } from "../domain/problem";
import type { Call } from "./callUnderWay";
import { callUnderWay, runCall } from "./callUnderWay";
import { checkResponses } from "./responses/checkedResponses";
import { clientSettings } from "./endpoints";
import { keepClocksApart } from "./regionalClocks";
import { readLeniently } from "./lenientProtocol";
import type { RegionalRetries } from "./readingRetries";
import { maxAttemptsWhenThrottled } from "./readingRetries";
import type { SharedConfig } from "./sharedConfig";
import type { TimeLimits } from "./timeLimits";
import { requestOptions } from "./timeLimits";

const region = async () => callUnderWay().region;

/** `memoized` keeps a client from remembering the credentials of one request for the next. */
const credentials = Object.assign(async () => callUnderWay().identity, { memoized: true });

/** What clients are made with. */
export interface BedrockClientsOptions {
  /** The ambient credentials where none is named. */
  readonly awsProfile: string | undefined;
  readonly sharedConfig: SharedConfig;
  /** Where the endpoint is configured, for problems to name; undefined if it is AWS's own. */
  readonly endpointSetting?: EndpointSetting | undefined;
  readonly limits: TimeLimits;
  readonly retries: RegionalRetries;
}

/**
 * The SDK's clients of an AWS profile, for all its Regions: each takes the SDK longer to make and to warm up than several
 * requests. They are closed when they are no longer wanted and nothing uses them any more.
 */
export class BedrockClients {
  readonly reading: BedrockClient;
  readonly #createCreating: () => BedrockClient;
  #creating: BedrockClient | undefined;
  #uses = 0;
  #closing = false;

  /** Endpoints come from the environment and the shared config. */
  constructor({ awsProfile, sharedConfig, endpointSetting, limits, retries }: BedrockClientsOptions) {
    const settings = clientSettings("bedrock", { awsProfile, region }, sharedConfig, requestOptions(limits));
    // One for every request: the SDK would make one for each, and keep the Region of the first.
    const signer = new SignatureV4({
      service: "bedrock",
      sha256: Sha256,
      region: () => this.reading.config.region(),
      credentials,
    });
    const config = { ...settings, credentials, signer };
    const clocks = new Map<string, number>();
    const create = (more: BedrockClientConfig) =>
      checkResponses(forAllRegions({ ...config, ...more }, clocks), endpointSetting);
    this.reading = create({ maxAttempts: maxAttemptsWhenThrottled, retryStrategy: retries });
    // Creating is retried by its caller, who has to know of each attempt whether its outcome is known. In the standard mode it
    // does not slow down as a whole, whatever the environment says.
    this.#createCreating = () => create({ maxAttempts: 1, retryMode: "standard" });
  }

  /** Made at the first use: few AWS profiles are ever created with, and a client takes its time. */
  get creating(): BedrockClient {
    return (this.#creating ??= this.#createCreating());
  }

  /** Does the work of a call with the clients, in its Region and with its credentials; sockets stay open until it is done. */
  async use<T>(call: Call, work: () => Promise<T>): Promise<T> {
    this.#uses += 1;
    try {
      await nextTurn();
      return await runCall(call, work);
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

function forAllRegions(config: BedrockClientConfig, clocks: Map<string, number>): BedrockClient {
  return keepClocksApart(readLeniently(new BedrockClient(config)), clocks);
}

let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * A turn of the event loop for each call. Begun all in one, those of many Regions would be sent as late as the last of them is
 * signed, with nothing to do until the first is answered.
 */
function nextTurn(): Promise<unknown> {
  lastTurn = lastTurn.then(() => new Promise((resolve) => setImmediate(resolve)));
  return lastTurn;
}
