import type { CloudWatchApi, LoadCloudWatch } from "../../aws/cloudWatch";
import type { Connection } from "../../domain/connection";
import { connectionKey, distinctConnections } from "../../domain/connection";
import type { Problem } from "../../domain/problem";
import { usageMetrics } from "../../domain/usage/metrics";
import type { SignOfUse, UnusedCandidate, UnusedDays, UseVerdict } from "../../domain/usage/unused";
import { hasSign, signsOfUse, unusedQueries, unusedRange, verdictOf } from "../../domain/usage/unused";
import type { MetricRange } from "../../domain/usage/usageWindow";
import type { CallOptions } from "../../util/callOptions";
import type { Clock } from "../../util/clock";
import { listEach } from "./listEach";
import type { LoadMetricsOptions } from "./loadMetrics";
import { LoadedMetrics, loadMetrics } from "./loadMetrics";

/** The profiles whose data must be requested, because they were not used in the last 14 days. */
export interface UnusedPlan {
  readonly days: UnusedDays;
  readonly range: MetricRange;
  /** The time when the plan was made, in milliseconds. */
  readonly asOf: number;
  readonly candidates: readonly UnusedCandidate[];
  /** The number of profiles that were used in the last 14 days. */
  readonly used: number;
  readonly problems: readonly Problem[];
}

/** The profiles that are not known to be in use, with the conclusions from their data. */
export interface UnusedResult {
  readonly plan: UnusedPlan;
  readonly verdicts: readonly (UnusedCandidate & { readonly verdict: UseVerdict })[];
  readonly problems: readonly Problem[];
  readonly canceled: boolean;
  /** The number of metrics that AWS bills. */
  readonly billedMetrics: number;
}

const [callSign, ...refusedSigns] = signsOfUse;

/**
 * Omits the profiles that were used in the last 14 days, based on ListMetrics requests, which AWS does not bill by metric.
 * Rejects only with an AbortError.
 */
export async function planUnused(
  loadCloudWatch: LoadCloudWatch,
  profiles: readonly UnusedCandidate[],
  days: UnusedDays,
  clock: Pick<Clock, "now">,
  { signal }: CallOptions,
): Promise<UnusedPlan> {
  const now = clock.now().getTime();
  const connections = distinctConnections(profiles.map(({ connection }) => connection));
  const used = new Map<string, ReadonlySet<string>>();
  const problems: Problem[] = [];
  await listEach(
    connections.map((connection) => ({ connection })),
    async ({ connection }) => {
      used.set(connectionKey(connection), await listUsed(await loadCloudWatch(), connection, { signal }));
    },
    (problem) => problems.push(problem),
    signal,
  );
  const candidates = profiles.filter(({ connection, profile: { id, arn } }) => {
    const ids = used.get(connectionKey(connection));
    return !ids?.has(id) && !ids?.has(arn);
  });
  return {
    days,
    range: unusedRange(days, now),
    asOf: now,
    candidates,
    used: profiles.length - candidates.length,
    problems,
  };
}

async function listUsed(cloudWatch: CloudWatchApi, connection: Connection, options: CallOptions): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const sign of signsOfUse) {
    for (const id of await cloudWatch.listModelIds(connection, usageMetrics[sign], options)) {
      ids.add(id);
    }
  }
  return ids;
}

/**
 * Determines which profiles in a plan have no recorded use, with billed requests, so call this only after the user has agreed to
 * the price. Failed attempts are requested only for profiles without calls. Never rejects. The result is unknown for profiles
 * whose data could not be loaded.
 */
export async function loadUnused(
  loadCloudWatch: LoadCloudWatch,
  plan: UnusedPlan,
  { signal, onProgress }: Omit<LoadMetricsOptions, "range">,
): Promise<UnusedResult> {
  const cloudWatch = await loadCloudWatch();
  const { candidates, range } = plan;
  const loaded = new LoadedMetrics();
  const load = (of: readonly UnusedCandidate[], signs: readonly SignOfUse[]) =>
    loadMetrics(
      cloudWatch,
      groupByConnection(of).map(({ connection, members }) => ({
        connection,
        queries: unusedQueries(
          members.map(({ profile }) => profile),
          signs,
          range,
        ),
      })),
      loaded,
      { range, signal, onProgress },
    );
  await load(candidates, [callSign]);
  await load(
    candidates.filter(({ connection, profile }) => !hasSign(profile, [callSign], loaded.series(connection))),
    refusedSigns,
  );
  return {
    plan,
    verdicts: candidates.map((candidate) => ({
      ...candidate,
      verdict: verdictOf(candidate.profile, loaded.series(candidate.connection), range),
    })),
    problems: [...plan.problems, ...loaded.problems.values()],
    canceled: signal.aborted,
    billedMetrics: loaded.billedMetrics,
  };
}

function groupByConnection(candidates: readonly UnusedCandidate[]) {
  const groups = new Map<string, { readonly connection: Connection; readonly members: UnusedCandidate[] }>();
  for (const candidate of candidates) {
    const key = connectionKey(candidate.connection);
    const group = groups.get(key) ?? { connection: candidate.connection, members: [] };
    group.members.push(candidate);
    groups.set(key, group);
  }
  return [...groups.values()];
}
