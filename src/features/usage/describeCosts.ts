import * as l10n from "@vscode/l10n";
import { isAllUntagged, pricePerCostRequest, type CostGroup } from "../../domain/usage/costReport";
import { formatDate } from "../../messages/dates";
import { toIntlLocale } from "../../messages/language";
import { joinList, joinSentences } from "../../messages/list";
import { formatCount, formatDollars } from "../../messages/usage";
import type { LoadedCosts } from "../../profiles/usage/costReports";
import { asOfText } from "../../webviews/report/cells";
import type { Report, ReportGroup } from "../../webviews/report/report";

/** Returns the table of Amazon Bedrock costs by tag value and service. States whether the costs are stored. */
export function describeCosts(
  { asOf, report }: LoadedCosts,
  account: string,
  language: string,
  isStored = true,
): Report {
  const { end, estimated, groups, requests, start, tagKey, truncated } = report;
  // Amounts in different currencies have no shares of a total.
  const total = currenciesOf(groups).length > 1 ? 0 : sumOf(groups);
  const lastDay = new Date(Date.parse(end) - 1);
  const day = (date: Date) => formatDate(date, language)?.text ?? "";
  const warning = joinSentences(
    ...(truncated ? [l10n.t("Cost Explorer has more pages than were requested, so costs are missing.")] : []),
    ...(isAllUntagged(report) ? [explainUntagged(tagKey)] : []),
  );
  return {
    title: l10n.t("Costs by Tag"),
    scope: l10n.t("Account {0}, {1} to {2}", account, day(new Date(start)), day(lastDay)),
    asOf: asOfText(new Date(asOf), language),
    ...(warning === "" ? {} : { warning }),
    columns: [
      { label: l10n.t("Service"), type: "text" },
      { label: l10n.t("Cost"), type: "money" },
      { label: l10n.t("Share of cost"), type: "share" },
    ],
    groups: groupByTag(groups, tagKey, total, language),
    ...(groups.length > 0 ? { total: ["", moneyCell(groups, language), total === 0 ? "" : 1] } : {}),
    sort: { column: 1, descending: true },
    notes: [
      ...(groups.length === 0 ? [l10n.t("Cost Explorer has no costs of Amazon Bedrock in this period.")] : []),
      l10n.t("Unblended costs as Cost Explorer reports them, one to two days late. Costs of today are not included."),
      ...(estimated ? [l10n.t("AWS has not closed the bill yet, so these costs may change.")] : []),
      ...(isStored ? [l10n.t("The result is kept until midnight UTC, for all windows.")] : []),
      l10n.t(
        "Requests to Cost Explorer: {0} ({1})",
        formatCount(requests, language),
        formatDollars(requests * pricePerCostRequest, language),
      ),
    ],
    hasLinks: false,
    actions: [],
    refreshLabel: l10n.t("Load Again ({0} for each page)", formatDollars(pricePerCostRequest, language)),
  };
}

/** Explains why no costs have the tag. */
function explainUntagged(tagKey: string): string {
  return joinSentences(
    l10n.t("None of these costs has the tag {0}.", tagKey),
    l10n.t(
      "Costs have a tag only from about a day after its key was activated as a cost allocation tag in AWS Billing, not for earlier days. In an organization, only the management account can activate it.",
    ),
    l10n.t("Only calls through tagged application inference profiles count."),
  );
}

function groupByTag(groups: readonly CostGroup[], tagKey: string, total: number, language: string): ReportGroup[] {
  const byValue = new Map<string | undefined, CostGroup[]>();
  for (const group of groups) {
    byValue.set(group.tagValue, [...(byValue.get(group.tagValue) ?? []), group]);
  }
  return [...byValue].map(([value, members]) => ({
    label: value === undefined ? l10n.t("Without the tag {0}", tagKey) : `${tagKey}=${value}`,
    subtotal: ["", moneyCell(members, language), shareOf(sumOf(members), total)],
    rows: members.map(({ amount, currency, service }) => ({
      id: `${value === undefined ? "without" : `with ${value}`} ${service}`,
      cells: [service, moneyCell([{ amount, currency }], language), shareOf(amount, total)],
    })),
  }));
}

type Amount = Pick<CostGroup, "amount" | "currency">;

/**
 * Returns the sum of amounts. The column is in US dollars, so any other currency is shown with the amount, and amounts in different
 * currencies are not added up. The note states the currency, because a CSV file contains only the value.
 */
function moneyCell(groups: readonly Amount[], language: string) {
  const value = sumOf(groups);
  const currencies = currenciesOf(groups);
  const amounts = currencies.map((currency) =>
    formatAmount(sumOf(groups.filter((group) => group.currency === currency)), currency, language),
  );
  if (currencies.every((currency) => currency === "USD")) {
    return value;
  }
  const [currency, ...others] = currencies;
  const note = currency && others.length === 0 ? { note: currency } : {};
  return { value, text: joinList(amounts), ...note };
}

function currenciesOf(groups: readonly Amount[]): string[] {
  return [...new Set(groups.map(({ currency }) => currency))];
}

/** Formats an amount, also with a unit that is not a currency code. */
function formatAmount(amount: number, currency: string, language: string): string {
  const locale = toIntlLocale(language);
  return /^[A-Z]{3}$/.test(currency)
    ? new Intl.NumberFormat(locale, { style: "currency", currency }).format(amount)
    : `${new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(amount)} ${currency}`.trim();
}

function shareOf(amount: number, total: number): number | string {
  return total === 0 ? "" : amount / total;
}

function sumOf(groups: readonly Pick<CostGroup, "amount">[]): number {
  return groups.reduce((sum, { amount }) => sum + amount, 0);
}
