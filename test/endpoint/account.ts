import { applicationProfileSeeds } from "./catalog/applicationProfiles";
import { MetricStore } from "./metrics/metricStore";
import type { AccountOptions } from "./options";
import { PaginationTokens } from "./paginationToken";
import { RegionState } from "./regionState";
import { RoleSessions } from "./roleSessions";

/** The account that every access key belongs to, except those of assumed roles: its Regions and their contents. */
export class Account {
  readonly options: AccountOptions;
  readonly tokens = new PaginationTokens();
  readonly roleSessions = new RoleSessions();
  readonly #regions = new Map<string, RegionState>();
  readonly #metrics = new Map<string, MetricStore>();

  constructor(options: AccountOptions) {
    this.options = options;
  }

  get accountId(): string {
    return this.options.accountId;
  }

  /** Returns the ARN of the caller, which GetCallerIdentity returns and error messages contain. */
  callerArn(partition: string): string {
    return `arn:${partition}:sts::${this.accountId}:assumed-role/Developer/developer`;
  }

  /** Returns the unique ID of the assumed role (GetCallerIdentity, `UserId`). */
  get userId(): string {
    return "AROAEXAMPLEDEVELOPER1:developer";
  }

  /** Returns whether the Region is enabled for the account. */
  offers(region: string): boolean {
    return this.options.regions.includes(region);
  }

  /**
   * Returns the contents of a Region. They are created on first use, because there may be hundreds of thousands of
   * profiles.
   */
  region(region: string): RegionState {
    let state = this.#regions.get(region);
    if (!state) {
      state = new RegionState(region, this.options);
      this.#regions.set(region, state);
    }
    return state;
  }

  /**
   * Returns the Regions that may have metrics: the Regions of the sample profiles, and all Regions that were accessed.
   */
  metricRegions(): string[] {
    const regions = new Set([...applicationProfileSeeds.map(({ region }) => region), ...this.#metrics.keys()]);
    return [...regions].filter((region) => this.offers(region));
  }

  /** Returns the metrics of a Region. They are created on first use. */
  metrics(region: string): MetricStore {
    const metrics = this.#metrics.get(region) ?? new MetricStore(region, this.options);
    this.#metrics.set(region, metrics);
    return metrics;
  }
}
