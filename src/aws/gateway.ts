import type { AwsCredentialIdentity } from "@smithy/types";
import type { Connection } from "../domain/connection";
import { connectionKey, formatConnectionForLog } from "../domain/connection";
import type { Operation, ServiceOf } from "../domain/operations";
import { operations } from "../domain/operations";
import type { AskMfaCode } from "./credentials/mfaQuestion";
import type { ReadOptions } from "../util/callOptions";
import { problemOf, ProblemError, lacksCredentials } from "../domain/problem";
import type { Problem } from "../domain/problem";
import { abortable } from "../util/abortable";
import type { Disposable } from "../util/emitter";
import { RequestCache } from "../util/requestCache";
import type { ServiceClient } from "./clients";
import { Clients } from "./clients";
import { CredentialStore } from "./credentials/credentialStore";
import type { SharedCredentials } from "./credentials/sharedCredentials";
import { addConfiguredCause } from "./errors/configuredCause";
import { redactSecrets } from "./errors/secrets";
import { toProblem } from "./errors/toProblem";
import { RequestRetrier } from "./retries";
import type { TimeLimits } from "./timeLimits";
import { defaultLimits } from "./timeLimits";

/** The options of an `AwsGateway`: callbacks and time limits. */
export interface GatewayOptions {
  readonly askMfaCode: AskMfaCode;
  readonly limits?: TimeLimits;
  /** Returns the current time in milliseconds since the epoch. Used to determine whether credentials have expired. */
  readonly now?: () => number;
  /** Called with a log message when a field of a response cannot be parsed. */
  readonly onMalformedResponse?: (line: string) => void;
}

/** Sends the commands for an operation with the given SDK client and options. */
type Send<O extends Operation, T> = (
  client: ServiceClient<ServiceOf<O>>,
  options: { readonly abortSignal: AbortSignal },
) => Promise<T>;

/** The parameters of a call to one AWS operation. */
export interface AwsCall extends ReadOptions {
  /** Identifies the requested data. If the operation has `coalesce`, concurrent calls with the same value share one request. */
  readonly resource?: string;
}

/**
 * Sends all requests to AWS. Resolves credentials, selects the SDK client, retries and coalesces requests as declared in
 * domain/operations.ts, and converts each failure to a ProblemError.
 */
export class AwsGateway implements Disposable {
  readonly #credentials: CredentialStore;
  readonly #limits: TimeLimits;
  readonly #onMalformedResponse: (line: string) => void;
  readonly #retriers = new Map<string, RequestRetrier>();
  readonly #requests = new Map<string, RequestCache>();
  readonly #droppedFields = new Set<string>();
  #clients: Clients;

  constructor({ askMfaCode, limits = defaultLimits, now = Date.now, onMalformedResponse }: GatewayOptions) {
    this.#limits = limits;
    this.#onMalformedResponse = onMalformedResponse ?? (() => undefined);
    this.#credentials = new CredentialStore({ askMfaCode, limits, now });
    this.#clients = this.#createClients();
  }

