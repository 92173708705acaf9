import type { GetCostAndUsageCommandOutput } from "@aws-sdk/client-cost-explorer";
import type { Connection } from "../domain/connection";
import { inRegion } from "../domain/connection";
import type { CostGroup, CostReport } from "../domain/usage/costReport";
import { costExplorerRegion, isBedrockService } from "../domain/usage/costReport";
import type { CallOptions } from "../util/callOptions";
import type { AwsGateway } from "./gateway";

/** The public interface of `CostExplorer`, so that tests can replace it. */
export type CostExplorerApi = Pick<CostExplorer, keyof CostExplorer>;

/** Returns the Cost Explorer API. The first call loads the AWS SDK. */
export type LoadCostExplorer = () => Promise<CostExplorerApi>;

/** The maximum number of pages to request. Each page is billed, so an endless list must be stopped early. */
const maxPages = 20;

/** Calls the operations of Cost Explorer with the credentials of a connection. Every method rejects with a ProblemError. */
export class CostExplorer {
  readonly #gateway: AwsGateway;

  constructor(gateway: AwsGateway) {
    this.#gateway = gateway;
  }

  /**
   * Returns the costs of Amazon Bedrock by tag value and service (GetCostAndUsage). AWS bills each page as a separate request, so
   * call this only after the user has agreed to the price.
   */
  async costsByTag(
    connection: Connection,
    { tagKey, start, end }: Pick<CostReport, "tagKey" | "start" | "end">,
    { signal }: CallOptions,
  ): Promise<CostReport> {
    const input = {
      TimePeriod: { Start: start, End: end },
      Granularity: "MONTHLY" as const,
      Metrics: ["UnblendedCost"],
      GroupBy: [
        { Type: "TAG" as const, Key: tagKey },
        { Type: "DIMENSION" as const, Key: "SERVICE" },
      ],
    };
    const groups: CostGroup[] = [];
    let estimated = false;
    let token: string | undefined;
    const place = inRegion(connection, costExplorerRegion(connection.region));
    for (let pages = 1; ; pages += 1) {
      const page: GetCostAndUsageCommandOutput = await this.#gateway.call(
        "GetCostAndUsage",
        place,
        { signal },
        async (client, send) => {
          const { GetCostAndUsageCommand } = await import("@aws-sdk/client-cost-explorer");
          return client.send(new GetCostAndUsageCommand({ ...input, ...(token && { NextPageToken: token }) }), send);
        },
      );
      groups.push(...groupsOf(page, tagKey));
      estimated ||= page.ResultsByTime?.some(({ Estimated }) => Estimated) ?? false;
      token = page.NextPageToken;
      if (token === undefined || pages >= maxPages) {
        return { tagKey, start, end, groups, estimated, requests: pages, truncated: token !== undefined };
      }
    }
  }
}

/** Parses the groups on a page. The group key for a tag is `KEY$VALUE`, or `KEY$` for costs without the tag. */
function groupsOf({ ResultsByTime = [] }: GetCostAndUsageCommandOutput, tagKey: string): CostGroup[] {
  return ResultsByTime.flatMap(({ Groups = [] }) => Groups).flatMap(
    ({ Keys: [tag = "", service = ""] = [], Metrics }) => {
      const { Amount, Unit = "" } = Metrics?.["UnblendedCost"] ?? {};
      const amount = Number(Amount);
      if (Amount === undefined || !Number.isFinite(amount) || !isBedrockService(service)) {
        return [];
      }
      const value = tag.startsWith(`${tagKey}$`) ? tag.slice(tagKey.length + 1) : tag;
      return { service, amount, currency: Unit, ...(value === "" ? {} : { tagValue: value }) };
    },
  );
}
