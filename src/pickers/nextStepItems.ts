import * as vscode from "vscode";
import { commands } from "../commands";
import type { Connection } from "../domain/connection";
import { joinList } from "../messages/list";
import { runCommand } from "../ui/runCommand";
import { escapeForLabel } from "../ui/untrustedText";
import type { PickerItem } from "./pickerItems";
import { moreRow } from "./search/moreRow";
import type { TypedReference } from "./search/typedReference";
import { typedReference } from "./search/typedReference";

/** Returns the items to show if there are no Regions. If there are no credentials either, signing in comes first. */
export function setupItems(mayHaveCredentials: boolean): PickerItem[] {
  const regions: PickerItem = {
    ...selectRegionsItem(),
    detail: vscode.l10n.t("No AWS Region is set, so there is nowhere to look for inference profiles."),
  };
  const signIn: PickerItem = {
    key: "signIn",
    choice: { kind: "nextStep", run: () => runCommand(commands.signIn) },
    label: vscode.l10n.t("Sign In to AWS..."),
    detail: vscode.l10n.t("No AWS credentials were found."),
    iconPath: new vscode.ThemeIcon("sign-in"),
    alwaysShow: true,
  };
  return mayHaveCredentials ? [regions] : [signIn, regions];
}

function selectRegionsItem(): PickerItem {
  return {
    key: "selectRegions",
    choice: { kind: "nextStep", run: () => runCommand(commands.selectRegions) },
    label: vscode.l10n.t("Select Regions..."),
    iconPath: new vscode.ThemeIcon("globe"),
    alwaysShow: true,
  };
}

/**
 * Returns the items with next steps for a text that matches no profile. An ARN or ID can be looked up in AWS, even in a Region or
 * account that is not shown.
 */
export function noMatchItems(typed: string, connections: readonly Connection[], isLoading: boolean): PickerItem[] {
  const reference = typedReference(typed);
  const message = isLoading ? loadingItem() : noMatchItem();
  const regions = connections.length > 0 ? [regionsItem(connections)] : [];
  return reference ? [lookUpItem(typed, reference), message, ...regions] : [message, byArnItem(), ...regions];
}

/** Returns the last item for a list that is too long to show completely. */
export function moreItem(shown: number, total: number): PickerItem {
  return { ...moreRow(shown, total), key: "more", choice: { kind: "none" } };
}

function lookUpItem(typed: string, { region, accountId }: TypedReference): PickerItem {
  return {
    key: "openByArn",
    choice: { kind: "openByArn", reference: typed },
    label:
      accountId === undefined
        ? vscode.l10n.t("Look up the inference profile with this ID")
        : vscode.l10n.t("Open the inference profile with this ARN"),
    ...(region !== undefined && accountId !== undefined
      ? { detail: escapeForLabel(vscode.l10n.t("In {0}, account {1}", region, accountId)) }
      : {}),
    iconPath: new vscode.ThemeIcon("search"),
    alwaysShow: true,
  };
}

/**
 * Returns the item to show if nothing matches. Its label does not contain the typed text, because VS Code would move an item that
 * contains the text to the top.
 */
function noMatchItem(): PickerItem {
  return {
    key: "noMatch",
    choice: { kind: "clearText" },
    label: vscode.l10n.t("No inference profile matches"),
    detail: vscode.l10n.t("Press Enter to clear the text and show all."),
    iconPath: new vscode.ThemeIcon("info"),
    alwaysShow: true,
  };
}

function loadingItem(): PickerItem {
  return {
    key: "noMatch",
    choice: { kind: "none" },
    label: vscode.l10n.t("No match yet. Inference profiles are still loading."),
    iconPath: new vscode.ThemeIcon("loading~spin"),
    alwaysShow: true,
  };
}

function byArnItem(): PickerItem {
  return {
    key: "openByArn",
    choice: { kind: "openByArn", reference: undefined },
    label: vscode.l10n.t("Open Inference Profile by ARN or ID..."),
    iconPath: new vscode.ThemeIcon("link-external"),
    alwaysShow: true,
  };
}

function regionsItem(connections: readonly Connection[]): PickerItem {
  const regions = joinList([...new Set(connections.map(({ region }) => region))]);
  return { ...selectRegionsItem(), description: escapeForLabel(vscode.l10n.t("Current: {0}", regions)) };
}
