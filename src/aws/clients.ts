import { BedrockClient } from "@aws-sdk/client-bedrock";
import { STSClient } from "@aws-sdk/client-sts";
import type { AwsCredentialIdentity } from "@smithy/types";
import type { Connection } from "../domain/connection";
import { connectionKey } from "../domain/connection";
import type { AwsService } from "../domain/operations";
import type { Disposable } from "../util/emitter";
import type { Service } from "./configuredEndpoint";
import { findEndpointSetting } from "./configuredEndpoint";
import { clientSettings } from "./endpoints";
import { RequestHandlers } from "./requestHandlers";
import { checkResponses } from "./responses/checkedResponses";
import { tolerateMalformedFields } from "./responses/malformedFields";
import { readSharedConfig } from "./sharedConfig";
import type { TimeLimits } from "./timeLimits";

/**
 * Loads the SDK client class for each service. `name` is the name of the service in the shared config. A new service needs an
 * entry here and its operations in domain/operations.ts.
 */
const services = {
  bedrock: { name: "bedrock", load: async () => BedrockClient },
  sts: { name: "sts", load: async () => STSClient },
  cloudwatch: { name: "cloudwatch", load: async () => (await import("@aws-sdk/client-cloudwatch")).CloudWatchClient },
  ce: { name: "cost_explorer", load: async () => (await import("@aws-sdk/client-cost-explorer")).CostExplorerClient },
} as const satisfies Record<AwsService, { readonly name: Service; readonly load: () => Promise<unknown> }>;

/** The SDK client type for a service. */
export type ServiceClient<S extends AwsService> = InstanceType<Awaited<ReturnType<(typeof services)[S]["load"]>>>;

interface CachedClient {
  readonly identity: AwsCredentialIdentity;
  readonly client: Promise<ServiceClient<AwsService>>;
}

/**
 * The SDK clients: one per service, AWS profile, and Region. Clients are replaced when their credentials change, because an SDK
 * client keeps the credentials that it was created with.
 */
export class Clients implements Disposable {
  readonly #onDroppedField: (connection: Connection, field: string) => void;
  readonly #requestHandlers: RequestHandlers;
  readonly #clients = new Map<string, CachedClient>();
  #uses = 0;
  #disposed = false;
  #clockOffsetMs = 0;

  /** `onDroppedField` is called with the name of a response field that was dropped because it could not be parsed. */
  constructor(limits: TimeLimits, onDroppedField: (connection: Connection, field: string) => void) {
    this.#onDroppedField = onDroppedField;
    this.#requestHandlers = new RequestHandlers(limits);
  }

  /**
   * How far AWS time is ahead of this computer's clock according to the last response, in milliseconds. This is the value of the
   * client option `systemClockOffset`, which the SDK updates.
   */
  get clockOffsetMs(): number {
    return this.#clockOffsetMs;
  }

  /**
   * Runs a request with the client for a service and connection. If there is no client yet, creates it from the current shared
   * config.
   */
  async use<S extends AwsService, T>(
    service: S,
    connection: Connection,
    identity: AwsCredentialIdentity,
    request: (client: ServiceClient<S>) => Promise<T>,
  ): Promise<T> {
    this.#uses += 1;
    try {
      const client = await this.#client(service, connection, identity);
      const response = await request(client);
      this.#clockOffsetMs = client.config.systemClockOffset;
      return response;
    } finally {
      this.#uses -= 1;
      this.#closeIfUnused();
    }
  }

  /** Discards the clients of a connection so that the next request reads the shared config again. */
  forget(connection: Connection): void {
    for (const service of Object.keys(services) as AwsService[]) {
      this.#clients.delete(clientKey(service, connection));
    }
  }

  /** Closes the sockets once the requests in progress are done. */
  dispose(): void {
    this.#disposed = true;
    this.#closeIfUnused();
  }

  #client<S extends AwsService>(
    service: S,
    connection: Connection,
    identity: AwsCredentialIdentity,
  ): Promise<ServiceClient<S>> {
    const key = clientKey(service, connection);
    const cached = this.#clients.get(key);
    if (cached?.identity === identity) {
      return cached.client as Promise<ServiceClient<S>>;
    }
    const client = this.#create(service, connection, identity);
    this.#clients.set(key, { identity, client });
    client.catch(() => this.#clients.delete(key));
    return client;
  }

  async #create<S extends AwsService>(
    service: S,
    connection: Connection,
    identity: AwsCredentialIdentity,
  ): Promise<ServiceClient<S>> {
    const sharedConfig = await readSharedConfig();
    const requestHandler = await this.#requestHandlers.of(connection.awsProfile, sharedConfig);
    const { name, load } = services[service];
    const client = new (await load())({
      ...clientSettings(name, connection, sharedConfig, requestHandler),
      credentials: identity,
      // The gateway handles retries, because a client does not know which operations are safe to repeat or whether the caller has
      // aborted.
      maxAttempts: 1,
      retryMode: "standard",
    });
    checkResponses(client, findEndpointSetting(name, connection.awsProfile, sharedConfig));
    // The responses of STS are XML.
    if (!(client instanceof STSClient)) {
      tolerateMalformedFields(client, (field) => this.#onDroppedField(connection, field));
    }
    return client as ServiceClient<S>;
  }

  #closeIfUnused(): void {
    if (this.#disposed && this.#uses === 0) {
      this.#requestHandlers.dispose();
    }
  }
}

function clientKey(service: AwsService, connection: Connection): string {
  return `${service} ${connectionKey(connection)}`;
}
