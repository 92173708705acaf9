import type { AccountOptions } from "./options";
import { PaginationTokens } from "./paginationToken";
import { RegionState } from "./regionState";
import { RoleSessions } from "./roleSessions";

/** The one account that every access key belongs to, those of assumed roles apart: its Regions and what is in them. */
export class Account {
  readonly options: AccountOptions;
  readonly tokens = new PaginationTokens();
  readonly roleSessions = new RoleSessions();
  readonly #regions = new Map<string, RegionState>();

  constructor(options: AccountOptions) {
    this.options = options;
  }

  get accountId(): string {
    return this.options.accountId;
  }

  /** Who calls: the ARN that GetCallerIdentity gives and refusals name. */
  callerArn(partition: string): string {
    return `arn:${partition}:sts::${this.accountId}:assumed-role/Developer/developer`;
  }

  /** The assumed role's unique ID, of GetCallerIdentity. */
  get userId(): string {
    return "AROAEXAMPLEDEVELOPER1:developer";
  }

  /** Whether the Region is enabled for the account. */
  offers(region: string): boolean {
    return this.options.regions.includes(region);
  }

  /** A Region's contents, made when first asked for: hundreds of thousands of profiles are only made where needed. */
  region(region: string): RegionState {
    let state = this.#regions.get(region);
    if (!state) {
      state = new RegionState(region, this.options);
      this.#regions.set(region, state);
    }
    return state;
  }
}
