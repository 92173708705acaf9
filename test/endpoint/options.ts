import { catalogueRegions } from "./catalogue/foundationModels";

/** What an endpoint starts with. */
export interface EndpointOptions {
  /** The port to listen on; 0, the default, takes any free one. */
  port?: number;
  /** Extra application profiles in each Region, for load. They may exceed the quota. */
  profiles?: number;
  /** Milliseconds that each AWS operation waits before it does its work. */
  latencyMs?: number;
  /** The Regions enabled for the account; the catalogue's by default. */
  regions?: readonly string[];
  /** The account that every access key belongs to. */
  accountId?: string;
  /** Start with no inference profile at all, of either type. The foundation models stay. */
  empty?: boolean;
}

/** The account's options with every default filled in. */
export type AccountOptions = Required<Omit<EndpointOptions, "port">>;

/** Fills in the defaults. */
export function accountOptions(options: EndpointOptions): AccountOptions {
  return {
    profiles: options.profiles ?? 0,
    latencyMs: options.latencyMs ?? 0,
    regions: options.regions ?? catalogueRegions,
    accountId: options.accountId ?? "123456789012",
    empty: options.empty ?? false,
  };
}
