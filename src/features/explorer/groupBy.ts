import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import type { QuickInputs } from "../../pickers/quickInputs";
import { escapeForLabel } from "../../ui/untrustedText";
import type { Disposable } from "../../util/emitter";
import { readGroupingSettings, writeGrouping } from "./groupingSettings";
import type { GroupingSettings } from "./profileGroups";

/** The maximum length of a tag key, including keys that AWS sets itself (TagResource, `tags[].key`). */
const maxKeyLength = 128;

interface GroupByItem extends vscode.QuickPickItem {
  readonly groupBy: string | null;
}

/** Returns the handler that asks how to group the profiles. `knownKeys` returns the tag keys to suggest, without duplicates. */
export function groupByHandlers(knownKeys: () => readonly string[], quickInputs: QuickInputs) {
  return {
    "bedrockProfiles.groupBy": async () => {
      await waitForFocusRestore();
      const current = readGroupingSettings();
      const chosen = await vscode.window.showQuickPick(groupByItems(current), { title: title() });
      if (!chosen) {
        return;
      }
      const groupByTag =
        chosen.groupBy === "tag" ? await askForTagKey(current.groupByTag, knownKeys(), quickInputs) : "";
      if (groupByTag !== undefined) {
        await writeGrouping({ groupBy: chosen.groupBy, groupByTag });
      }
    },
  } satisfies Partial<CommandHandlers>;
}

function title(): string {
  return vscode.l10n.t("Group Inference Profiles By");
}

function groupByItems({ groupBy, groupByTag }: GroupingSettings): GroupByItem[] {
  const items: GroupByItem[] = [
    {
      groupBy: null,
      label: vscode.l10n.t("Default"),
      detail: vscode.l10n.t("System-defined profiles by provider, application profiles in one list"),
    },
    { groupBy: "none", label: vscode.l10n.t("None") },
    { groupBy: "provider", label: vscode.l10n.t("Provider") },
    { groupBy: "model", label: vscode.l10n.t("Model") },
    {
      groupBy: "tag",
      label: vscode.l10n.t("Tag..."),
      detail: vscode.l10n.t("Application profiles by the value of a tag"),
    },
  ];
  // No API shows a check mark in a single-choice list.
  return items.map((item) =>
    item.groupBy === groupBy
      ? {
          ...item,
          description: [
            vscode.l10n.t("current"),
            ...(groupBy === "tag" && groupByTag !== "" ? [escapeForLabel(groupByTag)] : []),
          ].join(" · "),
        }
      : item,
  );
}

interface KeyItem extends vscode.QuickPickItem {
  readonly key: string;
}

/** Asks for a tag key. Returns the chosen or typed key, or undefined if the user pressed Esc. */
async function askForTagKey(
  current: string,
  known: readonly string[],
  quickInputs: QuickInputs,
): Promise<string | undefined> {
  const keys = [...new Set([...(current === "" ? [] : [current]), ...known])];
  const picker = vscode.window.createQuickPick<KeyItem>();
  picker.title = title();
  picker.placeholder = vscode.l10n.t("Tag key (case-sensitive)");
  const update = () => {
    picker.items = keyItems(keys, picker.value.trim());
  };
  update();
  const disposables: Disposable[] = [picker];
  try {
    return await new Promise((resolve) => {
      disposables.push(
        picker.onDidChangeValue(update),
        picker.onDidAccept(() => {
          const [chosen] = picker.activeItems;
          if (chosen) {
            resolve(chosen.key);
          }
        }),
        quickInputs.onDidLeave(picker, () => resolve(undefined)),
      );
      picker.show();
    });
  } finally {
    for (const disposable of disposables) {
      disposable.dispose();
    }
  }
}

/** Returns the keys that contain the typed text, and the typed text itself if it is not one of the keys. */
function keyItems(keys: readonly string[], typed: string): KeyItem[] {
  const matching = keys.filter((key) => key.toLowerCase().includes(typed.toLowerCase()));
  const isNew = typed !== "" && typed.length <= maxKeyLength && !keys.includes(typed);
  return [
    ...(isNew ? [{ key: typed, label: escapeForLabel(typed), description: vscode.l10n.t("typed") }] : []),
    ...matching.map((key) => ({ key, label: escapeForLabel(key) })),
  ].map((item) => ({ ...item, alwaysShow: true }));
}
