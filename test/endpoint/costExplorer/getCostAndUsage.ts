import type { Account } from "../account";
import type { Fault } from "../faults";
import { dayMs } from "../metrics/time";
import { costLines, type CostLine } from "./costLines";
import { parseCostInput, type CostFilter, type CostInput } from "./inputs";

/** The tag keys that are activated as cost allocation tags. Costs have no other tags. */
export const activatedTagKeys: readonly string[] = ["team", "cost-center"];

/** The maximum number of time periods on a page. */
const pageSize = 100;

/** GetCostAndUsage: returns costs by day or month, until yesterday. */
export function getCostAndUsage(body: unknown, account: Account, region: string, fault?: Fault): object {
  const input = parseCostInput(body);
  const { NextPageToken: token, ...request } = input;
  const listing = { operation: "GetCostAndUsage", region, type: JSON.stringify(request) };
  const offset = token === undefined ? 0 : account.tokens.read(token, listing);
  const periods = periodsOf(input);
  const end = offset + (fault?.kind === "partial" ? Math.ceil(periods.length / 2) : pageSize);
  const page = periods.slice(offset, end);
  const [first] = page;
  const last = page.at(-1);
  const lines = first && last ? costLines(account, first.start, last.end) : [];
  const wanted = lines.filter((line) => input.Filter === undefined || matches(input.Filter, line, account));
  const today = Math.floor(account.options.now() / dayMs) * dayMs;
  return {
    ...(input.GroupBy.length > 0 && { GroupDefinitions: input.GroupBy }),
    ResultsByTime: page.map(({ start, end }) => {
      const of = wanted.filter(({ day }) => day >= start && day < end);
      const TimePeriod = { Start: isoDay(start), End: isoDay(end) };
      // The costs of the most recent days may still change.
      return { TimePeriod, ...contents(of, input, account), Estimated: end > today - 2 * dayMs };
    }),
    DimensionValueAttributes: [],
    ...(end < periods.length && { NextPageToken: account.tokens.issue({ ...listing, after: end }) }),
  };
}

interface Period {
  readonly start: number;
  readonly end: number;
}

function periodsOf({ TimePeriod, Granularity }: CostInput): Period[] {
  const end = Date.parse(TimePeriod.End);
  const periods: Period[] = [];
  for (let start = Date.parse(TimePeriod.Start); start < end; start = periods.at(-1)?.end ?? end) {
    const date = new Date(start);
    const nextMonth = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
    periods.push({ start, end: Math.min(end, Granularity === "DAILY" ? start + dayMs : nextMonth) });
  }
  return periods;
}

function contents(lines: readonly CostLine[], input: CostInput, account: Account): object {
  if (input.GroupBy.length === 0) {
    return { Total: metricsOf(lines, input), Groups: [] };
  }
  const groups = new Map<string, CostLine[]>();
  for (const line of lines) {
    const key = JSON.stringify(input.GroupBy.map((group) => keyOf(group, line, account)));
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const Groups = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    Total: {},
    Groups: Groups.map(([key, of]) => ({ Keys: JSON.parse(key) as string[], Metrics: metricsOf(of, input) })),
  };
}

function keyOf({ Type, Key }: CostInput["GroupBy"][number], line: CostLine, account: Account): string {
  return Type === "TAG" ? `${Key}$${tagValue(Key, line)}` : dimension(Key, line, account);
}

function tagValue(key: string, { tags }: CostLine): string {
  return activatedTagKeys.includes(key) ? (tags.get(key) ?? "") : "";
}

function dimension(key: string, line: CostLine, account: Account): string {
  const values: Readonly<Record<string, string>> = {
    SERVICE: line.service,
    REGION: line.region,
    USAGE_TYPE: line.usageType,
    LINKED_ACCOUNT: account.accountId,
  };
  return values[key] ?? "";
}

function metricsOf(lines: readonly CostLine[], { Metrics }: CostInput): object {
  const sum = (of: (line: CostLine) => number) => lines.reduce((total, line) => total + of(line), 0).toFixed(10);
  const amounts = Metrics.map((name) => {
    const isQuantity = name === "UsageQuantity" || name === "NormalizedUsageAmount";
    const Amount = isQuantity ? sum(({ quantity }) => quantity) : sum(({ amount }) => amount);
    return [name, { Amount, Unit: isQuantity ? "N/A" : "USD" }] as const;
  });
  return Object.fromEntries(amounts);
}

function matches(filter: CostFilter, line: CostLine, account: Account): boolean {
  if (filter.Or) return filter.Or.some((one) => matches(one, line, account));
  if (filter.And) return filter.And.every((one) => matches(one, line, account));
  if (filter.Not) return !matches(filter.Not, line, account);
  const { Dimensions, Tags } = filter;
  const value = Dimensions ? dimension(Dimensions.Key, line, account) : tagValue(Tags?.Key ?? "", line);
  const condition = Dimensions ?? Tags;
  return condition?.MatchOptions.includes("ABSENT") ? value === "" : (condition?.Values.includes(value) ?? false);
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
