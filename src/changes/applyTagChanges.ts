import type { BedrockApi } from "../aws/bedrock";
import type { Problem, ProblemKind } from "../domain/problem";
import type { KeyChange } from "../domain/tagChange";
import { applyChanges, findConflicts, remainingChanges } from "../domain/tagChange";
import type { ChangeOptions } from "./sendChange";
import { maximumRequests, waitToRetry } from "./sendChange";
import { failed, TaggedProfile, withTimeout } from "./taggedProfile";
import type { TagChanges, TagsResult } from "./tagsResult";

/** The maximum number of attempts after unclear responses, including the first one. */
const maximumAttempts = 3;

/** Problems after which AWS may still be processing a request, so that the change may take effect later. */
const mayStillBeRunning: ReadonlySet<ProblemKind> = new Set(["connectionReset", "network", "timeout"]);

/**
 * Applies only the planned changes to the tags of one profile, so that no other tag is affected. Reads the tags before each
 * attempt: keys that already have their new value are skipped, and if another planned key has changed since the plan was made,
 * nothing more is changed. If not all changes can be made, restores the tags that were removed to make room for others. Never
 * rejects, and is safe to repeat.
 */
export async function applyTagChanges(
  bedrock: BedrockApi,
  { connection, arn, changes }: TagChanges,
  options: ChangeOptions,
): Promise<TagsResult> {
  const profile = new TaggedProfile(bedrock, connection, arn);
  const attempted: { changes?: readonly KeyChange[] } = {};
  const result = await attemptChanges(profile, changes, attempted, options);
  if (result.kind === "done" || !profile.mayHaveChanged) {
    return result;
  }
  await profile.restoreRemoved(options);
  return withPartialChanges(result, profile, attempted.changes ?? [], options);
}

/** Adds the changes that were made to a result that is not `done`. */
async function withPartialChanges(
  result: Exclude<TagsResult, { readonly kind: "done" }>,
  profile: TaggedProfile,
  attempted: readonly KeyChange[],
  options: ChangeOptions,
): Promise<TagsResult> {
  const read = await profile.read(withTimeout(options));
  if (read.kind === "done") {
    const remaining = new Set(remainingChanges(read.tags, attempted).map(({ key }) => key));
    const made = attempted.filter(({ key }) => !remaining.has(key));
    return made.length > 0 ? { ...result, partly: { tags: read.tags, changes: made } } : result;
  }
  if (result.kind === "failed") {
    return failed({ ...result.problem, outcomeUnknown: true });
  }
  return result.kind === "cancelled" ? { kind: "cancelled", outcomeUnknown: true } : result;
}

async function attemptChanges(
  profile: TaggedProfile,
  changes: readonly KeyChange[],
  attempted: { changes?: readonly KeyChange[] },
  options: ChangeOptions,
): Promise<TagsResult> {
  let unclear: Problem | undefined;
  let [throttled, unclearResponses] = [0, 0];
  for (;;) {
    // Once a request may have changed something, read the tags even if the user has canceled.
    const read = await profile.read(unclear ? withTimeout(options) : options);
    if (read.kind !== "done") {
      return unclear ? failed({ ...unclear, outcomeUnknown: true }) : read;
    }
    const { tags } = read;
    const remaining = remainingChanges(tags, changes);
    if (remaining.length === 0) {
      return { kind: "done", value: { tags, changes: attempted.changes ?? [] } };
    }
    if (unclear && unclearResponses >= maximumAttempts) {
      return failed({ ...unclear, outcomeUnknown: mayStillBeRunning.has(unclear.kind) });
    }
    const conflicts = findConflicts(tags, changes);
    if (conflicts.length > 0) {
      return { kind: "skipped", reason: { conflicts, tags } };
    }
    attempted.changes ??= remaining;
    const sent = await profile.change(tags, remaining, options);
    switch (sent.kind) {
      case "done":
        return { kind: "done", value: { tags: applyChanges(tags, remaining), changes: attempted.changes } };
      case "refused":
        // Somebody else may change the tags during the wait, so they are read again before the next request.
        throttled += 1;
        if (sent.problem.kind !== "throttled" || throttled >= maximumRequests) {
          return failed(sent.problem);
        }
        options.onRetry?.(sent.problem);
        if (!(await waitToRetry(throttled, options))) {
          return { kind: "cancelled", outcomeUnknown: unclear !== undefined };
        }
        break;
      case "cancelled":
        return sent.mayHaveSucceeded
          ? profile.readAfterCancellation(changes, attempted.changes)
          : { kind: "cancelled", outcomeUnknown: unclear !== undefined };
      case "unclear":
        unclear = sent.problem;
        unclearResponses += 1;
        options.onRetry?.(unclear);
        if (!(await waitToRetry(unclearResponses, options))) {
          return profile.readAfterCancellation(changes, attempted.changes);
        }
    }
  }
}
