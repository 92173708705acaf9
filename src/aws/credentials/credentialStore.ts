import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { AwsCredentialIdentity } from "@smithy/types";
import { abortable } from "../../util/abortable";
import type { Disposable } from "../../util/emitter";
import type { AskMfaCode } from "./mfaQuestion";
import { resolveDefaultCredentials } from "./defaultCredentials";
import type { SearchTools } from "./awsProfileCredentials";
import { resolveAwsProfile } from "./awsProfileCredentials";
import { SharedCredentials } from "./sharedCredentials";
import type { TimeLimits } from "../timeLimits";
import { requestOptions } from "../timeLimits";

/** What a store of credentials is made with. */
export interface StoreOptions {
  readonly askMfaCode: AskMfaCode;
  readonly limits: TimeLimits;
  readonly now: () => number;
}

/** The credentials of every AWS profile in use, and the ambient ones: found once each, and only those that are asked for. */
export class CredentialStore implements Disposable {
  readonly #tools: SearchTools;
  readonly #requestHandler: NodeHttpHandler;
  readonly #now: () => number;
  readonly #byAwsProfile = new Map<string | undefined, SharedCredentials>();

  constructor({ askMfaCode, limits, now }: StoreOptions) {
    this.#requestHandler = new NodeHttpHandler(requestOptions(limits));
    this.#now = now;
    this.#tools = {
      askMfaCode: oneAtATime(askMfaCode),
      requestHandler: this.#requestHandler,
      of: (awsProfile) => this.of(awsProfile),
    };
  }

  /** The credentials of an AWS profile, or the ambient ones where none is named. None are looked for yet. */
  of(awsProfile: string | undefined): SharedCredentials {
    let credentials = this.#byAwsProfile.get(awsProfile);
    if (!credentials) {
      credentials = new SharedCredentials(
        (region, signal) =>
          awsProfile === undefined
            ? resolveDefaultCredentials(region, signal, this.#tools)
            : resolveAwsProfile(awsProfile, region, signal, this.#tools),
        this.#now,
        (identity) => this.#dropEverywhere(identity),
      );
      this.#byAwsProfile.set(awsProfile, credentials);
    }
    return credentials;
  }

  /** Drops all credentials and stops every search. Whoever needs them next has them looked for anew. */
  reset(): void {
    for (const credentials of this.#byAwsProfile.values()) {
      credentials.reset();
    }
  }

  /** Drops all credentials, stops every search and closes the sockets. */
  dispose(): void {
    for (const credentials of this.#byAwsProfile.values()) {
      credentials.dispose();
    }
    this.#byAwsProfile.clear();
    this.#requestHandler.destroy();
  }

  /** The ambient credentials may be those of an AWS profile, which would give them again. */
  #dropEverywhere(identity: AwsCredentialIdentity): void {
    for (const credentials of this.#byAwsProfile.values()) {
      credentials.drop(identity);
    }
  }
}

/** Questions of several AWS profiles come one after the other: each would take the place of the one before. */
function oneAtATime(ask: AskMfaCode): AskMfaCode {
  let last: Promise<unknown> = Promise.resolve();
  return (question, signal) => {
    const answer = last.then(() => (signal.aborted ? undefined : abortable(ask(question, signal), signal)));
    last = answer.catch(() => undefined);
    return answer;
  };
}
