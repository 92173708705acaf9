import type { Connection } from "../../domain/connection";
import type { AccountIds } from "../../profiles/accountIds";
import type { ProfileStore } from "../../profiles/profileStore";
import { accountsOf } from "../../profiles/regionContents";
import type { Disposable } from "../../util/emitter";
import type { ChosenAwsProfile, WizardState } from "./wizardState";
import { awsProfilesOf, chosenAwsProfile, connectionsOf, onlyItem } from "./wizardSteps";

/** The sources of account IDs. */
export interface AccountSources {
  readonly accounts: Pick<AccountIds, "get" | "load" | "onDidChange">;
  readonly profileStore: Pick<ProfileStore, "contents" | "onDidChange">;
}

/**
 * The accounts of the AWS profiles that the user can choose in a wizard. They are for display only, and no step waits for them.
 */
export class WizardAccounts {
  readonly #connections: readonly Connection[];
  readonly #chosen: ChosenAwsProfile | undefined;
  readonly #sources: AccountSources;

  constructor(state: WizardState, sources: AccountSources) {
    this.#connections = state.connections;
    this.#chosen = chosenAwsProfile(state);
    this.#sources = sources;
  }

  /**
   * Returns the account ID of an AWS profile, or undefined while it is unknown. Until AWS has returned the ID, uses the account
   * of the loaded profiles if it is the same for all of them.
   */
  of(awsProfile: ChosenAwsProfile): string | undefined {
    const { accounts, profileStore } = this.#sources;
    const known = accounts.get(awsProfile.name);
    if (known !== undefined) {
      return known;
    }
    const contents = connectionsOf(this.#connections, awsProfile).map((connection) =>
      profileStore.contents(connection),
    );
    const owners = new Set(contents.flatMap((each) => (each ? [...accountsOf(each)] : [])));
    return onlyItem([...owners]);
  }

  /** The account ID of the currently chosen AWS profile. */
  get current(): string | undefined {
    return this.#chosen && this.of(this.#chosen);
  }

  /**
   * Loads the account of the currently chosen AWS profile. Does not load the accounts of the other AWS profiles that the user can
   * choose.
   */
  async load(): Promise<void> {
    const [connection] = this.#chosen ? connectionsOf(this.#connections, this.#chosen) : [];
    if (connection) {
      await this.#sources.accounts.load(connection);
    }
  }

  /** Calls the listener when an account becomes known or changes. */
  onDidChange(listener: () => void): Disposable {
    const { accounts, profileStore } = this.#sources;
    const known = () =>
      awsProfilesOf(this.#connections)
        .map((awsProfile) => this.of(awsProfile))
        .join();
    let last = known();
    const compare = () => {
      const before = last;
      last = known();
      if (last !== before) {
        listener();
      }
    };
    const listeners = [accounts.onDidChange(compare), profileStore.onDidChange(compare)];
    return { dispose: () => listeners.forEach((each) => each.dispose()) };
  }
}
