import type { Connection } from "../domain/connection";
import { connectionKey } from "../domain/connection";
import type { Problem, ProblemKind } from "../domain/problem";
import { lacksCredentials } from "../domain/problem";
import { forEachLimited } from "../util/limiter";
import type { ItemResult } from "./itemResult";
import { canRetry } from "./itemResult";
import { RegionPace } from "./regionPace";
import type { ChangeOptions } from "./sendChange";

/** A task that makes the same kind of change to many items. */
export interface Task<Item extends { readonly connection: Connection }, V, S> {
  readonly items: readonly Item[];
  /** Changes one item. It never rejects, and repeating it must be safe. */
  readonly change: (item: Item, options: ChangeOptions) => Promise<ItemResult<V, S>>;
}

/** An item and its result. */
export interface ItemOutcome<Item, V, S> {
  readonly item: Item;
  readonly result: ItemResult<V, S>;
}

/** The progress of a task, in items. */
export interface TaskProgress {
  readonly total: number;
  readonly finished: number;
  /** The number of finished items that were not changed. */
  readonly failed: number;
  /** Whether the task has slowed down because AWS is throttling it. */
  readonly throttled: boolean;
}

/** The options for running a task. */
export interface TaskOptions extends Pick<ChangeOptions, "signal" | "clock" | "random"> {
  readonly onProgress?: (progress: TaskProgress) => void;
}

/** The maximum number of Regions in which items are changed concurrently. */
const maxRegions = 8;

/** Problems that would make every further request through the same connection fail until the user fixes the cause. */
const stoppingKinds: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  "signatureRefused",
  "processFailed",
  "clockSkew",
  "regionNotEnabled",
  "notOffered",
  "unknownHost",
  "connectionRefused",
  "untrustedCertificate",
  "tlsFailed",
  "proxySignIn",
  "proxyFailed",
  "network",
]);

/**
 * Runs a task and returns a result for every item, in order. Changes a few items per Region at a time, and fewer while AWS is
 * throttling requests. If credentials or the network fail, the remaining items of the AWS profile or Region are not started.
 * Aborting the signal stops the changes in progress and starts no others. Never rejects.
 */
export async function runTask<Item extends { readonly connection: Connection }, V, S>(
  task: Task<Item, V, S>,
  options: TaskOptions,
): Promise<readonly ItemOutcome<Item, V, S>[]> {
  return new TaskRun(task, options).run();
}

/** Returns the items to retry: those that failed, were canceled, or were not started. */
export function itemsToRetry<Item, V, S>(outcomes: readonly ItemOutcome<Item, V, S>[]): Item[] {
  return outcomes.filter(({ result }) => canRetry(result)).map(({ item }) => item);
}

/** Returns the outcomes, with those of retried items replaced by the new ones. */
export function mergeOutcomes<Item, V, S>(
  earlier: readonly ItemOutcome<Item, V, S>[],
  later: readonly ItemOutcome<Item, V, S>[],
): ItemOutcome<Item, V, S>[] {
  const byItem = new Map(later.map((outcome) => [outcome.item, outcome]));
  return earlier.map((outcome) => byItem.get(outcome.item) ?? outcome);
}

class TaskRun<Item extends { readonly connection: Connection }, V, S> {
  readonly #task: Task<Item, V, S>;
  readonly #options: TaskOptions;
  readonly #results = new Map<Item, ItemResult<V, S>>();
  /** The problems that stopped an AWS profile or a Region, by `stopKey`. */
  readonly #stopped = new Map<string, Problem>();
  readonly #paces = new Set<RegionPace>();

  constructor(task: Task<Item, V, S>, options: TaskOptions) {
    this.#task = task;
    this.#options = options;
  }

  async run(): Promise<readonly ItemOutcome<Item, V, S>[]> {
    const byRegion = new Map<string, Item[]>();
    for (const item of this.#task.items) {
      const key = connectionKey(item.connection);
      const items = byRegion.get(key) ?? [];
      items.push(item);
      byRegion.set(key, items);
    }
    this.#report();
    await forEachLimited([...byRegion.values()], maxRegions, (items) => this.#runRegion(items));
    return this.#task.items.map((item) => ({ item, result: this.#results.get(item) ?? { kind: "notStarted" } }));
  }

  async #runRegion(items: readonly Item[]): Promise<void> {
    const pace = new RegionPace(this.#options);
    this.#paces.add(pace);
    const running = new Set<Promise<void>>();
    for (const item of items) {
      while (running.size >= pace.limit) {
        await Promise.race(running);
      }
      await pace.waitIfThrottled();
      const stop = this.#stopOf(item);
      if (stop || this.#options.signal.aborted) {
        this.#finish(item, { kind: "notStarted", ...(stop ? { problem: stop } : {}) });
        continue;
      }
      const work = this.#change(item, pace).finally(() => running.delete(work));
      running.add(work);
    }
    await Promise.all(running);
    this.#paces.delete(pace);
  }

  async #change(item: Item, pace: RegionPace): Promise<void> {
    const { signal, clock, random } = this.#options;
    // Create a signal for each item, because Node.js warns about a leak if many listeners are added to the same signal.
    const result = await this.#task.change(item, {
      signal: AbortSignal.any([signal]),
      clock,
      ...(random ? { random } : {}),
      onRetry: (problem) => this.#notePace(pace, problem),
    });
    if (result.kind === "failed") {
      this.#notePace(pace, result.problem);
      this.#noteStop(item.connection, result.problem);
    } else if (result.kind === "done") {
      pace.recordSuccess();
    }
    this.#finish(item, result);
  }

  #notePace(pace: RegionPace, { kind }: Problem): void {
    if (kind === "throttled") {
      pace.recordThrottling();
      this.#report();
    }
  }

  #noteStop({ awsProfile, region }: Connection, problem: Problem): void {
    if (lacksCredentials(problem)) {
      this.#stopped.set(stopKey(awsProfile), problem);
    } else if (stoppingKinds.has(problem.kind)) {
      this.#stopped.set(stopKey(awsProfile, region), problem);
    }
  }

  #stopOf({ connection: { awsProfile, region } }: Item): Problem | undefined {
    return this.#stopped.get(stopKey(awsProfile)) ?? this.#stopped.get(stopKey(awsProfile, region));
  }

  #finish(item: Item, result: ItemResult<V, S>): void {
    this.#results.set(item, result);
    this.#report();
  }

  #report(): void {
    const results = [...this.#results.values()];
    this.#options.onProgress?.({
      total: this.#task.items.length,
      finished: results.filter(({ kind }) => kind !== "notStarted").length,
      failed: results.filter(({ kind }) => kind !== "done" && kind !== "notStarted").length,
      throttled: [...this.#paces].some(({ isThrottled }) => isThrottled),
    });
  }
}

function stopKey(awsProfile: string | undefined, region = ""): string {
  return JSON.stringify([awsProfile ?? null, region]);
}
