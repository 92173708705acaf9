import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import { commands } from "../../commands";
import { readRequiredTags } from "../../connections/changeSettings";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import type { QuickInputs } from "../../pickers/quickInputs";
import { runCommand } from "../../ui/runCommand";
import type { Disposable } from "../../util/emitter";
import type { CriterionName } from "./filterTexts";
import { formatCriterion } from "./filterTexts";
import type { ProfileFilter } from "./profileFilter";

/** The numbers of days until the end of life that are offered. */
const offeredDays = [30, 90, 180, 365];

interface CriterionItem extends vscode.QuickPickItem {
  readonly criterion: CriterionName;
  /** The number of days until the end of life. */
  readonly days: number;
}

/** Stores the filter of the explorer. */
interface FilterStore {
  readonly filter: ProfileFilter | undefined;
  setFilter(filter: ProfileFilter | undefined): Promise<void>;
}

/** Returns the handlers that ask for a filter for the explorer and clear it. */
export function filterHandlers(owner: FilterStore, quickInputs: QuickInputs) {
  return {
    "bedrockProfiles.filterProfiles": async () => {
      await waitForFocusRestore();
      const answer = await askForFilter(owner.filter, quickInputs);
      if (answer) {
        await owner.setFilter(answer.filter);
        if (answer.asTable) {
          await runCommand(commands.showProfilesReport);
        }
      }
    },
    "bedrockProfiles.clearFilter": () => owner.setFilter(undefined),
  } satisfies Partial<CommandHandlers>;
}

/** A filter, and whether its result is to be shown as a table as well. */
interface Answer {
  readonly filter: ProfileFilter;
  readonly asTable: boolean;
}

/** Asks for a filter. Returns the typed text and the selected criteria, or undefined if the user pressed Esc. */
async function askForFilter(current: ProfileFilter | undefined, quickInputs: QuickInputs): Promise<Answer | undefined> {
  const picker = vscode.window.createQuickPick<CriterionItem>();
  picker.title = vscode.l10n.t("Filter Inference Profiles");
  picker.placeholder = vscode.l10n.t(
    "Type words or tags such as team=search or !cost-center, and select criteria below",
  );
  picker.canSelectMany = true;
  picker.value = current?.text ?? "";
  picker.items = criterionItems(current);
  picker.selectedItems = picker.items.filter(({ picked }) => picked);
  picker.buttons = [{ iconPath: new vscode.ThemeIcon("table"), tooltip: vscode.l10n.t("Filter and Show as Table") }];
  const disposables: Disposable[] = [picker];
  try {
    return await new Promise((resolve) => {
      disposables.push(
        picker.onDidAccept(() => resolve({ filter: toFilter(picker.value, picker.selectedItems), asTable: false })),
        picker.onDidTriggerButton(() =>
          resolve({ filter: toFilter(picker.value, picker.selectedItems), asTable: true }),
        ),
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

function criterionItems(current: ProfileFilter | undefined): CriterionItem[] {
  const days = current?.endOfLifeWithinDays;
  const allDays = [...new Set([...offeredDays, ...(days === undefined ? [] : [days])])].sort((a, b) => a - b);
  const names = [
    "mayLeaveGeography",
    "notActive",
    "managed",
    ...(readRequiredTags().length > 0 ? (["missingTags"] as const) : []),
  ] as const;
  const items = [
    ...allDays.map((each) => ({ criterion: "endOfLife" as const, days: each, picked: each === days })),
    ...names.map((criterion) => ({ criterion, days: 0, picked: current?.[criterion] === true })),
  ];
  return items.map((item) => ({
    ...item,
    label: formatCriterion(item.criterion, item.days, vscode.env.language),
    // The typed text is part of the filter, so it must not hide any criteria.
    alwaysShow: true,
  }));
}

function toFilter(text: string, selected: readonly CriterionItem[]): ProfileFilter {
  const isSelected = (name: CriterionName) => selected.some(({ criterion }) => criterion === name);
  const days = selected.flatMap((item) => (item.criterion === "endOfLife" ? [item.days] : []));
  return {
    text: text.trim(),
    // A shorter period is included in every longer one, so the shortest one applies.
    ...(days.length > 0 ? { endOfLifeWithinDays: Math.min(...days) } : {}),
    mayLeaveGeography: isSelected("mayLeaveGeography"),
    notActive: isSelected("notActive"),
    managed: isSelected("managed"),
    missingTags: isSelected("missingTags"),
  };
}
