import * as vscode from "vscode";
import { commands } from "../commands";
import type { Connections } from "../connections/connections";
import type { CommandTarget } from "../domain/commandTarget";
import { profilesOfRows, profileTargets, taggableTargets } from "../domain/commandTarget";
import type { AccountIds } from "../profiles/accountIds";
import type { ProfileRef, ProfileStore } from "../profiles/profileStore";
import { connectionsWithProblem } from "../profiles/sameProblem";
import type { TagStore } from "../profiles/tagStore";
import type { Icons } from "../ui/icons";
import type { Notifications } from "../ui/notifications";
import { runCommand } from "../ui/runCommand";
import type { Disposable } from "../util/emitter";
import { waitForFocusRestore } from "./focusRestore";
import { moreItem, noMatchItems, setupItems } from "./nextStepItems";
import type { PickerChoice, PickerItem } from "./pickerItems";
import { pickerItems } from "./pickerItems";
import { pickProfiles } from "./pickProfiles";
import type { QuickInputs } from "./quickInputs";
import { RedrawThrottle } from "./redrawThrottle";
import { waitForRender } from "./rowsArrived";
import { MatchingItems } from "./search/matchingItems";

/** A button on each profile. */
export interface ProfileAction {
  readonly button: vscode.QuickInputButton;
  run(profileRef: ProfileRef): Promise<void>;
}

/** The texts and buttons of a picker. */
export interface PickerOptions {
  readonly title: string;
  readonly placeholder: string;
  readonly actions?: readonly ProfileAction[];
  /** Whether to load the tags of all application profiles, so that profiles can be found by them. */
  readonly loadTags?: boolean;
}

/** The dependencies of a picker. */
export interface PickerServices {
  readonly connections: Connections;
  readonly profileStore: ProfileStore;
  readonly tagStore: Pick<TagStore, "tags" | "load" | "onDidChange">;
  readonly notifications: Notifications;
  readonly quickInputs: QuickInputs;
  readonly icons: Icons;
  /** The account IDs of the credentials, if they are known. */
  readonly accounts: Pick<AccountIds, "get" | "onDidChange">;
  /** Returns the current selection: rows of the explorer, or the active page. */
  readonly selection: () => readonly CommandTarget[];
  /** Returns the profiles below a group's row, or undefined for any other target. */
  readonly profilesIn: (target: CommandTarget) => readonly ProfileRef[] | undefined;
}

/** Asks the user to choose one of the loaded profiles. */
export class ProfilePicker {
  readonly #services: PickerServices;

  constructor(services: PickerServices) {
    this.#services = services;
  }

  /**
   * Returns the profiles that a command applies to. Asks the user to choose a profile if neither a row nor the current selection
   * identifies one.
   */
  async choose(
    clicked: CommandTarget | undefined,
    selected: readonly CommandTarget[] | undefined,
    title: string,
    current = this.#services.selection(),
  ): Promise<readonly ProfileRef[]> {
    const targets = profileTargets(clicked, selected, current);
    if (targets.length > 0) {
      return targets;
    }
    const picked = await this.pick({ title, placeholder: vscode.l10n.t("Select an inference profile") });
    return picked ? [picked] : [];
  }

