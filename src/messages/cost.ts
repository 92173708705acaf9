import * as l10n from "@vscode/l10n";
import { pricesAsOf, type PriceSettings } from "../domain/usage/prices";
import { formatDate } from "./dates";
import { joinSentences } from "./list";

/** Explains what an estimate with list prices is based on. */
export function listPriceNote(language: string): string {
  const date = formatDate(new Date(pricesAsOf), language)?.text ?? pricesAsOf;
  return l10n.t("An estimate with the list prices of {0}. Some Regions have other prices.", date);
}

/** Explains what is not included in any estimate. */
export function notIncludedNote(): string {
  return l10n.t(
    "Not included: batch inference, service tiers, discounts, credits and taxes, cache writes for one hour, higher prices for long context, and usage that is not billed by tokens, such as images.",
  );
}

/** Returns the notes for a report with the estimates for many profiles. */
export function estimateNotes(
  { discountPercent, discountPercentByProvider, models }: PriceSettings,
  language: string,
): string[] {
  const hasOwn =
    discountPercent !== undefined ||
    Object.keys(discountPercentByProvider).length > 0 ||
    Object.keys(models).length > 0;
  return [
    joinSentences(
      listPriceNote(language),
      ...(hasOwn ? [l10n.t("Prices and discounts in your settings are applied.")] : []),
    ),
    notIncludedNote(),
  ];
}
