import type { Connection } from "../domain/connection";
import type { Disposable } from "../util/emitter";
import type { Accounts, AskMfaCode } from "../domain/ports";
import { BedrockControlPlane } from "./bedrockControlPlane";
import { CredentialStore } from "./credentials/credentialStore";
import { SharedClients } from "./sharedClients";
import { StsAccounts } from "./stsAccounts";
import type { TimeLimits } from "./timeLimits";
import { defaultLimits } from "./timeLimits";

/** What access to AWS needs from the editor, and how long requests may take. */
export interface AccessOptions {
  readonly askMfaCode: AskMfaCode;
  readonly limits?: TimeLimits;
  /** The time that credentials' ends are compared with. */
  readonly now?: () => number;
  /** Hears, for the log, what had to be left out of replies. */
  readonly onMalformedResponse?: (text: string) => void;
}

/** Everything that goes to AWS, with credentials that are found once and shared, as are the clients of an AWS profile. */
export class AwsAccess implements Disposable {
  readonly #store: CredentialStore;
  readonly #clients = new Map<string | undefined, SharedClients>();
  readonly #limits: TimeLimits;
  readonly #onMalformedResponse: (text: string) => void;
  readonly accounts: Accounts;

  constructor({
    askMfaCode,
    limits = defaultLimits,
    now = Date.now,
    onMalformedResponse = () => undefined,
  }: AccessOptions) {
    this.#limits = limits;
    this.#onMalformedResponse = onMalformedResponse;
    this.#store = new CredentialStore({ askMfaCode, limits, now });
    this.accounts = new StsAccounts(this.#store, limits);
  }

  /** The control plane of a connection. Makes no request and looks for no credentials before it is asked for something. */
  controlPlane(connection: Connection): BedrockControlPlane {
    const { awsProfile } = connection;
    return new BedrockControlPlane(connection, {
      credentials: this.#store.of(awsProfile),
      clients: this.#clientsOf(awsProfile),
      onMalformedResponse: this.#onMalformedResponse,
    });
  }

  /** Drops all credentials, as after a sign-in: whoever needs some next has them looked for anew. */
  clearCredentials(): void {
    this.#store.reset();
  }

  /** Drops all credentials and stops every search for them. */
  dispose(): void {
    this.#store.dispose();
  }

  #clientsOf(awsProfile: string | undefined): SharedClients {
    let clients = this.#clients.get(awsProfile);
    if (!clients) {
      clients = new SharedClients(awsProfile, this.#limits);
      this.#clients.set(awsProfile, clients);
    }
    return clients;
  }
}
