import type { Connection } from "../../domain/connection";
import type { RegionFacts } from "../../domain/regions";
import { regionsInSamePartitions } from "../../domain/regions";

/** Regions in which an ID may exist, in addition to the searched Regions. */
export interface OtherRegions {
  /** Regions whose codes match the prefix of the ID, for example those in Europe for `eu.`. */
  readonly likely: readonly RegionFacts[];
  readonly others: readonly RegionFacts[];
}

/**
 * Returns the Regions in the same partitions as the searched Regions, without the searched Regions themselves. The prefix of the
 * ID affects only the order, because AWS adds new prefixes, and some of them (`global`, `jp`) do not match any Region code.
 */
export function otherRegions(id: string, searched: readonly Connection[]): OtherRegions {
  const codes = new Set(searched.map(({ region }) => region));
  const regions = regionsInSamePartitions([...codes]).filter(({ code }) => !codes.has(code));
  const [prefix = ""] = id.split(".");
  // Region codes in Asia Pacific begin with `ap`, but IDs begin with `apac`.
  const isLikely = ({ code }: RegionFacts) => id.includes(".") && prefix.startsWith(code.split("-")[0] ?? code);
  return { likely: regions.filter(isLikely), others: regions.filter((region) => !isLikely(region)) };
}
