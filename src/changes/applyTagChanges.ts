import type { BedrockApi } from "../aws/bedrock";
import type { Connection } from "../domain/connection";
import type { Tag } from "../domain/inferenceProfile";
import type { Problem, ProblemKind } from "../domain/problem";
import type { KeyChange, TagConflict } from "../domain/tagChange";
import {
  applyChanges,
  findConflicts,
  invertChanges,
  keysToRemove,
  mustRemoveFirst,
  remainingChanges,
  tagsToSet,
} from "../domain/tagChange";
import type { ItemResult } from "./itemResult";
import type { ChangeOptions, SendResult } from "./sendChange";
import { sendChange, toProblem, waitToRetry } from "./sendChange";

/** The planned changes to the tags of one application profile. They are based on the tags that the plan showed. */
export interface TagChanges {
  readonly connection: Connection;
  readonly arn: string;
  readonly changes: readonly KeyChange[];
}

/** The tags of a profile after a successful change, and the changes that were made. */
export interface ChangedTags {
  readonly tags: readonly Tag[];
  /** Empty if the profile already had the tags. */
  readonly changes: readonly KeyChange[];
}

/** The keys that somebody else has changed since the plan was made, and the current tags of the profile. */
export interface ConflictingTags {
  readonly conflicts: readonly TagConflict[];
  readonly tags: readonly Tag[];
}

export type TagsResult = ItemResult<ChangedTags, ConflictingTags>;

/** The maximum number of attempts after unclear responses, including the first one. */
const maximumAttempts = 3;

/** The timeout in milliseconds for reading or restoring tags after the user has canceled. */
const afterCancellationMs = 10_000;

/** Problems after which AWS may still be processing a request, so that the change may take effect later. */
const mayStillBeRunning: ReadonlySet<ProblemKind> = new Set(["connectionReset", "network", "timeout"]);

/**
 * Applies only the planned changes to the tags of one profile, so that no other tag is affected. Reads the tags first: keys that
 * already have their new value are skipped, and if another planned key has changed since the plan was made, nothing is changed.
 * After an unclear response, reads the tags again before it retries. Never rejects, and is safe to repeat.
 */
export async function applyTagChanges(
  bedrock: BedrockApi,
  { connection, arn, changes }: TagChanges,
  options: ChangeOptions,
): Promise<TagsResult> {
  const profile = new TaggedProfile(bedrock, connection, arn);
  const result = await attemptChanges(profile, changes, options);
  return result.kind === "done" ? result : profile.restoreRemoved(result, options);
}

async function attemptChanges(
  profile: TaggedProfile,
  changes: readonly KeyChange[],
  options: ChangeOptions,
): Promise<TagsResult> {
  let unclear: Problem | undefined;
  let made: readonly KeyChange[] | undefined;
  for (let attempt = 1; ; attempt += 1) {
    // Once a request may have changed something, read the tags even if the user has cancelled.
    const read = await profile.read(unclear ? withTimeout(options) : options);
    if (read.kind !== "done") {
      return unclear ? failed({ ...unclear, outcomeUnknown: true }) : read;
    }
    const { tags } = read;
    const remaining = remainingChanges(tags, changes);
    if (remaining.length === 0) {
      return { kind: "done", value: { tags, changes: made ?? [] } };
    }
    if (unclear && attempt > maximumAttempts) {
      return failed({ ...unclear, outcomeUnknown: mayStillBeRunning.has(unclear.kind) });
    }
    const conflicts = findConflicts(tags, changes);
    if (conflicts.length > 0) {
      return { kind: "skipped", reason: { conflicts, tags } };
    }
    made ??= remaining;
    const sent = await profile.change(tags, remaining, options);
    switch (sent.kind) {
      case "done":
        return { kind: "done", value: { tags: applyChanges(tags, remaining), changes: made } };
      case "refused":
        return failed(sent.problem);
      case "cancelled":
        return sent.mayHaveSucceeded
          ? profile.readAfterCancellation(changes, made)
          : { kind: "cancelled", outcomeUnknown: unclear !== undefined };
      case "unclear":
        unclear = sent.problem;
        options.onRetry?.(unclear);
        if (!(await waitToRetry(attempt, options))) {
          return profile.readAfterCancellation(changes, made);
        }
    }
  }
}

