import * as vscode from "vscode";
import { profileKey } from "../domain/connection";
import { formatRegions } from "../messages/region";
import type { ProfileRef } from "../profiles/profileStore";
import type { Disposable } from "../util/emitter";
import { waitForFocusRestore } from "./focusRestore";
import type { PickerItem } from "./pickerItems";
import { pickerItems } from "./pickerItems";
import type { PickerServices } from "./profilePicker";

interface ProfileItem extends PickerItem {
  readonly profileRef: ProfileRef;
}

/**
 * Asks for one or more application profiles, with checkboxes. Returns the checked ones or, if none is checked, the one that the user
 * has moved to. Returns undefined if the user presses Esc. The profiles in `preselected` are checked and come first.
 */
export async function pickProfiles(
  title: string,
  preselected: readonly ProfileRef[],
  services: PickerServices,
): Promise<readonly ProfileRef[] | undefined> {
  await waitForFocusRestore();
  const picker = vscode.window.createQuickPick<ProfileItem>();
  picker.title = title;
  picker.canSelectMany = true;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  const first = new Set(preselected.map(keyOf));
  let checked: ReadonlySet<string> = first;
  const draw = () => {
    const { items, failedRegions } = listItems(services);
    picker.placeholder = placeholder(items.length, failedRegions, picker.busy);
    const isFirst = (item: ProfileItem) => first.has(keyOf(item.profileRef));
    picker.items = [...items.filter(isFirst), ...items.filter((item) => !isFirst(item))].map((item) => ({
      ...item,
      picked: checked.has(keyOf(item.profileRef)),
    }));
    picker.selectedItems = picker.items.filter(({ picked }) => picked);
  };
  const disposables: Disposable[] = [picker];
  try {
    return await new Promise((resolve, reject) => {
      disposables.push(
        picker.onDidChangeSelection((selected) => {
          checked = new Set(selected.map(({ profileRef }) => keyOf(profileRef)));
        }),
        picker.onDidAccept(() => {
          const chosen = picker.selectedItems.length > 0 ? picker.selectedItems : picker.activeItems;
          if (chosen.length > 0) {
            resolve(chosen.map(({ profileRef }) => profileRef));
          }
        }),
        services.quickInputs.onDidLeave(picker, () => resolve(undefined)),
      );
      picker.busy = true;
      draw();
      picker.show();
      load(services).then(() => {
        picker.busy = false;
        draw();
      }, reject);
    });
  } finally {
    for (const disposable of disposables) {
      disposable.dispose();
    }
  }
}

async function load({ connections, profileStore }: PickerServices): Promise<void> {
  await profileStore.loadAll(await connections.find());
}

/** Returns the items of all application profiles, and the Regions that could not be loaded. */
function listItems(services: PickerServices): {
  readonly items: readonly ProfileItem[];
  readonly failedRegions: readonly string[];
} {
  const all = pickerItems(services.connections.current, services, []);
  return {
    items: all.flatMap((item) =>
      item.choice.kind === "profile" && item.choice.profileRef.profile.type === "APPLICATION"
        ? [{ ...item, profileRef: item.choice.profileRef }]
        : [],
    ),
    failedRegions: all.flatMap(({ choice }) => (choice.kind === "problem" ? [choice.connection.region] : [])),
  };
}

function placeholder(count: number, failedRegions: readonly string[], isLoading: boolean): string {
  if (count === 0) {
    return isLoading
      ? vscode.l10n.t("Loading inference profiles...")
      : vscode.l10n.t("There are no application inference profiles in the loaded Regions");
  }
  const instruction = vscode.l10n.t("Select one or more inference profiles, and press Enter");
  return failedRegions.length === 0
    ? instruction
    : [instruction, vscode.l10n.t("Not loaded: {0}", formatRegions(failedRegions, vscode.env.language))].join(" · ");
}

function keyOf({ connection, profile }: ProfileRef): string {
  return profileKey(connection, profile.arn);
}
