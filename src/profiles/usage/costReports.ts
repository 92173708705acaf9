import type { LoadCostExplorer } from "../../aws/costExplorer";
import type { Connection } from "../../domain/connection";
import { partitionOfRegion } from "../../domain/regions";
import { toDay, type CostReport } from "../../domain/usage/costReport";
import type { CallOptions } from "../../util/callOptions";
import type { Clock } from "../../util/clock";
import * as z from "../../util/zod";
import type { SharedStorage } from "./storedCosts";
import { clearStoredCosts, costKeyPrefix } from "./storedCosts";

/** A request for the costs of one account: the tag key, the days, and the connection whose credentials are used. */
export interface CostRequest extends Pick<CostReport, "tagKey" | "start" | "end"> {
  readonly connection: Connection;
  /** The account of the credentials. Each account has separate costs. If it is unknown, costs are not stored. */
  readonly accountId?: string;
}

/** The costs that Cost Explorer returned. */
export interface LoadedCosts {
  readonly report: CostReport;
  /** The time when the costs were requested, in milliseconds. */
  readonly asOf: number;
}

const storedCosts = z.object({
  asOf: z.number(),
  report: z.object({
    tagKey: z.string(),
    start: z.string(),
    end: z.string(),
    groups: z.array(
      z.object({
        tagValue: z.exactOptional(z.string()),
        service: z.string(),
        amount: z.number(),
        currency: z.string(),
      }),
    ),
    estimated: z.boolean(),
    requests: z.number(),
    truncated: z.boolean(),
  }),
}) satisfies z.ZodMiniType<LoadedCosts>;

/**
 * The costs from Cost Explorer, which bills each request. They are used until the end of the day in UTC and shared by all
 * windows, because Cost Explorer updates its data about once a day.
 */
export class CostReports {
  readonly #loadCostExplorer: LoadCostExplorer;
  readonly #storage: SharedStorage;
  readonly #clock: Pick<Clock, "now">;

  constructor(loadCostExplorer: LoadCostExplorer, storage: SharedStorage, clock: Pick<Clock, "now">) {
    this.#loadCostExplorer = loadCostExplorer;
    this.#storage = storage;
    this.#clock = clock;
  }

  /** Returns the costs if they were requested today in any window. Deletes outdated costs. Sends no request. */
  async get(request: CostRequest): Promise<LoadedCosts | undefined> {
    await this.#deleteOutdated();
    const key = keyOf(request);
    const stored = key === undefined ? undefined : this.#storage.get(key);
    return this.#isCurrent(stored) ? stored : undefined;
  }

  /**
   * Requests the costs with at least one billed request, so call this only after the user has agreed to the price. Rejects with a
   * ProblemError.
   */
  async load(request: CostRequest, { signal }: CallOptions): Promise<LoadedCosts> {
    const asOf = this.#clock.now().getTime();
    const costExplorer = await this.#loadCostExplorer();
    const report = await costExplorer.costsByTag(request.connection, request, { signal });
    await this.#deleteOutdated();
    const key = keyOf(request);
    if (key !== undefined) {
      await this.#storage.update(key, { asOf, report });
    }
    return { report, asOf };
  }

  #deleteOutdated(): Promise<void> {
    return clearStoredCosts(this.#storage, (stored) => !this.#isCurrent(stored));
  }

  /** Returns whether a stored value contains costs, in the format of this version, that were requested today. */
  #isCurrent(stored: unknown): stored is LoadedCosts {
    const { success, data } = storedCosts.safeParse(stored);
    return success && toDay(data.asOf) === toDay(this.#clock.now().getTime());
  }
}

/** Returns the storage key of costs, or undefined if their account is unknown, because an AWS profile may change its account. */
function keyOf({ accountId, connection, end, start, tagKey }: CostRequest): string | undefined {
  return (
    accountId && `${costKeyPrefix}${partitionOfRegion(connection.region) ?? ""} ${accountId} ${start} ${end} ${tagKey}`
  );
}
