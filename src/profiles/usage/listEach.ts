import type { Connection } from "../../domain/connection";
import type { Problem } from "../../domain/problem";
import { isCancellation, problemOf, unexpectedProblem } from "../../domain/problem";
import { forEachLimited } from "../../util/limiter";

/** The maximum number of Regions that are listed concurrently. */
const maxConcurrent = 4;

/**
 * Sends the ListMetrics requests for each item, and calls `onFailure` with the problem of each item that could not be listed. Rejects
 * only with an AbortError.
 */
export async function listEach<T extends { readonly connection: Connection }>(
  items: readonly T[],
  list: (item: T) => Promise<void>,
  onFailure: (problem: Problem, item: T) => void,
  signal: AbortSignal,
): Promise<void> {
  await forEachLimited(items, maxConcurrent, async (item) => {
    try {
      await list(item);
    } catch (error) {
      signal.throwIfAborted();
      if (isCancellation(error)) {
        throw error;
      }
      onFailure(problemOf(error) ?? unexpectedProblem(error, "ListMetrics", item.connection), item);
    }
  });
  signal.throwIfAborted();
}