/** Reads and changes the tags of one application profile. */
class TaggedProfile {
  readonly #bedrock: BedrockApi;
  readonly #connection: Connection;
  readonly #arn: string;
  /** The keys that were removed to make room for tags that are not set yet. */
  #removedFirst: readonly KeyChange[] = [];

  constructor(bedrock: BedrockApi, connection: Connection, arn: string) {
    this.#bedrock = bedrock;
    this.#connection = connection;
    this.#arn = arn;
  }

  /** Returns the current tags, or the result of the item if they cannot be read. */
  async read({
    signal,
  }: Pick<ChangeOptions, "signal">): Promise<
    | { readonly kind: "done"; readonly tags: readonly Tag[] }
    | Extract<TagsResult, { readonly kind: "failed" | "cancelled" }>
  > {
    try {
      const tags = await this.#bedrock.listTags(this.#connection, this.#arn, { signal, forceRefresh: true });
      return { kind: "done", tags };
    } catch (error) {
      const problem = toProblem(error, { operation: "ListTagsForResource", connection: this.#connection });
      return problem.kind === "cancelled" ? { kind: "cancelled", outcomeUnknown: false } : failed(problem);
    }
  }

  /** Reads the tags, with a separate timeout, after the user cancelled while a request was in flight. Returns the result. */
  async readAfterCancellation(changes: readonly KeyChange[], made: readonly KeyChange[]): Promise<TagsResult> {
    const read = await this.read({ signal: AbortSignal.timeout(afterCancellationMs) });
    const isDone = read.kind === "done" && remainingChanges(read.tags, changes).length === 0;
    return isDone
      ? { kind: "done", value: { tags: read.tags, changes: made } }
      : { kind: "cancelled", outcomeUnknown: true };
  }

  /**
   * Sets tags before it removes keys, so that no tag is lost if a request fails in between. Removes keys first only if the
   * profile would otherwise have too many tags.
   */
  async change(tags: readonly Tag[], changes: readonly KeyChange[], options: ChangeOptions): Promise<SendResult<void>> {
    if (!mustRemoveFirst(tags, changes)) {
      const set = await this.#set(tagsToSet(changes), options);
      return set.kind === "done" ? this.#remove(keysToRemove(changes), options) : set;
    }
    const removed = await this.#remove(keysToRemove(changes), options);
    if (removed.kind !== "refused") {
      this.#removedFirst = changes.filter(({ after }) => after === undefined);
    }
    // Stopping now would lose the removed tags, so the tags are set even if the user cancels.
    return removed.kind === "done" ? this.#set(tagsToSet(changes), withTimeout(options)) : removed;
  }

  /** Restores the tags that were removed first. Returns the result of the failed change. */
  async restoreRemoved(result: TagsResult, options: ChangeOptions): Promise<TagsResult> {
    const restored = await this.#set(tagsToSet(invertChanges(this.#removedFirst)), withTimeout(options));
    return restored.kind !== "done" && result.kind === "failed"
      ? failed({ ...result.problem, outcomeUnknown: true })
      : result;
  }

  async #set(tags: readonly Tag[], options: ChangeOptions): Promise<SendResult<void>> {
    return tags.length === 0
      ? { kind: "done", value: undefined }
      : sendChange(
          (signal) => this.#bedrock.tagResource(this.#connection, this.#arn, tags, { signal }),
          { operation: "TagResource", connection: this.#connection, once: true },
          options,
        );
  }

  async #remove(keys: readonly string[], options: ChangeOptions): Promise<SendResult<void>> {
    return keys.length === 0
      ? { kind: "done", value: undefined }
      : sendChange(
          (signal) => this.#bedrock.untagResource(this.#connection, this.#arn, keys, { signal }),
          { operation: "UntagResource", connection: this.#connection, once: true },
          options,
        );
  }
}

function failed(problem: Problem): Extract<TagsResult, { readonly kind: "failed" }> {
  return { kind: "failed", problem };
}

/** Returns options for requests that continue after the user cancels, but have a timeout. */
function withTimeout(options: ChangeOptions): ChangeOptions {
  return { ...options, signal: AbortSignal.timeout(afterCancellationMs) };
}
