import type { Memento } from "../../util/recentItems";
import { RecentItems } from "../../util/recentItems";

/** The maximum number of stored sources. A longer list would move the other sources out of view. */
const maximum = 5;

/**
 * Returns the IDs of the sources that profiles were created from on this computer. The IDs are the same in every account, so they
 * reveal nothing about an account.
 */
export function recentSources(memento: Memento): RecentItems {
  return new RecentItems(memento, "recentSources", maximum);
}
