import * as vscode from "vscode";
import type { Disposable } from "../util/emitter";
import { readTextList } from "./textList";

/** The section that every setting of the extension is in. */
export const settingsSection = "bedrockProfiles";

/** The settings that steer where requests go. */
export interface ConnectionSettings {
  readonly awsProfiles: readonly string[];
  readonly regions: readonly string[];
  /** The names of settings that hold something else than texts, which was left out. */
  readonly malformed: readonly string[];
}

/** Reads the settings, as far as they can be read. */
export function readConnectionSettings(): ConnectionSettings {
  const settings = vscode.workspace.getConfiguration(settingsSection);
  const awsProfiles = readTextList(settings.get("awsProfiles"));
  const regions = readTextList(settings.get("regions"));
  return {
    awsProfiles: awsProfiles.texts,
    regions: regions.texts,
    malformed: [
      ...(awsProfiles.malformed ? [`${settingsSection}.awsProfiles`] : []),
      ...(regions.malformed ? [`${settingsSection}.regions`] : []),
    ],
  };
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

/** Writes the AWS profiles to use on this machine; none means the ambient credentials. */
export async function writeAwsProfiles(awsProfiles: readonly string[]): Promise<void> {
  const settings = vscode.workspace.getConfiguration(settingsSection);
  await settings.update("awsProfiles", awsProfiles, vscode.ConfigurationTarget.Global);
}
