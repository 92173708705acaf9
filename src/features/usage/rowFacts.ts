import * as l10n from "@vscode/l10n";
import type { Tag } from "../../domain/inferenceProfile";
import { partitionOfRegion } from "../../domain/regions";
import { inferSource } from "../../domain/sourceInference";
import { estimateCost } from "../../domain/usage/cost";
import { findPrices, pricedModel, type PricedModel, type PriceSettings } from "../../domain/usage/prices";
import { isApplicationProfileId, type UsageRow } from "../../domain/usage/usageReport";
import { formatModelNames } from "../../messages/model";
import type { RegionContents } from "../../profiles/regionContents";
import type { ReportCell } from "../../webviews/report/report";

/**
 * The subject of a row in a usage report: a listed profile, a model that was called directly, an ID that does not belong to
 * anything listed, or an ID in a Region whose profiles could not be loaded.
 */
export type RowKind = "profile" | "model" | "unlisted" | "unknown";

/** Returns the kind of a row. A foundation model is recognized if it is listed in the Region. */
export function rowKind({ profile, id }: UsageRow, contents: RegionContents | undefined): RowKind {
  if (profile) {
    return "profile";
  }
  if (!contents) {
    return "unknown";
  }
  return !isApplicationProfileId(id) && contents.models.has(id) ? "model" : "unlisted";
}

/** Returns the models of a row. */
export function modelCell({ profile, id }: UsageRow, contents: RegionContents | undefined): ReportCell {
  if (profile) {
    return formatModelNames(profile, contents?.models);
  }
  return contents?.models.get(id)?.name ?? { text: l10n.t("unknown") };
}

/** Returns the value of a tag. Unknown tags are not the same as no tags. */
export function tagCell({ profile }: UsageRow, key: string, tags: readonly Tag[] | undefined): ReportCell {
  if (profile?.type !== "APPLICATION") {
    return "";
  }
  return tags ? (tags.find((tag) => tag.key === key)?.value ?? "") : { text: l10n.t("unknown") };
}

/** Returns the estimated cost of a row in US dollars, or undefined if the price is unknown or there is no token data. */
export function costOfRow(
  row: UsageRow,
  contents: RegionContents | undefined,
  prices: PriceSettings,
): number | undefined {
  const model = pricedModelOf(row, contents);
  const found = model && findPrices(model, prices);
  return found && estimateCost(row.totals, found.prices)?.total;
}

/** Returns a cell with the estimated cost of a row, or with the reason that there is none. */
export function costCell(row: UsageRow, cost: number | undefined): ReportCell {
  if (cost !== undefined) {
    return cost;
  }
  if (hasTokens(row)) {
    return { text: l10n.t("No price known") };
  }
  return { text: row.partial ? l10n.t("Unknown") : l10n.t("No data about tokens") };
}

/** Returns whether there is data for any token type. */
export function hasTokens({ totals: { input, output, cacheRead, cacheWrite } }: UsageRow): boolean {
  return [input, output, cacheRead, cacheWrite].some((tokens) => tokens !== undefined);
}

function pricedModelOf(
  { place, profile, id }: UsageRow,
  contents: RegionContents | undefined,
): PricedModel | undefined {
  if (profile) {
    return pricedModel(profile, inferSource(profile, contents?.systemDefined ?? []));
  }
  const partition = partitionOfRegion(place.connection.region);
  return contents?.models.has(id) ? { modelId: id, route: "regional", partition } : undefined;
}
