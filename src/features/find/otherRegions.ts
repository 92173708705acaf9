import type { Connection } from "../../domain/connection";
import type { RegionFacts } from "../../domain/regions";
import { regionsInSamePartitions } from "../../domain/regions";

/** Regions in which an ID may be, besides those that were searched. */
export interface OtherRegions {
  /** Regions whose codes begin like the ID, for example those in Europe for `eu.`. */
  readonly likely: readonly RegionFacts[];
  readonly others: readonly RegionFacts[];
}

/**
 * Returns the Regions in the partitions of those that were searched, without these. An ID's prefix only decides the order, because
 * AWS adds prefixes, and some of them (`global`, `jp`) do not begin like a Region.
 */
export function otherRegions(id: string, searched: readonly Connection[]): OtherRegions {
  const codes = new Set(searched.map(({ region }) => region));
  const regions = regionsInSamePartitions([...codes]).filter(({ code }) => !codes.has(code));
  const [prefix = ""] = id.split(".");
  // Region codes in Asia Pacific begin with `ap`, and IDs with `apac`.
  const isLikely = ({ code }: RegionFacts) => id.includes(".") && prefix.startsWith(code.split("-")[0] ?? code);
  return { likely: regions.filter(isLikely), others: regions.filter((region) => !isLikely(region)) };
}