  /** Returns the profiles of the clicked or selected rows whose tags can be edited, without asking the user. */
  taggableTargets(
    clicked: CommandTarget | undefined,
    selected: readonly CommandTarget[] | undefined,
  ): readonly ProfileRef[] {
    return taggableTargets(clicked, selected, this.#services.selection());
  }

  /**
   * Asks the user to choose one or more application profiles. The profiles of the groups and models that are selected in the
   * explorer are preselected. Returns an empty array if the user presses Esc.
   */
  async pickMany(title: string): Promise<readonly ProfileRef[]> {
    const preselected = profilesOfRows(this.#services.selection(), this.#services.profilesIn);
    return (await pickProfiles(title, preselected, this.#services)) ?? [];
  }

  /**
   * Shows the picker and returns the chosen profile, or undefined if the user pressed Esc. Loads the Regions that are not loaded
   * yet and adds their profiles as they arrive. A Region that failed to load has an item that shows the problem and offers to
   * retry. If no profile matches, the picker shows items with next steps. Returns undefined if the user chooses one of these,
   * because they open something else.
   */
  async pick(options: PickerOptions): Promise<ProfileRef | undefined> {
    for (;;) {
      const choice = await this.#ask(options);
      switch (choice?.kind) {
        case undefined:
        case "clearText":
        case "none":
          return undefined;
        case "profile":
          return choice.profileRef;
        case "problem":
          if (!(await this.#showProblem(choice))) {
            return undefined;
          }
          break;
        case "openByArn":
          await runCommand(commands.openByArn, choice.reference);
          return undefined;
        case "nextStep":
          await choice.run();
          return undefined;
      }
    }
  }

  /** Shows why Regions could not be loaded. Returns whether the user retries; if so, starts to load them again. */
  async #showProblem({ connection, problem }: PickerChoice & { kind: "problem" }): Promise<boolean> {
    const { connections, profileStore, notifications } = this.#services;
    const found = connectionsWithProblem(problem, connections.current, profileStore);
    const failed = found.length > 0 ? found : [connection];
    const isRetry =
      (await notifications.show(
        problem,
        failed.map(({ region }) => region),
      )) === "retry";
    if (isRetry) {
      this.#detach(profileStore.refreshAll(failed));
    }
    return isRetry;
  }

  async #ask(options: PickerOptions): Promise<PickerChoice | undefined> {
    await waitForFocusRestore();
    const picker = vscode.window.createQuickPick<PickerItem>();
    picker.title = options.title;
    picker.placeholder = options.placeholder;
    picker.matchOnDescription = true;
    picker.matchOnDetail = true;
    picker.keepScrollPosition = true;
    const items = new MatchingItems<PickerItem>(picker, waitForRender, {
      noMatch: (typed) => noMatchItems(typed, this.#services.connections.current, picker.busy),
      more: moreItem,
    });
    // Throttle redraws, because sending all items again after each of dozens of large Regions has loaded would take half a
    // minute.
    const redraw = new RedrawThrottle(
      () => this.#draw(picker, items, options),
      (error) => this.#services.notifications.logUnexpected(error),
    );
    const closed = new AbortController();
    const disposables: Disposable[] = [
      picker,
      redraw,
      { dispose: () => closed.abort() },
      picker.onDidChangeValue(() => this.#detach(items.show())),
      this.#services.profileStore.onDidChange(() => redraw.request()),
      this.#services.accounts.onDidChange(() => redraw.request()),
      ...(options.loadTags ? [this.#services.tagStore.onDidChange(() => redraw.request())] : []),
    ];
    try {
      const chosen = this.#waitForChoice(picker, items, options, disposables);
      picker.show();
      this.#detach(this.#load(picker, items, redraw, options.loadTags ? closed.signal : undefined));
      return await chosen;
    } finally {
      for (const disposable of disposables) {
        disposable.dispose();
      }
    }
  }

  #waitForChoice(
    picker: vscode.QuickPick<PickerItem>,
    items: MatchingItems<PickerItem>,
    options: PickerOptions,
    disposables: Disposable[],
  ): Promise<PickerChoice | undefined> {
    return new Promise((resolve, reject) => {
      disposables.push(
        picker.onDidAccept(() => {
          const choice = items.resolve(picker.selectedItems[0])?.choice;
          if (choice?.kind === "clearText") {
            picker.value = "";
            this.#detach(items.show());
          } else if (choice && choice.kind !== "none") {
            resolve(choice);
          }
        }),
        this.#services.quickInputs.onDidLeave(picker, () => resolve(undefined)),
        picker.onDidTriggerItemButton(({ button, item: reported }) => {
          const item = items.resolve(reported);
          const action = options.actions?.find((each) => each.button === button);
          if (action && item?.choice.kind === "profile") {
            action.run(item.choice.profileRef).catch(reject);
          }
        }),
      );
    });
  }

  /** Loads the profiles and, if a signal is given, their tags until it is aborted. */
  async #load(
    picker: vscode.QuickPick<PickerItem>,
    items: MatchingItems<PickerItem>,
    redraw: RedrawThrottle,
    tagsSignal: AbortSignal | undefined,
  ): Promise<void> {
    const { connections, profileStore, tagStore } = this.#services;
    picker.busy = true;
    try {
      const found = await connections.find();
      if (found.length === 0) {
        await items.set(setupItems(connections.mayHaveCredentials));
        return;
      }
      redraw.request();
      await profileStore.loadAll(found);
      if (tagsSignal) {
        await tagStore.load(profileStore.profiles(found), { signal: tagsSignal });
      }
    } finally {
      picker.busy = false;
    }
    // If nothing matches the typed text, this updates the item that shows that profiles are still loading.
    redraw.request();
  }

  /** Sets the items to the loaded profiles. Resolves when VS Code has received them. */
  async #draw(
    picker: vscode.QuickPick<PickerItem>,
    items: MatchingItems<PickerItem>,
    options: PickerOptions,
  ): Promise<void> {
    const { connections } = this.#services;
    const [active] = picker.activeItems;
    const hasMoved = active !== undefined && active !== picker.items[0];
    const buttons = options.actions?.map((action) => action.button) ?? [];
    const rendered = items.set(pickerItems(connections.current, this.#services, buttons));
    // Keep the item that the user has moved to active. Otherwise, VS Code would activate the first item.
    const same = hasMoved ? picker.items.find((item) => item.key === active.key) : undefined;
    if (same) {
      picker.activeItems = [same];
    }
    await rendered;
  }

  #detach(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#services.notifications.logUnexpected(error));
  }
}
