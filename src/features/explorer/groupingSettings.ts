import * as vscode from "vscode";
import { settingsSection } from "../../connections/settingIds";
import type { Disposable } from "../../util/emitter";
import type { Grouping, GroupingSettings } from "./profileGroups";
import { parseGrouping, parseGroupingSettings } from "./profileGroups";

/** Returns the settings, without values of another type. */
export function readGroupingSettings(): GroupingSettings {
  const settings = vscode.workspace.getConfiguration(settingsSection);
  return parseGroupingSettings(settings.get("groupBy"), settings.get("groupByTag"));
}

/** Returns the grouping that is configured in the settings. */
export function readGrouping(): Grouping {
  return parseGrouping(readGroupingSettings());
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
  // If the workspace had another grouping, removing it would apply the grouping of the user settings instead of the default.
  const { globalValue, workspaceValue } = settings.inspect("groupBy") ?? {};
  const isDefault = workspaceValue === undefined || globalValue === undefined || globalValue === null;
  await update("groupBy", groupBy ?? (isDefault ? undefined : null));
}

/** Calls the listener when the grouping may have changed. */
export function onDidChangeGrouping(listener: () => void): Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (["groupBy", "groupByTag"].some((name) => event.affectsConfiguration(`${settingsSection}.${name}`))) {
      listener();
    }
  });
}
