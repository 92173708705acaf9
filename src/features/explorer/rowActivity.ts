import type { Connection } from "../../domain/connection";
import { isForeign } from "../../domain/inferenceProfile";
import { activityOf, type Activity, type ActivityState } from "../../domain/usage/activity";
import type { AccountIds } from "../../profiles/accountIds";
import type { ProfileRef, ProfileStore } from "../../profiles/profileStore";
import type { ActivityStore } from "../../profiles/usage/activityStore";
import type { Disposable, Event } from "../../util/emitter";
import { Emitter } from "../../util/emitter";

/** The dependencies of `RowActivity`. */
export interface RowActivityServices {
  readonly store: Pick<ActivityStore, "state" | "load" | "retryFailed" | "onDidChange">;
  readonly profileStore: Pick<ProfileStore, "state" | "onDidChange">;
  readonly accounts: Pick<AccountIds, "get">;
  /** Returns the connections that are shown. */
  readonly connections: () => readonly Connection[];
  /** The tree view. Nothing is requested while it is hidden. */
  readonly view: { readonly visible: boolean; readonly onDidChangeVisibility: Event<unknown> };
  /** Returns the `showActivity` setting. */
  readonly isOn: () => boolean;
  readonly onDidChangeSetting: Event<void>;
  /** Called with errors from background work. */
  readonly report: (error: unknown) => void;
}

/**
 * The activity that the rows of the explorer show if the `showActivity` setting is on. Activity is requested for each Region when
 * it has loaded, and when the view becomes visible.
 */
export class RowActivity implements Disposable {
  readonly #services: RowActivityServices;
  readonly #changed = new Emitter<Connection | undefined>();
  readonly #disposables: readonly Disposable[];
  #isOn: boolean;

  /** Fires with a connection whose rows have to be redrawn, or with undefined for all rows. */
  readonly onDidChange = this.#changed.event;

  constructor(services: RowActivityServices) {
    this.#services = services;
    const { store, profileStore, view, isOn, onDidChangeSetting } = services;
    this.#isOn = isOn();
    this.#disposables = [
      store.onDidChange((connection) => this.#changed.fire(connection)),
      profileStore.onDidChange((connection) => this.#load(connection)),
      view.onDidChangeVisibility(() => this.#loadAll()),
      onDidChangeSetting(() => {
        if (this.#isOn !== isOn()) {
          this.#isOn = isOn();
          this.#changed.fire(undefined);
          this.retryFailed(() => true);
        }
      }),
    ];
  }

  /** Returns the activity in a profile's Region, or undefined if it is not shown or not loaded. */
  state({ connection, profile }: ProfileRef): ActivityState | undefined {
    const { accounts, store } = this.#services;
    // CloudWatch has data only for calls in the account of the credentials.
    const isShown = this.#isOn && !isForeign(profile, accounts.get(connection.awsProfile));
    return isShown ? store.state(connection) : undefined;
  }

  /** Returns the activity of a profile, or undefined if it is not shown or not known. */
  activity(profileRef: ProfileRef): Activity | undefined {
    const state = this.state(profileRef);
    return state?.status === "ready" ? activityOf(state.activity, profileRef.profile) : undefined;
  }

  /** Tries again after a failure, for the shown connections that the function selects. */
  retryFailed(isSelected: (connection: Connection) => boolean): void {
    const selected = this.#services.connections().filter(isSelected);
    selected.forEach((connection) => this.#services.store.retryFailed(connection));
    this.#loadAll();
  }

  dispose(): void {
    this.#disposables.forEach((each) => each.dispose());
    this.#changed.dispose();
  }

  #loadAll(): void {
    this.#services.connections().forEach((connection) => this.#load(connection));
  }

  #load(connection: Connection): void {
    const { profileStore, report, store, view } = this.#services;
    const state = profileStore.state(connection);
    if (this.#isOn && view.visible && state?.status === "ready" && !state.contents.withoutProfiles) {
      store.load(connection).catch(report);
    }
  }
}
