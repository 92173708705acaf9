import type { LoadCloudWatch } from "../../aws/cloudWatch";
import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import { summarizeUsage, type Usage } from "../../domain/usage/usage";
import { usageQueries } from "../../domain/usage/usageQueries";
import { usageRange, type UsageWindow } from "../../domain/usage/usageWindow";
import type { CallOptions } from "../../util/callOptions";
import type { Clock } from "../../util/clock";

/** The time in milliseconds for which loaded usage is shown without another request. */
const maxAgeMs = 5 * 60_000;

/** The identifiers under which CloudWatch may have recorded calls to a profile. */
export type UsageTarget = Pick<InferenceProfile, "id" | "arn">;

/** Loads and stores the usage of inference profiles. Each load sends one billed request, so only a user action may trigger it. */
export class UsageStore {
  readonly #loadCloudWatch: LoadCloudWatch;
  readonly #clock: Pick<Clock, "now">;
  readonly #loaded = new Map<string, Usage>();

  constructor(loadCloudWatch: LoadCloudWatch, clock: Pick<Clock, "now">) {
    this.#loadCloudWatch = loadCloudWatch;
    this.#clock = clock;
  }

  /** Returns the usage if it was loaded in the last five minutes. Sends no request. */
  get(connection: Connection, target: UsageTarget, window: UsageWindow): Usage | undefined {
    const usage = this.#loaded.get(cacheKey(connection, target, window));
    const age = this.#clock.now().getTime() - (usage?.asOf ?? 0);
    // The age is negative if the clock was set back.
    return age >= 0 && age < maxAgeMs ? usage : undefined;
  }

  /** Loads the usage of a profile with one billed request. Rejects with a ProblemError. */
  async load(
    connection: Connection,
    target: UsageTarget,
    window: UsageWindow,
    { signal }: CallOptions,
  ): Promise<Usage> {
    const asOf = this.#clock.now().getTime();
    const range = usageRange(window, asOf);
    const identifiers = [target.id, target.arn];
    const cloudWatch = await this.#loadCloudWatch();
    const series = await cloudWatch.getMetricData(connection, usageQueries(identifiers, range), range, { signal });
    const usage = summarizeUsage(series, identifiers, range, asOf);
    this.#loaded.set(cacheKey(connection, target, window), usage);
    return usage;
  }

  /** Discards all data, for example after the credentials have changed. */
  clear(): void {
    this.#loaded.clear();
  }
}

function cacheKey(connection: Connection, { arn }: UsageTarget, window: UsageWindow): string {
  return `${connectionKey(connection)} ${window} ${arn}`;
}
