import type { BedrockApi } from "../aws/bedrock";
import type { Connection } from "../domain/connection";
import type { Tag } from "../domain/inferenceProfile";
import type { Problem } from "../domain/problem";
import type { KeyChange } from "../domain/tagChange";
import { invertChanges, keysToRemove, mustRemoveFirst, remainingChanges, tagsToSet } from "../domain/tagChange";
import type { ChangeOptions, SendResult } from "./sendChange";
import { sendChange, toProblem, waitToRetry } from "./sendChange";
import type { TagsResult } from "./tagsResult";

/** The timeout in milliseconds for reading or restoring tags after the user has canceled. */
const afterCancellationMs = 10_000;

/** The maximum number of attempts to restore tags. They take about half a minute if AWS is throttling all requests. */
const maximumRestores = 8;

/** Reads and changes the tags of one application profile. */
export class TaggedProfile {
  readonly #bedrock: BedrockApi;
  readonly #connection: Connection;
  readonly #arn: string;
  /** The keys that were removed to make room for tags that are not set yet. */
  #removedFirst: readonly KeyChange[] = [];
  #mayHaveChanged = false;

  constructor(bedrock: BedrockApi, connection: Connection, arn: string) {
    this.#bedrock = bedrock;
    this.#connection = connection;
    this.#arn = arn;
  }

  /** Whether a request has changed tags or may have changed them. */
  get mayHaveChanged(): boolean {
    return this.#mayHaveChanged;
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

  /**
   * Restores the tags that were removed first, unless somebody else has set them in the meantime. Tries again while AWS is
   * throttling or gives unclear responses, because these tags would be lost.
   */
  async restoreRemoved(options: ChangeOptions): Promise<void> {
    for (let attempt = 1; this.#removedFirst.length > 0 && attempt <= maximumRestores; attempt += 1) {
      const read = await this.read(withTimeout(options));
      if (read.kind === "done") {
        const keys = new Set(read.tags.map(({ key }) => key));
        const missing = this.#removedFirst.filter(({ key }) => !keys.has(key));
        const restored = await this.#set(tagsToSet(invertChanges(missing)), withTimeout(options));
        const isRefused = restored.kind === "refused" && restored.problem.kind !== "throttled";
        if (restored.kind === "done" || isRefused) {
          return;
        }
      }
      await waitToRetry(attempt, withTimeout(options));
    }
  }

  async #set(tags: readonly Tag[], options: ChangeOptions): Promise<SendResult<void>> {
    return tags.length === 0
      ? { kind: "done", value: undefined }
      : this.#record(
          sendChange(
            (signal) => this.#bedrock.tagResource(this.#connection, this.#arn, tags, { signal }),
            { operation: "TagResource", connection: this.#connection, once: true },
            options,
          ),
        );
  }

  async #remove(keys: readonly string[], options: ChangeOptions): Promise<SendResult<void>> {
    return keys.length === 0
      ? { kind: "done", value: undefined }
      : this.#record(
          sendChange(
            (signal) => this.#bedrock.untagResource(this.#connection, this.#arn, keys, { signal }),
            { operation: "UntagResource", connection: this.#connection, once: true },
            options,
          ),
        );
  }

  async #record(sending: Promise<SendResult<void>>): Promise<SendResult<void>> {
    const sent = await sending;
    this.#mayHaveChanged ||=
      sent.kind === "done" || sent.kind === "unclear" || (sent.kind === "cancelled" && sent.mayHaveSucceeded);
    return sent;
  }
}

/** Returns the result of a change that failed. */
export function failed(problem: Problem): Extract<TagsResult, { readonly kind: "failed" }> {
  return { kind: "failed", problem };
}

/** Returns options for requests that continue after the user cancels, but have a timeout. */
export function withTimeout(options: ChangeOptions): ChangeOptions {
  return { ...options, signal: AbortSignal.timeout(afterCancellationMs) };
}
