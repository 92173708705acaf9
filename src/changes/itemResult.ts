import type { Problem } from "../domain/problem";

/** The result of changing one item of a task. `V` describes the change, and `S` the reason why an item was skipped. */
export type ItemResult<V, S> =
  | { readonly kind: "done"; readonly value: V }
  /** Nothing was changed, because of the current state in AWS. A retry would have the same result. */
  | { readonly kind: "skipped"; readonly reason: S }
  /** `problem.outcomeUnknown` is true if the item may have been changed anyway. */
  | { readonly kind: "failed"; readonly problem: Problem }
  /** The user canceled while the item was being changed. */
  | { readonly kind: "cancelled"; readonly outcomeUnknown: boolean }
  /** The task ended before it reached this item, because it was canceled or, if `problem` is set, could not continue. */
  | { readonly kind: "notStarted"; readonly problem?: Problem };

/** Returns whether a retry may have a different result. */
export function canRetry({ kind }: ItemResult<unknown, unknown>): boolean {
  return kind === "failed" || kind === "cancelled" || kind === "notStarted";
}
