import type { LoadBedrock } from "../aws/bedrock";
import type { Connection } from "../domain/connection";
import { connectionKey, profileKey } from "../domain/connection";
import type { InferenceProfile, Tag } from "../domain/inferenceProfile";
import type { Problem } from "../domain/problem";
import { isCancellation, lacksCredentials, problemOf, unexpectedProblem } from "../domain/problem";
import type { CallOptions } from "../util/callOptions";
import type { Disposable } from "../util/emitter";
import { Emitter } from "../util/emitter";
import { forEachLimited } from "../util/limiter";
import type { TagSuggestions } from "../domain/tags";
import type { ProfileRef, ProfileStore } from "./profileStore";
import { TagCounts } from "./tagCounts";

/** The maximum number of concurrent tag requests per Region. */
const maxConcurrent = 8;

/** The number of consecutive denied requests after which loading stops for the other profiles of a Region. */
const maxDenied = 16;

/** The time in milliseconds for which changes are collected before listeners are called. */
const notificationDelayMs = 100;

/** A profile whose tags have changed, by its connection and ARN. */
export interface TagsChange {
  readonly connection: Connection;
  readonly arn: string;
}

interface Entry {
  /** The last known tags. They are kept if loading them again fails. */
  readonly tags?: readonly Tag[];
  readonly problem?: Problem;
  /** The value of the Region's refresh counter when the tags were loaded. */
  readonly generation: number;
}

interface RegionTags {
  readonly connection: Connection;
  readonly entries: Map<string, Entry>;
  /** The number of refreshes of the Region. */
  generation: number;
  wasLoading: boolean;
}

const noTags: readonly Tag[] = [];

/**
 * The tags of application profiles. They are loaded on demand, because ListTagsForResource takes one request per profile, and are
 * kept in memory only. Refreshing a Region makes its tags outdated: they are still shown, and the next `load` requests them
 * again.
 */
export class TagStore implements Disposable {
  readonly #loadBedrock: LoadBedrock;
  readonly #onProblem: (problem: Problem) => void;
  readonly #regions = new Map<string, RegionTags>();
  readonly #changed = new Emitter<readonly TagsChange[]>();
  readonly #storeListener: Disposable;
  #changes = new Map<string, TagsChange>();
  #timer: NodeJS.Timeout | undefined;

  /** Fires with the profiles whose tags have changed or failed to load, at most ten times per second. */
  readonly onDidChange = this.#changed.event;

