import * as vscode from "vscode";
import type { Connections } from "../connections/connections";
import type { Disposable } from "../util/emitter";
import type { ProfileStore, ProfileRef } from "../profiles/profileStore";
import type { Icons } from "../ui/icons";
import { keepItemActive } from "./activeRow";
import { waitForFocusRestore } from "./focusRestore";
import type { Notifications } from "../ui/notifications";
import { RedrawThrottle } from "./redrawing";
import { waitForRender } from "./rowsArrived";
import { StableItems } from "./stableItems";
import type { QuickInputs } from "./quickInputs";
import type { PickerChoice, PickerItem } from "./pickerItems";
import { pickerItems, selectRegionsItem } from "./pickerItems";

/** What the rows of a picker offer besides being accepted. */
export interface ProfileAction {
  readonly button: vscode.QuickInputButton;
  run(profileRef: ProfileRef): Promise<void>;
}

/** How a picker looks. */
export interface PickerOptions {
  readonly title: string;
  readonly placeholder: string;
  readonly actions?: readonly ProfileAction[];
}

/** What pickers read from and report to. */
export interface PickerServices {
  readonly connections: Connections;
  readonly profileStore: ProfileStore;
  readonly problems: Notifications;
  readonly quickInputs: QuickInputs;
  readonly icons: Icons;
}

/** Asks for one profile out of all that are loaded. */
export class ProfilePicker {
  readonly #services: PickerServices;

  constructor(services: PickerServices) {
    this.#services = services;
  }

  /**
   * Shows the picker and waits for an answer; nothing where the person left with Esc. Regions that are not loaded are, and
   * their rows come as they answer. A Region that failed is told when its row is chosen, and read again on demand.
   */
  async pick(options: PickerOptions): Promise<ProfileRef | undefined> {
    for (;;) {
      const choice = await this.#ask(options);
      switch (choice?.kind) {
        case undefined:
          return undefined;
        case "profile":
          return choice.profileRef;
        case "problem":
          if ((await this.#services.problems.show(choice.problem)) !== "retry") {
            return undefined;
          }
          this.#detach(this.#services.profileStore.refresh(choice.connection));
          break;
        case "selectRegions":
          await vscode.commands.executeCommand("bedrockProfiles.selectRegions");
          return undefined;
      }
    }
  }

  async #ask(options: PickerOptions): Promise<PickerChoice | undefined> {
    await waitForFocusRestore();
    const picker = vscode.window.createQuickPick<PickerItem>();
    picker.title = options.title;
    picker.placeholder = options.placeholder;
    picker.matchOnDescription = true;
    picker.matchOnDetail = true;
    picker.keepScrollPosition = true;
    const rows = new StableItems(picker, waitForRender);
    // With dozens of Regions of hundreds of profiles each, to send all rows whenever one answers takes half a minute.
    const drawing = new RedrawThrottle(
      () => this.#draw(picker, rows, options),
      (error) => this.#services.problems.logUnexpected(error),
    );
    const disposables: Disposable[] = [
      picker,
      drawing,
      keepItemActive(picker),
      this.#services.profileStore.onDidChange(() => drawing.request()),
    ];
    try {
      const chosen = this.#chosenItem(picker, rows, options, disposables);
      picker.show();
      this.#detach(this.#load(picker, rows, drawing));
      return await chosen;
    } finally {
      for (const disposable of disposables) {
        disposable.dispose();
      }
    }
  }

  #chosenItem(
    picker: vscode.QuickPick<PickerItem>,
    rows: StableItems<PickerItem>,
    options: PickerOptions,
    disposables: Disposable[],
  ): Promise<PickerChoice | undefined> {
    return new Promise((resolve, reject) => {
      disposables.push(
        picker.onDidAccept(() => {
          // Where nothing matches what was typed, Enter does nothing.
          const item = rows.meant(picker.selectedItems[0]);
          if (item) {
            resolve(item.choice);
          }
        }),
        this.#services.quickInputs.onDidLeave(picker, () => resolve(undefined)),
        picker.onDidTriggerItemButton(({ button, item: told }) => {
          const item = rows.meant(told);
          const action = options.actions?.find((each) => each.button === button);
          if (action && item?.choice.kind === "profile") {
            action.run(item.choice.profileRef).catch(reject);
          }
        }),
      );
    });
  }

  async #load(
    picker: vscode.QuickPick<PickerItem>,
    rows: StableItems<PickerItem>,
    drawing: RedrawThrottle,
  ): Promise<void> {
    const { connections, profileStore } = this.#services;
    picker.busy = true;
    try {
      const found = await connections.find();
      if (found.length === 0) {
        await rows.set([selectRegionsItem()]);
        return;
      }
      drawing.request();
      await profileStore.loadAll(found);
    } finally {
      picker.busy = false;
    }
  }

  /** Shows what is known. Resolves when VS Code has it. */
  async #draw(
    picker: vscode.QuickPick<PickerItem>,
    rows: StableItems<PickerItem>,
    options: PickerOptions,
  ): Promise<void> {
    const { connections, profileStore, icons } = this.#services;
    const [active] = picker.activeItems;
    const untouched = active === picker.items[0];
    const buttons = options.actions?.map((action) => action.button) ?? [];
    const items = pickerItems(connections.current, profileStore, icons, buttons);
    const arrived = rows.set(items);
    // The row that somebody has moved to stays the active one when others come; else it is the first, as the editor has it.
    const same = untouched || !active ? undefined : items.find((item) => item.key === active.key);
    if (same) {
      picker.activeItems = [same];
    }
    await arrived;
  }

  #detach(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#services.problems.logUnexpected(error));
  }
}
