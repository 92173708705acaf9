import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import type { AwsCredentialIdentity } from "@smithy/types";
import type { Connection } from "../domain/connection";
import type { Accounts, CallOptions } from "../domain/ports";
import { checkResponses } from "./responses/checkedResponses";
import { findEndpointSetting } from "./configuredEndpoint";
import { callWithCredentials } from "./credentialedCall";
import type { CredentialStore } from "./credentials/credentialStore";
import { clientSettings } from "./endpoints";
import { readSharedConfig } from "./sharedConfig";
import type { TimeLimits } from "./timeLimits";
import { requestOptions } from "./timeLimits";

/** The accounts that credentials belong to, as STS tells them. */
export class StsAccounts implements Accounts {
  readonly #store: CredentialStore;
  readonly #limits: TimeLimits;
  /** By the credentials themselves, so that others of the same AWS profile may belong to another account. */
  readonly #known = new WeakMap<AwsCredentialIdentity, Promise<string>>();

  constructor(store: CredentialStore, limits: TimeLimits) {
    this.#store = store;
    this.#limits = limits;
  }

  accountId(connection: Connection, { signal }: CallOptions): Promise<string> {
    const credentials = this.#store.of(connection.awsProfile);
    return callWithCredentials({
      operation: "GetCallerIdentity",
      connection,
      credentials,
      signal,
      send: (_, identity) => this.#ask(identity, connection),
    });
  }

  /** Shared by all who ask at the same time, so that it is not stopped where one of them no longer waits. */
  #ask(identity: AwsCredentialIdentity, connection: Connection): Promise<string> {
    let asked = this.#known.get(identity);
    if (!asked) {
      asked = this.#request(identity, connection);
      this.#known.set(identity, asked);
      // A failure must not be remembered.
      asked.catch(() => this.#known.delete(identity));
    }
    return asked;
  }

  async #request(identity: AwsCredentialIdentity, connection: Connection): Promise<string> {
    const config = await readSharedConfig();
    const settings = clientSettings("sts", connection, config, requestOptions(this.#limits));
    const client = checkResponses(
      new STSClient({ ...settings, credentials: identity }),
      findEndpointSetting("sts", connection.awsProfile, config),
    );
    const timeUp = AbortSignal.timeout(2 * this.#limits.request);
    try {
      const { Account } = await client.send(new GetCallerIdentityCommand({}), { abortSignal: timeUp });
      return Account ?? "";
    } catch (error) {
      // The SDK takes it for somebody who asked to stop.
      throw timeUp.aborted ? timeUp.reason : error;
    } finally {
      client.destroy();
    }
  }
}