  /** `onProblem` is called with failures so that they can be logged. */
  constructor(
    loadBedrock: LoadBedrock,
    profileStore: Pick<ProfileStore, "state" | "onDidChange">,
    onProblem: (problem: Problem) => void,
  ) {
    this.#loadBedrock = loadBedrock;
    this.#onProblem = onProblem;
    this.#storeListener = profileStore.onDidChange((connection) => {
      const region = this.#region(connection);
      const isLoading = profileStore.state(connection)?.status === "loading";
      region.generation += Number(isLoading && !region.wasLoading);
      region.wasLoading = isLoading;
    });
  }

  /** Returns the last known tags of a profile, or undefined if they are not known. System-defined profiles have no tags. */
  tags({ connection, profile }: ProfileRef): readonly Tag[] | undefined {
    return profile.type === "APPLICATION" ? this.tagsOf(connection, profile.arn) : noTags;
  }

  /** Returns the last known tags of the application profile with this ARN, or undefined if they are not known. */
  tagsOf(connection: Connection, arn: string): readonly Tag[] | undefined {
    return this.#entry(connection, arn)?.tags;
  }

  /**
   * Returns the reason that the tags of a profile could not be loaded, or undefined if they are known or were not requested yet.
   */
  problem({ connection, profile }: ProfileRef): Problem | undefined {
    return this.#entry(connection, profile.arn)?.problem;
  }

  /**
   * Loads the tags of application profiles whose tags are missing or outdated, with up to eight concurrent requests per Region.
   * Never rejects. Failures are available from `problem`. Stops in a Region if credentials are missing or many consecutive
   * requests are denied.
   */
  async load(profileRefs: readonly ProfileRef[], { signal }: CallOptions): Promise<void> {
    const byRegion = new Map<RegionTags, InferenceProfile[]>();
    for (const { connection, profile } of profileRefs) {
      const region = this.#region(connection);
      if (profile.type === "APPLICATION" && !isCurrent(region, profile.arn)) {
        const profiles = byRegion.get(region) ?? [];
        profiles.push(profile);
        byRegion.set(region, profiles);
      }
    }
    await Promise.all([...byRegion].map(([region, profiles]) => this.#loadRegion(region, profiles, signal)));
  }

  /** Returns the keys and values that are known to be in use on these connections, most common first. */
  suggestions(connections: readonly Connection[]): TagSuggestions {
    const counts = new TagCounts();
    for (const key of new Set(connections.map(connectionKey))) {
      for (const { tags = [] } of this.#regions.get(key)?.entries.values() ?? []) {
        counts.add(tags);
      }
    }
    return counts.suggestions();
  }

  /**
   * Requests and returns the current tags of a profile, for decisions that depend on them. Rejects with a ProblemError. Its kind
   * is `cancelled` if the signal is aborted.
   */
  async read(connection: Connection, arn: string, { signal }: CallOptions): Promise<readonly Tag[]> {
    const bedrock = await this.#loadBedrock();
    const tags = await bedrock.listTags(connection, arn, { signal, forceRefresh: true });
    this.put(connection, arn, tags);
    return tags;
  }

  /** Stores the tags of a profile that were just read or changed. */
  put(connection: Connection, arn: string, tags: readonly Tag[]): void {
    const region = this.#region(connection);
    this.#set(region, arn, { tags, generation: region.generation });
  }

  /** Drops the tags of every other connection. */
  keepOnly(connections: readonly Connection[]): void {
    const kept = new Set(connections.map(connectionKey));
    for (const key of this.#regions.keys()) {
      if (!kept.has(key)) {
        this.#regions.delete(key);
      }
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#storeListener.dispose();
    this.#changed.dispose();
  }

  async #loadRegion(region: RegionTags, profiles: readonly InferenceProfile[], signal: AbortSignal): Promise<void> {
    let deniedInARow = 0;
    let hasStopped = false;
    await forEachLimited(profiles, maxConcurrent, async ({ arn }) => {
      if (signal.aborted || hasStopped || isCurrent(region, arn)) {
        return;
      }
      const problem = await this.#loadOne(region, arn, signal);
      deniedInARow = problem?.kind === "accessDenied" ? deniedInARow + 1 : 0;
      if (problem && !hasStopped && (lacksCredentials(problem) || deniedInARow >= maxDenied)) {
        hasStopped = true;
      }
    });
  }

  /** Loads the tags of one profile. Returns the problem if it fails. */
  async #loadOne(region: RegionTags, arn: string, signal: AbortSignal): Promise<Problem | undefined> {
    const { connection, generation } = region;
    const known = region.entries.get(arn);
    try {
      const bedrock = await this.#loadBedrock();
      const tags = await bedrock.listTags(connection, arn, { signal, forceRefresh: known !== undefined });
      if (region.entries.get(arn) === known) {
        this.#set(region, arn, { tags, generation });
      }
      return undefined;
    } catch (error) {
      if (signal.aborted || isCancellation(error)) {
        return undefined;
      }
      const problem = problemOf(error) ?? unexpectedProblem(error, "ListTagsForResource", connection);
      this.#onProblem(problem);
      this.#set(region, arn, { ...(known?.tags ? { tags: known.tags } : {}), problem, generation });
      return problem;
    }
  }

  #set(region: RegionTags, arn: string, entry: Entry): void {
    const { connection } = region;
    region.entries.set(arn, entry);
    this.#changes.set(profileKey(connection, arn), { connection, arn });
    this.#timer ??= setTimeout(() => {
      const changes = [...this.#changes.values()];
      this.#changes = new Map();
      this.#timer = undefined;
      this.#changed.fire(changes);
    }, notificationDelayMs);
  }

  #entry(connection: Connection, arn: string): Entry | undefined {
    return this.#regions.get(connectionKey(connection))?.entries.get(arn);
  }

  #region(connection: Connection): RegionTags {
    const key = connectionKey(connection);
    const existing = this.#regions.get(key);
    if (existing) {
      return existing;
    }
    const region: RegionTags = { connection, entries: new Map(), generation: 0, wasLoading: true };
    this.#regions.set(key, region);
    return region;
  }
}

function isCurrent(region: RegionTags, arn: string): boolean {
  return region.entries.get(arn)?.generation === region.generation;
}
