import type { ChangeRules, Refusal } from "../domain/changeRules";
import { findAccountRefusal, findGeneralRefusal } from "../domain/changeRules";
import type { Connection } from "../domain/connection";
import type { AccountIds } from "../profiles/accountIds";

/** The target of a change: a connection, and the account in the ARN of an existing resource. */
export interface ChangeTarget {
  readonly connection: Connection;
  readonly accountId?: string;
}

/** Determines whether the settings allow a change. Every command that changes something uses it before it shows anything. */
export class ChangeGuard {
  readonly #readRules: () => ChangeRules;
  readonly #accounts: Pick<AccountIds, "confirm">;

  constructor(readRules: () => ChangeRules, accounts: Pick<AccountIds, "confirm">) {
    this.#readRules = readRules;
    this.#accounts = accounts;
  }

  /** Returns the reason that all changes are refused, or undefined if that depends on the account. Sends no request. */
  findGeneralRefusal(): Refusal | undefined {
    return findGeneralRefusal(this.#readRules());
  }

  /**
   * Returns the reason that a change to these targets is refused, or undefined if it is allowed. Checks both the account in the
   * ARN and the account of the credentials. The latter is requested only if accounts are protected.
   */
  async check(targets: readonly ChangeTarget[]): Promise<Refusal | undefined> {
    const rules = this.#readRules();
    const general = findGeneralRefusal(rules);
    if (general || rules.protectedAccounts.length === 0) {
      return general;
    }
    for (const { accountId = "" } of targets) {
      const refusal = findAccountRefusal(rules, accountId);
      if (refusal) {
        return refusal;
      }
    }
    const awsProfiles = new Map(targets.map(({ connection }) => [connection.awsProfile, connection]));
    for (const [awsProfile, connection] of awsProfiles) {
      const accountId = await this.#accounts.confirm(connection);
      const refusal: Refusal | undefined =
        accountId === undefined ? { kind: "unknownAccount", awsProfile } : findAccountRefusal(rules, accountId);
      if (refusal) {
        return refusal;
      }
    }
    return undefined;
  }
}
