import * as vscode from "vscode";
import type { Disposable } from "../core/emitter";

/** The section that every setting of the extension is in. */
export const settingsSection = "bedrockProfiles";

/** The settings that steer where requests go. */
export interface ConnectionSettings {
  readonly awsProfiles: readonly string[];
  readonly regions: readonly string[];
}

/** Reads the settings. What is not a list of texts, which any file can hold, counts as not set. */
export function readConnectionSettings(): ConnectionSettings {
  const settings = vscode.workspace.getConfiguration(settingsSection);
  return { awsProfiles: texts(settings.get("awsProfiles")), regions: texts(settings.get("regions")) };
}

/** Calls back when a setting that steers where requests go has changed. */
export function onDidChangeConnectionSettings(listener: () => void): Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (
      event.affectsConfiguration(`${settingsSection}.awsProfiles`) ||
      event.affectsConfiguration(`${settingsSection}.regions`)
    ) {
      listener();
    }
  });
}

/** Writes the Regions to show for this machine. */
export async function writeRegions(regions: readonly string[]): Promise<void> {
  const settings = vscode.workspace.getConfiguration(settingsSection);
  await settings.update("regions", regions, vscode.ConfigurationTarget.Global);
}

function texts(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  return [
    ...new Set(list.filter((item): item is string => typeof item === "string").map((item) => item.trim())),
  ].filter((item) => item !== "");
}
