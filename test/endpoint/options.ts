import { catalogRegions } from "./catalog/foundationModels";

/** Options of a new endpoint. */
export interface EndpointOptions {
  /** The port to listen on. The default, 0, selects a free port. */
  port?: number;
  /** The number of generated application profiles in each Region, for load tests. It can exceed the quota. */
  profiles?: number;
  /** The delay before each AWS operation, in milliseconds. */
  latencyMs?: number;
  /** The Regions that are enabled for the account. Defaults to all Regions in the catalog. */
  regions?: readonly string[];
  /** The ID of the account that every access key belongs to. */
  accountId?: string;
  /** Whether to start without inference profiles of either type. Foundation models are not affected. */
  empty?: boolean;
  /** Returns the current time in milliseconds, for metrics and costs. */
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
