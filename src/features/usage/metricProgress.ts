import type { WorkProgress } from "../../ui/withCancel";

/** Returns a function that reports progress. Takes the number of completed metrics, of at most `max`. */
export function metricProgress(progress: WorkProgress, max: number): (metrics: number) => void {
  return (metrics) => progress.report({ increment: max === 0 ? 0 : (100 * metrics) / max });
}
