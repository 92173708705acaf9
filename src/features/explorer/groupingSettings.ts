import * as vscode from "vscode";
import { settingsSection } from "../../connections/settingIds";
import type { Disposable } from "../../util/emitter";
import type { Grouping } from "./profileGroups";
import { parseGrouping } from "./profileGroups";

/** The values of the `groupBy` and `groupByTag` settings. */
export interface GroupingSettings {
  readonly groupBy: string | null;
  readonly groupByTag: string;
}

/** Returns the unprocessed settings. `groupBy` is null if it is not set. */
export function readGroupingSettings(): GroupingSettings {
  const settings = vscode.workspace.getConfiguration(settingsSection);
  return { groupBy: settings.get("groupBy", null), groupByTag: settings.get("groupByTag", "") };
}

/** Returns the grouping that is configured in the settings. */
export function readGrouping(): Grouping {
  const { groupBy, groupByTag } = readGroupingSettings();
  return parseGrouping(groupBy, groupByTag);
}

/** Saves the grouping in the workspace settings if they already contain one, and otherwise in the user settings. */
export async function writeGrouping({ groupBy, groupByTag }: GroupingSettings): Promise<void> {
  const settings = vscode.workspace.getConfiguration(settingsSection);
  const update = (name: string, value: unknown) => {
    const isOfWorkspace = settings.inspect(name)?.workspaceValue !== undefined;
    const target = isOfWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
    return settings.update(name, value, target);
  };
  // Save the key first, so that the tree changes only once.
  if (groupBy === "tag") {
    await update("groupByTag", groupByTag);
  }
  await update("groupBy", groupBy ?? undefined);
}

/** Calls the listener when the grouping may have changed. */
export function onDidChangeGrouping(listener: () => void): Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (["groupBy", "groupByTag"].some((name) => event.affectsConfiguration(`${settingsSection}.${name}`))) {
      listener();
    }
  });
}
