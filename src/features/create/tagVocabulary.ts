import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";
import { findTagViolation } from "../../domain/constraints";
import type { InferenceProfile, Tag } from "../../domain/inferenceProfile";
import type { ControlPlanes } from "../../domain/ports";
import type { Problem } from "../../domain/problem";
import { isCancellation, problemOf, unexpectedProblem } from "../../domain/problem";
import type { TagSuggestions } from "./tagEntry";

/** Tags are read one call a profile, at a low rate that all clients of the account share. */
const profilesAtMost = 20;
const callsAtOnce = 3;

/** What is known of one connection's tags. */
interface Vocabulary {
  /** ARNs of the profiles whose tags have been read. */
  readonly read: Set<string>;
  /** How often each value is used, by key. */
  readonly uses: Map<string, Map<string, number>>;
  /** Whether reading failed, so that it is not to be tried again. */
  failed: boolean;
}

/**
 * The tag keys and values already used on the application profiles of each Region, for suggesting them. Reads the tags of the
 * newest few profiles, once a session.
 */
export class TagVocabulary {
  readonly #controlPlanes: ControlPlanes;
  readonly #onSideProblem: (problem: Problem) => void;
  readonly #vocabularies = new Map<string, Vocabulary>();

  /** `onSideProblem` hears of failures, which nothing else shows. */
  constructor(controlPlanes: ControlPlanes, onSideProblem: (problem: Problem) => void) {
    this.#controlPlanes = controlPlanes;
    this.#onSideProblem = onSideProblem;
  }

  /** What can be suggested now. */
  suggestions(connection: Connection): TagSuggestions {
    const { uses } = this.#vocabulary(connection);
    const total = (values: Map<string, number>) => [...values.values()].reduce((sum, count) => sum + count, 0);
    const totals = new Map([...uses].map(([key, values]) => [key, total(values)]));
    return { keys: mostUsedFirst(totals), values: (key) => mostUsedFirst(uses.get(key) ?? new Map()) };
  }

  /** Learns the tags of a profile that was just made. */
  learn(connection: Connection, arn: string, tags: readonly Tag[]): void {
    add(this.#vocabulary(connection), arn, tags);
  }

  /**
   * Reads the tags of a Region's newest profiles, as far as that has not been done; `onLearned` is told after each. Fails
   * silently, and when aborted goes on from there the next time.
   */
  async read(
    connection: Connection,
    profiles: readonly InferenceProfile[],
    onLearned: () => void,
    signal: AbortSignal,
  ): Promise<void> {
    const vocabulary = this.#vocabulary(connection);
    const unread = newestFirst(profiles)
      .slice(0, profilesAtMost)
      .filter((profile) => !vocabulary.read.has(profile.arn));
    const readNext = async (): Promise<void> => {
      for (let profile = unread.shift(); profile && mayRead(vocabulary, signal); profile = unread.shift()) {
        const controlPlane = await this.#controlPlanes(connection);
        add(vocabulary, profile.arn, await controlPlane.listTags(profile.arn, { signal }));
        onLearned();
      }
    };
    try {
      await Promise.all(Array.from({ length: callsAtOnce }, readNext));
    } catch (error) {
      if (!signal.aborted && !isCancellation(error)) {
        vocabulary.failed = true;
        this.#onSideProblem(problemOf(error) ?? unexpectedProblem(error, "ListTagsForResource", connection));
      }
    }
  }

  #vocabulary(connection: Connection): Vocabulary {
    const key = connectionKey(connection);
    let vocabulary = this.#vocabularies.get(key);
    if (!vocabulary) {
      vocabulary = { read: new Set(), uses: new Map(), failed: false };
      this.#vocabularies.set(key, vocabulary);
    }
    return vocabulary;
  }
}

function mayRead({ read, failed }: Vocabulary, signal: AbortSignal): boolean {
  return !failed && !signal.aborted && read.size < profilesAtMost;
}

function add({ read, uses }: Vocabulary, arn: string, tags: readonly Tag[]): void {
  if (read.has(arn)) {
    return;
  }
  read.add(arn);
  // What AWS would refuse is not suggested, such as the keys it reserves.
  for (const { key, value } of tags.filter((tag) => findTagViolation(tag, []) === undefined)) {
    const values = uses.get(key) ?? new Map<string, number>();
    uses.set(key, values.set(value, (values.get(value) ?? 0) + 1));
  }
}

function newestFirst(profiles: readonly InferenceProfile[]): InferenceProfile[] {
  const time = (profile: InferenceProfile) => profile.createdAt?.getTime() ?? 0;
  return [...profiles].sort((a, b) => time(b) - time(a));
}

function mostUsedFirst(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([text]) => text);
}
