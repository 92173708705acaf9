import type * as vscode from "vscode";
import { onDidChangeTagSettings, readManagedByTags, readRequiredTags } from "../../connections/changeSettings";
import type { Connections } from "../../connections/connections";
import type { Connection } from "../../domain/connection";
import { connectionKey, distinctConnections } from "../../domain/connection";
import type { ProfileRef, ProfileStore } from "../../profiles/profileStore";
import type { TagStore } from "../../profiles/tagStore";
import type { Disposable } from "../../util/emitter";
import { Emitter } from "../../util/emitter";
import { onDidChangeGrouping, readGrouping } from "./groupingSettings";
import type { FilterResult } from "./filterTexts";
import type { ProfileFilter } from "./profileFilter";
import { matchesFilter, needsTags, parseFilter } from "./profileFilter";
import type { ReportedProfile } from "./profilesReport";
import type { Grouping, GroupOptions } from "./profileGroups";
import { ProfileGroups } from "./profileGroups";
import type { KnownTags } from "./subgroups";

/** The dependencies of the arrangement. */
interface ArrangementServices {
  readonly connections: Connections;
  readonly profileStore: ProfileStore;
  readonly tagStore: TagStore;
  /** The storage for the filter, which is preserved when the window is reloaded. */
  readonly storage: vscode.Memento;
  /** Called with errors from background work. */
  readonly report: (error: unknown) => void;
}

const types = ["APPLICATION", "SYSTEM_DEFINED"] as const;

/** The storage key of the filter. */
const filterKey = "explorer.filter";

/** How the explorer groups and filters profiles. Loads the tags of the shown profiles if grouping or filtering needs them. */
export class Arrangement implements Disposable {
  readonly #services: ArrangementServices;
  readonly groups: ProfileGroups;
  readonly #changed = new Emitter<Connection | undefined>();
  readonly #disposables: readonly Disposable[];
  readonly #abort = new AbortController();
  /** The connections whose tags are being loaded, and whether they must be loaded again afterward. */
  readonly #loading = new Map<string, { again: boolean }>();
  #grouping: Grouping = readGrouping();
  #filter: ProfileFilter | undefined;

  /** Fires with the connection whose grouping or filtering has changed, or undefined for all connections. */
  readonly onDidChange = this.#changed.event;

  constructor(services: ArrangementServices) {
    this.#services = services;
    this.#filter = parseFilter(services.storage.get(filterKey));
    this.groups = new ProfileGroups(this.#options());
    this.#disposables = [
      this.#changed,
      onDidChangeGrouping(() => {
        this.#grouping = readGrouping();
        this.#handleChange();
      }),
      onDidChangeTagSettings(() => this.#handleChange()),
      services.profileStore.onDidChange((connection) => this.#loadTags(connection)),
      services.tagStore.onDidChange((changes) => {
        if (this.#needsTags) {
          this.groups.invalidate();
          const changed = distinctConnections(changes.map(({ connection }) => connection));
          changed.forEach((connection) => this.#changed.fire(connection));
        }
      }),
    ];
  }

  dispose(): void {
    this.#abort.abort();
    for (const disposable of this.#disposables) {
      disposable.dispose();
    }
  }

  /** The filter, or undefined if all profiles are shown. */
  get filter(): ProfileFilter | undefined {
    return this.#filter;
  }

  /** Sets the filter and saves it for the next window. An empty filter clears it. */
  async setFilter(filter: ProfileFilter | undefined): Promise<void> {
    this.#filter = parseFilter(filter);
    this.#handleChange();
    await this.#services.storage.update(filterKey, this.#filter);
  }

  /** Returns the number of profiles that match the filter, the total, and the number that may match. */
  countProfiles(): FilterResult {
    const { connections, profileStore } = this.#services;
    const lists = connections.current.flatMap((connection) => {
      const contents = profileStore.visibleContents(connection);
      return contents ? types.map((type) => this.groups.of(connection, type, contents)) : [];
    });
    const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
    return {
      shown: sum(lists.map(({ profiles }) => profiles.length)),
      total: sum(lists.map(({ total }) => total)),
      unknown: sum(lists.map(({ unknown }) => unknown)),
    };
  }

  /** Returns the profiles that the filter shows, with what is known about them, Region by Region. */
  shownProfiles(): readonly ReportedProfile[] {
    const { connections, profileStore } = this.#services;
    return connections.current.flatMap((connection) => {
      const contents = profileStore.visibleContents(connection);
      return contents
        ? types
            .flatMap((type) => this.groups.of(connection, type, contents).profiles)
            .map((profile) => ({
              connection,
              profile,
              models: contents.models,
              tags: this.#tagsOf({ connection, profile }),
            }))
        : [];
    });
  }

  /** Loads the tags of the profiles that the filter shows. Stops without an error if the signal is aborted. */
  async loadShownTags(signal: AbortSignal): Promise<void> {
    await this.#services.tagStore.load(this.shownProfiles(), { signal });
  }

  get #needsTags(): boolean {
    return this.#grouping.application?.by === "tag" || (this.#filter !== undefined && needsTags(this.#filter));
  }

  #options(): GroupOptions {
    const filter = this.#filter;
    const tagsOf = (profileRef: ProfileRef) => this.#tagsOf(profileRef);
    if (!filter) {
      return { grouping: this.#grouping, tagsOf };
    }
    const settings = { requiredTags: readRequiredTags(), managedByTags: readManagedByTags() };
    return {
      grouping: this.#grouping,
      tagsOf,
      today: () => (filter.endOfLifeWithinDays === undefined ? "" : new Date().toDateString()),
      filter: (profileRef, models) =>
        matchesFilter(profileRef, filter, { ...settings, now: new Date(), models, tags: tagsOf(profileRef) }),
    };
  }

  #tagsOf(profileRef: ProfileRef): KnownTags {
    const { tagStore } = this.#services;
    return tagStore.tags(profileRef) ?? (tagStore.problem(profileRef) ? "failed" : "loading");
  }

  #handleChange(): void {
    this.groups.set(this.#options());
    this.#services.connections.current.forEach((connection) => this.#loadTags(connection));
    this.#changed.fire(undefined);
  }

  /** Loads the tags of a Region's profiles if rows depend on them. Runs at most one load per Region at a time. */
  #loadTags(connection: Connection): void {
    const { profileStore, tagStore, report } = this.#services;
    if (!this.#needsTags || profileStore.state(connection)?.status !== "ready") {
      return;
    }
    const key = connectionKey(connection);
    const running = this.#loading.get(key);
    if (running) {
      running.again = true;
      return;
    }
    const load = { again: false };
    this.#loading.set(key, load);
    tagStore
      .load(profileStore.profiles([connection]), { signal: this.#abort.signal })
      .finally(() => {
        this.#loading.delete(key);
        if (load.again) {
          this.#loadTags(connection);
        }
      })
      .catch(report);
  }
}
