import * as z from "zod/mini";
import type { LoadCostExplorer } from "../../aws/costExplorer";
import type { Connection } from "../../domain/connection";
import { partitionOfRegion } from "../../domain/regions";
import { toDay, type CostReport } from "../../domain/usage/costReport";
import type { CallOptions } from "../../util/callOptions";
import type { Clock } from "../../util/clock";

/** The costs of one account: the tag key, the days, and the connection whose credentials are used. */
export interface CostRequest extends Pick<CostReport, "tagKey" | "start" | "end"> {
  readonly connection: Connection;
  /** The account of the credentials, which has its own costs. */
  readonly accountId: string;
}

/** The costs that Cost Explorer returned. */
export interface LoadedCosts {
  readonly report: CostReport;
  /** When they were requested, in milliseconds. */
  readonly asOf: number;
}

/** Values that all windows share, such as `vscode.Memento` for the whole computer. */
export interface SharedStorage {
  keys(): readonly string[];
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

const prefix = "costs/";

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
});

/**
 * Costs from Cost Explorer, which bills each request. They are kept until the end of the day, in UTC, and shared by all windows,
 * because Cost Explorer updates its data about once a day.
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

  /** Returns the costs that were requested today, in any window. Sends no request. */
  get(request: CostRequest): LoadedCosts | undefined {
    const stored = storedCosts.safeParse(this.#storage.get(keyOf(request)));
    return stored.success && this.#isOfToday(stored.data.asOf) ? stored.data : undefined;
  }

  /**
   * Requests the costs, with a billed request or more: call it only after the user has agreed to the price. Rejects with a
   * ProblemError.
   */
  async load(request: CostRequest, { signal }: CallOptions): Promise<LoadedCosts> {
    const asOf = this.#clock.now().getTime();
    const costExplorer = await this.#loadCostExplorer();
    const report = await costExplorer.costsByTag(request.connection, request, { signal });
    await this.clear((stored) => !this.#isOfToday(stored.asOf));
    await this.#storage.update(keyOf(request), { asOf, report });
    return { report, asOf };
  }

  /** Deletes stored costs: all, or those that match. */
  async clear(isOutdated: (stored: Pick<LoadedCosts, "asOf">) => boolean = () => true): Promise<void> {
    for (const key of this.#storage.keys().filter((each) => each.startsWith(prefix))) {
      const stored = storedCosts.safeParse(this.#storage.get(key));
      if (!stored.success || isOutdated(stored.data)) {
        await this.#storage.update(key, undefined);
      }
    }
  }

  #isOfToday(time: number): boolean {
    return toDay(time) === toDay(this.#clock.now().getTime());
  }
}

function keyOf({ accountId, connection, end, start, tagKey }: CostRequest): string {
  return `${prefix}${partitionOfRegion(connection.region) ?? ""} ${accountId} ${start} ${end} ${tagKey}`;
}
