import * as vscode from "vscode";
import type { Disposable } from "../util/emitter";
import { parseStringList } from "./stringList";

/** The prefix of every setting of the extension. */
export const settingsSection = "bedrockProfiles";

/** The settings that determine which AWS accounts and Regions requests are sent to. */
export interface ConnectionSettings {
  readonly awsProfiles: readonly string[];
  readonly regions: readonly string[];
  /** The IDs of settings that contain values other than strings. Those values are ignored. */
  readonly malformed: readonly string[];
}

/** Returns the connection settings, without their malformed values. */
export function readConnectionSettings(): ConnectionSettings {
  const settings = vscode.workspace.getConfiguration(settingsSection);
  const awsProfiles = parseStringList(settings.get("awsProfiles"));
  const regions = parseStringList(settings.get("regions"));
  return {
    awsProfiles: awsProfiles.values,
    regions: regions.values,
    malformed: [
      ...(awsProfiles.malformed ? [`${settingsSection}.awsProfiles`] : []),
      ...(regions.malformed ? [`${settingsSection}.regions`] : []),
    ],
  };
}

/** Calls the listener when a connection setting changes. */
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

/** Saves the Regions to show in the user settings of this machine. */
export async function writeRegions(regions: readonly string[]): Promise<void> {
  const settings = vscode.workspace.getConfiguration(settingsSection);
  await settings.update("regions", regions, vscode.ConfigurationTarget.Global);
}

/** Saves the AWS profiles to use in the user settings of this machine. An empty list means the default credentials. */
export async function writeAwsProfiles(awsProfiles: readonly string[]): Promise<void> {
  const settings = vscode.workspace.getConfiguration(settingsSection);
  await settings.update("awsProfiles", awsProfiles, vscode.ConfigurationTarget.Global);
}
