import type { AwsCredentialIdentity } from "@smithy/types";
import { abortable } from "../../util/abortable";
import type { Disposable } from "../../util/emitter";
import { Limiter } from "../../util/limiter";
import type { AskMfaCode } from "./mfaQuestion";
import { resolveDefaultCredentials } from "./defaultCredentials";
import type { SearchTools } from "./awsProfileCredentials";
import { resolveAwsProfile } from "./awsProfileCredentials";
import { SharedCredentials } from "./sharedCredentials";
import type { TimeLimits } from "../timeLimits";
import { RequestHandlers } from "../requestHandlers";
import { SignInFailures } from "./signInFailures";

/** The options of a `CredentialStore`. */
export interface StoreOptions {
  readonly askMfaCode: AskMfaCode;
  readonly limits: TimeLimits;
  readonly now: () => number;
}

/**
 * Stores the default credentials and the credentials of each AWS profile in use. They are resolved when they are first needed.
 */
export class CredentialStore implements Disposable {
  readonly #tools: SearchTools;
  readonly #requestHandlers: RequestHandlers;
  readonly #now: () => number;
  readonly #byAwsProfile = new Map<string | undefined, SharedCredentials>();

  constructor({ askMfaCode, limits, now }: StoreOptions) {
    this.#requestHandlers = new RequestHandlers(limits);
    this.#now = now;
    this.#tools = {
      askMfaCode: oneAtATime(askMfaCode),
      requestHandlers: this.#requestHandlers,
      signInFailures: new SignInFailures(),
      of: (awsProfile) => this.of(awsProfile),
    };
  }

  /** Returns the credentials of an AWS profile, or the default credentials if it is undefined. Does not resolve them yet. */
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

  /** Discards all credentials and stops every search. Waiting and future callers start a new search. */
  reset(): void {
    for (const credentials of this.#byAwsProfile.values()) {
      credentials.reset();
    }
  }

  /** Discards all credentials, stops every search, and closes the sockets. */
  dispose(): void {
    for (const credentials of this.#byAwsProfile.values()) {
      credentials.dispose();
    }
    this.#byAwsProfile.clear();
    this.#requestHandlers.dispose();
  }

  /**
   * Discards the credentials wherever they are stored. The default credentials may come from an AWS profile, which would
   * otherwise return the same credentials again.
   */
  #dropEverywhere(identity: AwsCredentialIdentity): void {
    for (const credentials of this.#byAwsProfile.values()) {
      credentials.drop(identity);
    }
  }
}

/** Wraps `ask` to show only one prompt at a time, because a second input box would replace the first. */
function oneAtATime(ask: AskMfaCode): AskMfaCode {
  const limiter = new Limiter(1);
  return (question, signal) => limiter.run(() => abortable(ask(question, signal), signal), signal);
}
