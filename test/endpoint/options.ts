import { catalogRegions } from "./catalog/foundationModels";

/** Options of a new endpoint. */
export interface EndpointOptions {
  /** The port to listen on. 0, the default, means any free port. */
  port?: number;
  /** Number of generated application profiles in each Region, for load tests. It may exceed the quota. */
  profiles?: number;
  /** Delay before each AWS operation, in milliseconds. */
  latencyMs?: number;
  /** Regions that are enabled for the account. All Regions of the catalog by default. */
  regions?: readonly string[];
  /** ID of the account that every access key belongs to. */
  accountId?: string;
  /** Start without inference profiles of either type. Foundation models are not affected. */
  empty?: boolean;
  /** Returns the current time in milliseconds, for the metrics and costs. */
  now?: () => number;
}

/** The options with defaults filled in. */
export type AccountOptions = Required<Omit<EndpointOptions, "port">>;

/** Returns the options with defaults filled in. */
export function accountOptions(options: EndpointOptions): AccountOptions {
  return {
    profiles: options.profiles ?? 0,
    latencyMs: options.latencyMs ?? 0,
    regions: options.regions ?? catalogRegions,
    accountId: options.accountId ?? "123456789012",
    empty: options.empty ?? false,
    now: options.now ?? Date.now,
  };
}