  /**
   * Calls an operation through a connection. Rejects with a ProblemError, whose kind is `cancelled` if the signal is aborted. The
   * SDK's error is not kept as the cause, because some AWS errors repeat the request, including the session token.
   */
  async call<O extends Operation, T>(
    operation: O,
    connection: Connection,
    options: AwsCall,
    send: Send<O, T>,
  ): Promise<T> {
    const { resource, signal } = options;
    if (!operations[operation].coalesce || resource === undefined) {
      return this.#call(operation, connection, signal, send);
    }
    try {
      return await this.#requestsOf(connection).get(
        `${operation} ${resource}`,
        (sharedSignal) => this.#call(operation, connection, sharedSignal, send),
        options,
      );
    } catch (error) {
      // The request cache rejects with an AbortError if this caller stops waiting while other callers continue to wait.
      throw problemOf(error) ? error : new ProblemError(toProblem(error, operation, connection, signal));
    }
  }

  /**
   * Reports a response field that could not be parsed. Reports each field only once per connection, because a thousand rows may
   * have the same malformed field.
   */
  reportDroppedField(connection: Connection, field: string): void {
    const line = `A response in ${formatConnectionForLog(connection)} has fields that cannot be parsed. Ignored: ${field}`;
    if (!this.#droppedFields.has(line)) {
      this.#droppedFields.add(line);
      this.#onMalformedResponse(line);
    }
  }

  /** Logs a message about incomplete data that a successful response contains. */
  reportMessage(connection: Connection, operation: Operation, message: string): void {
    this.#onMalformedResponse(
      `The response of ${operation} in ${formatConnectionForLog(connection)} is incomplete: ${redactSecrets(message)}`,
    );
  }

  /**
   * How far AWS time is ahead of this computer's clock, in milliseconds, or 0 if the difference is only a few minutes. The SDK
   * determines it from the dates of responses, to correct the dates of signatures.
   */
  get clockOffsetMs(): number {
    return this.#clients.clockOffsetMs;
  }

  /**
   * Discards credentials, clients, and shared responses, for example after a sign-in. Requests in progress keep using the old
   * ones.
   */
  reset(): void {
    this.#credentials.reset();
    this.#clients.dispose();
    this.#clients = this.#createClients();
    this.#requests.clear();
  }

  /** Stops resolving credentials, and closes the sockets when the requests in progress are complete. */
  dispose(): void {
    this.#credentials.dispose();
    this.#clients.dispose();
  }

  async #call<O extends Operation, T>(
    operation: O,
    connection: Connection,
    signal: AbortSignal,
    send: Send<O, T>,
  ): Promise<T> {
    const credentials = this.#credentials.of(connection.awsProfile);
    let identity: AwsCredentialIdentity | undefined;
    try {
      signal.throwIfAborted();
      // Create a signal for each call, because Node.js warns about a leak if many listeners are added to the same signal.
      const abortSignal = AbortSignal.any([signal]);
      const found = await credentials.get(connection.region, abortSignal);
      identity = found;
      const { service, retry } = operations[operation];
      const attempt = () =>
        this.#clients.use<ServiceOf<O>, T>(service, connection, found, (client) => send(client, { abortSignal }));
      const sent = retry ? this.#retrierOf(connection).send(attempt, abortSignal) : attempt();
      const response = await abortable(sent, abortSignal);
      credentials.accepted(identity, connection.region);
      return response;
    } catch (error) {
      const problem = await addConfiguredCause(toProblem(error, operation, connection, signal));
      throw new ProblemError(this.#problemOf(problem, identity, credentials));
    }
  }

  #problemOf(found: Problem, identity: AwsCredentialIdentity | undefined, credentials: SharedCredentials): Problem {
    const problem =
      identity && isRegionNotEnabled(found, identity, credentials)
        ? { ...found, kind: "regionNotEnabled" as const }
        : found;
    if (identity) {
      recordOutcome(problem, identity, credentials);
    }
    if (lacksCredentials(problem) || problem.kind === "signatureRefused" || problem.kind === "untrustedCertificate") {
      // The shared config may have changed together with the credentials, and it is read again only for a new client.
      this.#clients.forget(problem);
    }
    // If there were no credentials, no request was sent.
    return { ...problem, outcomeUnknown: problem.outcomeUnknown && identity !== undefined };
  }

  #createClients(): Clients {
    return new Clients(this.#limits, (connection, field) => this.reportDroppedField(connection, field));
  }

  #retrierOf(connection: Connection): RequestRetrier {
    const key = connectionKey(connection);
    const retrier = this.#retriers.get(key) ?? new RequestRetrier();
    this.#retriers.set(key, retrier);
    return retrier;
  }

  #requestsOf(connection: Connection): RequestCache {
    const key = connectionKey(connection);
    const requests = this.#requests.get(key) ?? new RequestCache();
    this.#requests.set(key, requests);
    return requests;
  }
}

/**
 * Returns whether the problem is that the Region is not enabled for the account. AWS reports this as if the credentials were
 * invalid.
 */
function isRegionNotEnabled(
  { kind, region }: Problem,
  identity: AwsCredentialIdentity,
  credentials: SharedCredentials,
) {
  return kind === "credentialsRefused" && credentials.isAcceptedElsewhere(identity, region);
}

/** Updates the state of the credentials after a request that was signed with them. */
function recordOutcome(
  { kind, region }: Problem,
  identity: AwsCredentialIdentity,
  credentials: SharedCredentials,
): void {
  switch (kind) {
    case "accessDenied":
      return credentials.accepted(identity, region);
    case "credentialsExpired":
      return credentials.expired(identity);
    case "credentialsRefused":
    case "signatureRefused":
      return credentials.refused(identity, region);
    default:
  }
}
