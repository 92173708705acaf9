import type { Connections } from "../../connections/connections";
import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";
import type { ProfileRef, ProfileStore } from "../../profiles/profileStore";
import type { TagStore } from "../../profiles/tagStore";
import type { Disposable } from "../../util/emitter";
import { Emitter } from "../../util/emitter";
import { onDidChangeGrouping, readGrouping } from "./groupingSettings";
import type { Grouping } from "./profileGroups";
import { ProfileGroups } from "./profileGroups";
import type { KnownTags } from "./subgroups";

/** The dependencies of the arrangement. */
interface ArrangementServices {
  readonly connections: Connections;
  readonly profileStore: ProfileStore;
  readonly tagStore: TagStore;
  /** Called with errors from background work. */
  readonly report: (error: unknown) => void;
}

/** How the explorer groups profiles. Loads the tags of the shown profiles if the grouping needs them. */
export class Arrangement implements Disposable {
  readonly #services: ArrangementServices;
  readonly groups: ProfileGroups;
  readonly #changed = new Emitter<Connection | undefined>();
  readonly #disposables: readonly Disposable[];
  readonly #abort = new AbortController();
  /** The connections whose tags are loading, and whether they must be loaded again after that. */
  readonly #loading = new Map<string, { again: boolean }>();
  #grouping: Grouping = readGrouping();

  /** Fires with the connection whose profiles are arranged in another way, or undefined for all connections. */
  readonly onDidChange = this.#changed.event;

  constructor(services: ArrangementServices) {
    this.#services = services;
    this.groups = new ProfileGroups(this.#options());
    this.#disposables = [
      this.#changed,
      onDidChangeGrouping(() => this.#handleGroupingChange()),
      services.profileStore.onDidChange((connection) => this.#loadTags(connection)),
      services.tagStore.onDidChange((changes) => {
        if (this.#needsTags) {
          this.groups.invalidate();
          const changed = new Map(changes.map(({ connection }) => [connectionKey(connection), connection]));
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

  get #needsTags(): boolean {
    return this.#grouping.application?.by === "tag";
  }

  #options() {
    return { grouping: this.#grouping, tagsOf: (profileRef: ProfileRef) => this.#tagsOf(profileRef) };
  }

  #tagsOf(profileRef: ProfileRef): KnownTags {
    const { tagStore } = this.#services;
    return tagStore.tags(profileRef) ?? (tagStore.problem(profileRef) ? "failed" : "loading");
  }

  #handleGroupingChange(): void {
    this.#grouping = readGrouping();
    this.groups.set(this.#options());
    this.#services.connections.current.forEach((connection) => this.#loadTags(connection));
    this.#changed.fire(undefined);
  }

  /** Loads the tags of a Region's profiles if rows depend on them, one load of a Region at a time. */
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
