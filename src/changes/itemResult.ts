import type { Problem } from "../domain/problem";

/**
 * The result of changing one item of a task. `V` describes the change, and `S` the reason why an item was skipped. `partly`
 * describes a part of the change that was made nevertheless.
 */
export type ItemResult<V, S> =
  | { readonly kind: "done"; readonly value: V }
  /** The change was not made, because of the current state in AWS. A retry would have the same result. */
  | { readonly kind: "skipped"; readonly reason: S; readonly partly?: V }
  /** `problem.outcomeUnknown` is true if the item may have been changed anyway. */
  | { readonly kind: "failed"; readonly problem: Problem; readonly partly?: V }
  /** The user canceled while the item was being changed. */
  | { readonly kind: "cancelled"; readonly outcomeUnknown: boolean; readonly partly?: V }
  /** The task ended before it reached this item, because it was canceled or, if `problem` is set, could not continue. */
  | { readonly kind: "notStarted"; readonly problem?: Problem };

/** Returns whether a retry may have a different result. */
export function canRetry({ kind }: ItemResult<unknown, unknown>): boolean {
  return kind === "failed" || kind === "cancelled" || kind === "notStarted";
}
