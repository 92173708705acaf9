import type { LoadBedrock } from "../aws/bedrock";
import type { Connection } from "../domain/connection";
import { connectionKey } from "../domain/connection";
import type { InferenceProfile, Tag } from "../domain/inferenceProfile";
import type { Problem } from "../domain/problem";
import { isCancellation, problemOf, unexpectedProblem } from "../domain/problem";
import type { TagSuggestions } from "../domain/tags";
import { TagCounts } from "./tagCounts";

/**
 * The maximum number of profiles whose tags are loaded. ListTagsForResource requires one call per profile and has a low rate
 * limit that all clients of the account share.
 */
const maximumProfiles = 20;
const concurrentCalls = 3;

/** The known tag usage for one connection. */
interface Usage {
  /** The ARNs of the profiles whose tags have been counted. */
  readonly counted: Set<string>;
  /** The number of uses of each tag. */
  readonly counts: TagCounts;
  /** Whether a call failed. If so, the tags are not loaded again. */
  failed: boolean;
}

/**
 * The tag keys and values in use on the application profiles of each connection, for suggestions. Loads the tags of the newest
 * profiles once per session.
 */
export class UsedTags {
  readonly #loadBedrock: LoadBedrock;
  readonly #onProblem: (problem: Problem) => void;
  readonly #usages = new Map<string, Usage>();

  /** `onProblem` is called with failures, which are not shown anywhere else. */
  constructor(loadBedrock: LoadBedrock, onProblem: (problem: Problem) => void) {
    this.#loadBedrock = loadBedrock;
    this.#onProblem = onProblem;
  }

  /** Returns the suggestions known so far. */
  suggestions(connection: Connection): TagSuggestions {
    return this.#usage(connection).counts.suggestions();
  }

  /** Counts the tags of a profile that was just created. */
  add(connection: Connection, arn: string, tags: readonly Tag[]): void {
    count(this.#usage(connection), arn, tags);
  }

  /**
   * Loads the tags of the newest profiles that are not counted yet, and calls `onChange` after each. Does not reject if a call
   * fails. After an abort, the next call continues where this one stopped.
   */
  async load(
    connection: Connection,
    profiles: readonly InferenceProfile[],
    onChange: () => void,
    signal: AbortSignal,
  ): Promise<void> {
    const usage = this.#usage(connection);
    const remaining = newestFirst(profiles)
      .slice(0, maximumProfiles)
      .filter(({ arn }) => !usage.counted.has(arn));
    const loadRemaining = async (): Promise<void> => {
      for (let profile = remaining.shift(); profile && canLoad(usage, signal); profile = remaining.shift()) {
        const bedrock = await this.#loadBedrock();
        count(usage, profile.arn, await bedrock.listTags(connection, profile.arn, { signal }));
        onChange();
      }
    };
    try {
      await Promise.all(Array.from({ length: concurrentCalls }, loadRemaining));
    } catch (error) {
      if (!signal.aborted && !isCancellation(error)) {
        usage.failed = true;
        this.#onProblem(problemOf(error) ?? unexpectedProblem(error, "ListTagsForResource", connection));
      }
    }
  }

  #usage(connection: Connection): Usage {
    const key = connectionKey(connection);
    let usage = this.#usages.get(key);
    if (!usage) {
      usage = { counted: new Set(), counts: new TagCounts(), failed: false };
      this.#usages.set(key, usage);
    }
    return usage;
  }
}

function canLoad({ counted, failed }: Usage, signal: AbortSignal): boolean {
  return !failed && !signal.aborted && counted.size < maximumProfiles;
}

function count({ counted, counts }: Usage, arn: string, tags: readonly Tag[]): void {
  if (counted.has(arn)) {
    return;
  }
  counted.add(arn);
  counts.add(tags);
}

function newestFirst(profiles: readonly InferenceProfile[]): InferenceProfile[] {
  const time = ({ createdAt }: InferenceProfile) => createdAt?.getTime() ?? 0;
  return [...profiles].sort((a, b) => time(b) - time(a));
}
