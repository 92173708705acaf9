import type { LoadCloudWatch } from "../../aws/cloudWatch";
import type { Problem } from "../../domain/problem";
import { usageMetrics } from "../../domain/usage/metrics";
import type { PlannedPlace, ReportPlace, ReportPlan, ReportWindow, UsageRow } from "../../domain/usage/usageReport";
import {
  candidateIds,
  idsWithCalls,
  isComplete,
  reportMetrics,
  reportQueries,
  reportRange,
  unlistedIds,
  usageRows,
} from "../../domain/usage/usageReport";
import type { CallOptions } from "../../util/callOptions";
import type { Clock } from "../../util/clock";
import { listEach } from "./listEach";
import type { LoadMetricsOptions } from "./loadMetrics";
import { LoadedMetrics, loadMetrics } from "./loadMetrics";

/** A plan, and the problems of places that are not included in it or whose identifiers in use could not be listed. */
export interface PlannedReport extends ReportPlan {
  readonly problems: readonly Problem[];
}

/** The usage of many profiles. */
export interface LoadedReport {
  readonly plan: ReportPlan;
  readonly rows: readonly UsageRow[];
  readonly problems: readonly Problem[];
  readonly canceled: boolean;
  /** The number of metrics that AWS bills. */
  readonly billedMetrics: number;
}

const [callMetric, ...otherMetrics] = reportMetrics;

/**
 * Determines which identifiers are in use, with at least one ListMetrics request per place, which AWS does not bill by metric.
 * Rejects only with an AbortError.
 */
export async function planReport(
  loadCloudWatch: LoadCloudWatch,
  places: readonly ReportPlace[],
  window: ReportWindow,
  clock: Pick<Clock, "now">,
  { signal }: CallOptions,
): Promise<PlannedReport> {
  const asOf = clock.now().getTime();
  const planned = new Map<ReportPlace, PlannedPlace>();
  const problems: Problem[] = [];
  const list = async (place: ReportPlace) => {
    const cloudWatch = await loadCloudWatch();
    const used = await cloudWatch.listModelIds(place.connection, usageMetrics.calls, { signal });
    planned.set(place, { place, used, unlisted: unlistedIds(used, place) });
  };
  const onFailure = (problem: Problem, place: ReportPlace) => {
    problems.push(problem);
    if (problem.kind === "accessDenied") {
      // The credentials may have permission for GetMetricData but not for ListMetrics.
      planned.set(place, { place, unlisted: [] });
    }
  };
  await listEach(places, list, onFailure, signal);
  const ordered = places.flatMap((place) => planned.get(place) ?? []);
  return { range: reportRange(window, asOf), asOf, places: ordered, problems };
}

/**
 * Loads a report with billed requests, so call this only after the user has agreed to the price. Never rejects. Rows whose data
 * could not be loaded are partial.
 */
export async function loadReport(
  loadCloudWatch: LoadCloudWatch,
  plan: PlannedReport,
  { signal, onProgress }: Omit<LoadMetricsOptions, "range">,
): Promise<LoadedReport> {
  const { range, places } = plan;
  const cloudWatch = await loadCloudWatch();
  const loaded = new LoadedMetrics();
  const options = { range, signal, onProgress };
  const ids = new Map(places.map((planned) => [planned, candidateIds(planned, plan)]));
  await loadMetrics(
    cloudWatch,
    places.map((planned) => ({
      connection: planned.place.connection,
      queries: reportQueries(ids.get(planned) ?? [], isComplete(planned, plan) ? reportMetrics : [callMetric], range),
    })),
    loaded,
    options,
  );
  await loadMetrics(
    cloudWatch,
    places
      .filter((planned) => !isComplete(planned, plan))
      .map((planned) => ({
        connection: planned.place.connection,
        queries: reportQueries(
          idsWithCalls(ids.get(planned) ?? [], loaded.series(planned.place.connection)),
          otherMetrics,
          range,
        ),
      })),
    loaded,
    options,
  );
  return {
    plan,
    rows: places.flatMap((planned) => {
      const { connection } = planned.place;
      return usageRows(planned, loaded.requested(connection), loaded.series(connection));
    }),
    problems: [...plan.problems, ...loaded.problems.values()],
    canceled: signal.aborted,
    billedMetrics: loaded.billedMetrics,
  };
}
