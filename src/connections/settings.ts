import * as vscode from "vscode";
import type { Disposable } from "../util/emitter";
import { settingIds, settingsSection } from "./settingIds";
import { parseStringList } from "./stringList";
import { parseStringLists } from "./stringLists";

/** The settings that determine which AWS accounts and Regions requests are sent to. */
export interface ConnectionSettings {
  readonly awsProfiles: readonly string[];
  readonly regions: readonly string[];
  /** The Regions for individual AWS profiles, which take precedence over `regions`. */
  readonly regionsByAwsProfile: ReadonlyMap<string, readonly string[]>;
  /** The IDs of settings that contain values of another type. Those values are ignored. */
  readonly malformed: readonly string[];
}

/** Returns the connection settings, without their malformed values. */
export function readConnectionSettings(): ConnectionSettings {
  const settings = vscode.workspace.getConfiguration(settingsSection);
  const awsProfiles = parseStringList(settings.get("awsProfiles"));
  const regions = parseStringList(settings.get("regions"));
  const regionsByAwsProfile = parseStringLists(settings.get("regionsByAwsProfile"));
  return {
    awsProfiles: awsProfiles.values,
    regions: regions.values,
    regionsByAwsProfile: regionsByAwsProfile.lists,
    malformed: [
      ...(awsProfiles.malformed ? [settingIds.awsProfiles] : []),
      ...(regions.malformed ? [settingIds.regions] : []),
      ...(regionsByAwsProfile.malformed ? [settingIds.regionsByAwsProfile] : []),
    ],
  };
}

/** Calls the listener when a connection setting changes. */
export function onDidChangeConnectionSettings(listener: () => void): Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (Object.values(settingIds).some((id) => event.affectsConfiguration(id))) {
      listener();
    }
  });
}

/** Saves the Regions to show in the user settings of this machine. */
export async function writeRegions(regions: readonly string[]): Promise<void> {
  const settings = vscode.workspace.getConfiguration(settingsSection);
  await settings.update("regions", regions, vscode.ConfigurationTarget.Global);
}

/**
 * Saves the Regions to show for one AWS profile in the user settings of this machine. An empty list removes its entry, so that
 * the `regions` setting applies. Does not change the entries of other AWS profiles, even if they are malformed.
 */
export async function writeRegionsOf(awsProfile: string, regions: readonly string[]): Promise<void> {
  const settings = vscode.workspace.getConfiguration(settingsSection);
  const current: unknown = settings.inspect("regionsByAwsProfile")?.globalValue;
  const isObject = typeof current === "object" && current !== null && !Array.isArray(current);
  const others = Object.entries(isObject ? current : {}).filter(([name]) => name.trim() !== awsProfile);
  const entries = regions.length > 0 ? [...others, [awsProfile, regions] as const] : others;
  const value = entries.length > 0 ? Object.fromEntries(entries) : undefined;
  await settings.update("regionsByAwsProfile", value, vscode.ConfigurationTarget.Global);
}

/** Saves the AWS profiles to use in the user settings of this machine. An empty list means the default credentials. */
export async function writeAwsProfiles(awsProfiles: readonly string[]): Promise<void> {
  const settings = vscode.workspace.getConfiguration(settingsSection);
  await settings.update("awsProfiles", awsProfiles, vscode.ConfigurationTarget.Global);
}
