import * as l10n from "@vscode/l10n";
import { inferSource } from "../../../domain/sourceInference";
import { estimateCost } from "../../../domain/usage/cost";
import { findPrices, pricedModel, type FoundPrices, type PriceSettings } from "../../../domain/usage/prices";
import type { Usage } from "../../../domain/usage/usage";
import { listPriceNote, notIncludedNote } from "../../../messages/cost";
import { formatCount, formatDollars, formatPrice, formatShare, formatTokenKind } from "../../../messages/usage";
import type { DetailsData } from "../detailsData";
import { displayText } from "../detailsSection";
import type { UsageCost } from "./usageSchema";

/** Returns the estimated cost for a window. An unknown price is never shown as zero. */
export function describeCost(
  { totals, partial }: Usage,
  data: DetailsData,
  settings: PriceSettings,
  language: string,
): UsageCost {
  const profile = data.profile.value;
  if (!profile) {
    return { kind: "unknown", text: l10n.t("The model of this inference profile is not known yet.") };
  }
  const model = pricedModel(profile, inferSource(profile, data.lists.value?.systemDefined ?? []));
  const found = model && findPrices(model, settings);
  if (!found) {
    return {
      kind: "unknown",
      text: model
        ? l10n.t(
            "No price known for {0}. You can set one in the setting bedrockProfiles.prices.",
            displayText(model.modelId),
          )
        : l10n.t("No price known, because this inference profile does not have exactly one foundation model."),
    };
  }
  const estimate = estimateCost(totals, found.prices);
  if (!estimate) {
    return {
      kind: "unknown",
      text: partial
        ? l10n.t("The cost is not known, because data is missing.")
        : l10n.t(
            "CloudWatch has no data about tokens in this period. Usage that is not billed by tokens, such as images, is not included.",
          ),
    };
  }
  const unknown = l10n.t("No price known");
  return {
    kind: "estimate",
    lines: estimate.lines.map(({ kind, tokens, price, cost }) => ({
      label: formatTokenKind(kind),
      tokens: formatCount(tokens, language),
      price: price === undefined ? unknown : formatPrice(price, language),
      cost: cost === undefined ? unknown : formatDollars(cost, language),
    })),
    total: estimate.total === undefined ? unknown : formatDollars(estimate.total, language),
    ...(estimate.cacheSavings === undefined ? {} : { savings: describeSavings(estimate.cacheSavings, language) }),
    notes: describeNotes(found, language),
  };
}

function describeSavings(savings: number, language: string): string {
  return savings >= 0
    ? l10n.t("Caching saved {0}.", formatDollars(savings, language))
    : l10n.t("Caching cost {0} more than it saved.", formatDollars(-savings, language));
}

function describeNotes({ from, discountPercent }: FoundPrices, language: string): string[] {
  return [
    from === "settings" ? l10n.t("An estimate with the prices in your settings.") : listPriceNote(language),
    ...(discountPercent === 0
      ? []
      : [l10n.t("Includes the discount of {0} from your settings.", formatShare(discountPercent / 100, language))]),
    notIncludedNote(),
  ];
}
