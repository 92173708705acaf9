import * as vscode from "vscode";
import type { ChangeRules } from "../domain/changeRules";
import { parseChangeRules } from "../domain/changeRules";
import type { RequiredTag } from "../domain/requiredTags";
import { parseRequiredTags } from "../domain/requiredTags";
import type { Disposable } from "../util/emitter";
import { settingsSection } from "./settingIds";
import { parseStringList } from "./stringList";

/** Returns the settings that forbid changes. Call this before each change, because the settings may have changed. */
export function readChangeRules(): ChangeRules {
  const settings = vscode.workspace.getConfiguration(settingsSection);
  return parseChangeRules(settings.get("readOnly"), settings.get("protectedAccounts"));
}

/** Returns the tags that every application profile should have (`requiredTags`), without malformed entries. */
export function readRequiredTags(): readonly RequiredTag[] {
  return parseRequiredTags(vscode.workspace.getConfiguration(settingsSection).get("requiredTags")).required;
}

/** Returns the tag patterns that indicate that infrastructure code manages a profile (`managedByTags`). */
export function readManagedByTags(): readonly string[] {
  return parseStringList(vscode.workspace.getConfiguration(settingsSection).get("managedByTags")).values;
}

/** Returns the IDs of the settings about tags that have malformed values. */
export function findMalformedTagSettings(): readonly string[] {
  const settings = vscode.workspace.getConfiguration(settingsSection);
  const malformed = {
    requiredTags: parseRequiredTags(settings.get("requiredTags")).malformed,
    managedByTags: parseStringList(settings.get("managedByTags")).malformed,
  };
  return Object.entries(malformed).flatMap(([name, isMalformed]) =>
    isMalformed ? [`${settingsSection}.${name}`] : [],
  );
}

/** Calls the listener when a setting about tags changes, because rows, tooltips, and pages depend on it. */
export function onDidChangeTagSettings(listener: () => void): Disposable {
  return onDidChange(["requiredTags", "managedByTags"], listener);
}

/** Calls the listener when a setting that forbids changes changes, because pages show whether tags can be changed. */
export function onDidChangeChangeRules(listener: () => void): Disposable {
  return onDidChange(["readOnly", "protectedAccounts"], listener);
}

function onDidChange(names: readonly string[], listener: () => void): Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (names.some((name) => event.affectsConfiguration(`${settingsSection}.${name}`))) {
      listener();
    }
  });
}
