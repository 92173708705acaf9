import type { Connection } from "../../domain/connection";
import { connectionKey, profileKey } from "../../domain/connection";
import type { Tag } from "../../domain/inferenceProfile";
import { findManager } from "../../domain/managedBy";
import type { RequiredTag } from "../../domain/requiredTags";
import { findTagDeviations } from "../../domain/requiredTags";
import { formatDeviations } from "../../messages/tags";
import type { ProfileRef, ProfileStore } from "../../profiles/profileStore";
import type { TagsChange, TagStore } from "../../profiles/tagStore";
import type { Disposable, Event } from "../../util/emitter";
import { Emitter } from "../../util/emitter";
import type { RowTagTexts } from "./tooltip";

/** The dependencies of `RowTags`. */
export interface RowTagsServices {
  readonly profileStore: ProfileStore;
  readonly tagStore: TagStore;
  readonly readRequiredTags: () => readonly RequiredTag[];
  readonly readManagedByTags: () => readonly string[];
  readonly onDidChangeSettings: Event<void>;
  /** Called with errors from background work. */
  readonly report: (error: unknown) => void;
}

/** The maximum time that a tooltip waits for tags, in milliseconds. */
const tooltipTimeoutMs = 1500;

/** The minimum time between two redraws of a Region while tags are loading, in milliseconds. */
const redrawIntervalMs = 1000;

/**
 * The tags shown for the explorer's rows: in tooltips, and as a mark on profiles that lack required tags. Tags are loaded when a
 * tooltip is shown and, if there are required tags, in the background for all application profiles.
 */
export class RowTags implements Disposable {
  readonly #services: RowTagsServices;
  readonly #changed = new Emitter<Connection>();
  readonly #abort = new AbortController();
  readonly #disposables: readonly Disposable[];
  /** The tags that rows and tooltips show, by connection and ARN, which are used to find the rows to redraw. */
  readonly #shown = new Map<string, string>();
  readonly #pending = new Map<string, Connection>();
  readonly #connections = new Map<string, Connection>();
  #required: readonly RequiredTag[];
  #timer: NodeJS.Timeout | undefined;
  #lastRedraw = 0;

  /** Fires with a connection whose rows have to be redrawn. */
  readonly onDidChange = this.#changed.event;

  constructor(services: RowTagsServices) {
    this.#services = services;
    const { profileStore, tagStore, readRequiredTags, onDidChangeSettings } = services;
    this.#required = readRequiredTags();
    this.#disposables = [
      profileStore.onDidChange((connection) => this.#loadIfRequired(connection)),
      tagStore.onDidChange((changes) => this.#handleTagsChange(changes)),
      onDidChangeSettings(() => {
        this.#required = readRequiredTags();
        this.#connections.forEach((connection) => {
          this.#loadIfRequired(connection);
          this.#changed.fire(connection);
        });
      }),
    ];
  }

  /** Returns the mark for a profile that lacks required tags. Empty if it lacks none, or if its tags are not known yet. */
  mark(profileRef: ProfileRef): string {
    if (profileRef.profile.type !== "APPLICATION") {
      return "";
    }
    this.#connections.set(connectionKey(profileRef.connection), profileRef.connection);
    if (this.#required.length === 0) {
      return "";
    }
    const tags = this.#services.tagStore.tags(profileRef);
    this.#noteShown(profileRef, tags);
    return tags ? formatDeviations(findTagDeviations(tags, this.#required)) : "";
  }

  /** Loads the tags of an application profile and returns the texts for its tooltip. Has a timeout, and never rejects. */
  async texts(profileRef: ProfileRef, signal: AbortSignal): Promise<RowTagTexts | undefined> {
    const { readManagedByTags, tagStore } = this.#services;
    if (profileRef.profile.type !== "APPLICATION") {
      return undefined;
    }
    const limited = AbortSignal.any([signal, this.#abort.signal, AbortSignal.timeout(tooltipTimeoutMs)]);
    await tagStore.load([profileRef], { signal: limited });
    const tags = tagStore.tags(profileRef);
    const manager = tags && findManager(tags, readManagedByTags());
    this.#noteShown(profileRef, tags);
    return tags && { tags, ...(manager ? { manager } : {}), deviations: this.mark(profileRef) };
  }

  dispose(): void {
    this.#abort.abort();
    clearTimeout(this.#timer);
    this.#disposables.forEach((each) => each.dispose());
    this.#changed.dispose();
  }

  #noteShown({ connection, profile }: ProfileRef, tags: readonly Tag[] | undefined): void {
    this.#shown.set(profileKey(connection, profile.arn), textOf(tags));
  }

  #loadIfRequired(connection: Connection): void {
    const { profileStore, report, tagStore } = this.#services;
    if (this.#required.length > 0 && profileStore.state(connection)?.status === "ready") {
      tagStore.load(profileStore.profiles([connection]), { signal: this.#abort.signal }).catch(report);
    }
  }

  /** Redraws the rows whose tags have changed: immediately, but at most once a second. */
  #handleTagsChange(changes: readonly TagsChange[]): void {
    for (const { connection, arn } of changes) {
      const shown = this.#shown.get(profileKey(connection, arn));
      if (shown !== undefined && shown !== textOf(this.#services.tagStore.tagsOf(connection, arn))) {
        this.#pending.set(connectionKey(connection), connection);
      }
    }
    if (this.#pending.size > 0) {
      const delay = Math.max(0, this.#lastRedraw + redrawIntervalMs - performance.now());
      this.#timer ??= setTimeout(() => this.#redraw(), delay);
    }
  }

  #redraw(): void {
    this.#timer = undefined;
    this.#lastRedraw = performance.now();
    const connections = [...this.#pending.values()];
    this.#pending.clear();
    connections.forEach((connection) => this.#changed.fire(connection));
  }
}

/** Serializes tags for comparison. */
function textOf(tags: readonly Tag[] | undefined): string {
  return JSON.stringify(tags ?? null);
}
