import * as vscode from "vscode";
import type { Disposable } from "../util/emitter";
import { settingsSection } from "./settingIds";

const name = "showActivity";

/**
 * Returns the `showActivity` setting. Only the value in the user settings is used, because a workspace must not be able to
 * trigger requests that may be billed.
 */
export function readShowActivity(): boolean {
  return vscode.workspace.getConfiguration(settingsSection).inspect(name)?.globalValue === true;
}

/** Saves the setting in the user settings. */
export async function writeShowActivity(isOn: boolean): Promise<void> {
  const settings = vscode.workspace.getConfiguration(settingsSection);
  await settings.update(name, isOn ? true : undefined, vscode.ConfigurationTarget.Global);
}

/** Calls the listener when the setting changes. */
export function onDidChangeShowActivity(listener: () => void): Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`${settingsSection}.${name}`)) {
      listener();
    }
  });
}
