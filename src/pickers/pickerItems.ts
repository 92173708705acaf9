import * as vscode from "vscode";
import type { Connection } from "../domain/connection";
import { connectionKey } from "../domain/connection";
import type { Problem } from "../domain/problem";
import { formatAge } from "../messages/age";
import { formatProblem } from "../messages/problem";
import type { ProfileRef } from "../profiles/profileStore";
import type { RegionContents } from "../profiles/regionContents";
import { allProfiles } from "../profiles/regionContents";
import type { Icons } from "../ui/icons";
import { themeIcon } from "../ui/icons";
import { profileIcon, profileTraits } from "../ui/profileIcon";
import { escapeForLabel } from "../ui/untrustedText";
import type { ProfileTextOptions } from "./profileItems";
import { profileTexts } from "./profileItems";
import type { PickerServices } from "./profilePicker";

/** What an item stands for. */
export type PickerChoice =
  | { readonly kind: "profile"; readonly profileRef: ProfileRef }
  | { readonly kind: "problem"; readonly connection: Connection; readonly problem: Problem }
  | { readonly kind: "selectRegions" };

/** An item of the picker. Its `key` stays the same when Regions are loaded again. */
export interface PickerItem extends vscode.QuickPickItem {
  readonly key: string;
  readonly choice: PickerChoice;
}

/** Returns the items for these connections: every profile, loaded or cached, and then the Regions that could not be loaded. */
export function pickerItems(
  connections: readonly Connection[],
  { profileStore, accounts, icons }: Pick<PickerServices, "profileStore" | "accounts" | "icons">,
  buttons: readonly vscode.QuickInputButton[],
): PickerItem[] {
  const several = new Set(connections.map(({ awsProfile }) => awsProfile)).size > 1;
  const profiles = connections.flatMap((connection) => {
    const contents = profileStore.visibleContents(connection);
    const accountId = accounts.get(connection.awsProfile);
    const readAt = profileStore.cached(connection)?.readAt;
    const age = readAt && vscode.l10n.t("updated {0}", formatAge(readAt, new Date(), vscode.env.language));
    return contents
      ? allProfiles(contents).map((profile) =>
          profileItem(
            { connection, profile },
            contents,
            { severalAwsProfiles: several, accountId },
            icons,
            buttons,
            age,
          ),
        )
      : [];
  });
  const problems = connections.flatMap((connection) => {
    const state = profileStore.state(connection);
    return state?.status === "failed" ? [problemItem(connection, state.problem)] : [];
  });
  return [...profiles, ...problems];
}

/** Returns the item that is shown if there is no Region. */
export function selectRegionsItem(): PickerItem {
  return {
    key: "selectRegions",
    choice: { kind: "selectRegions" },
    label: vscode.l10n.t("Select Regions..."),
    detail: vscode.l10n.t("No AWS Region is set, so there is nowhere to look for inference profiles."),
    iconPath: new vscode.ThemeIcon("globe"),
    alwaysShow: true,
  };
}

function profileItem(
  profileRef: ProfileRef,
  contents: RegionContents,
  options: ProfileTextOptions,
  icons: Icons,
  buttons: readonly vscode.QuickInputButton[],
  age: string | undefined,
): PickerItem {
  const { connection, profile } = profileRef;
  const texts = profileTexts(profileRef, contents.models, options);
  return {
    key: `${connectionKey(connection)} ${profile.arn}`,
    choice: { kind: "profile", profileRef },
    label: escapeForLabel(texts.label),
    description: escapeForLabel(age === undefined ? texts.description : `${age} · ${texts.description}`),
    detail: escapeForLabel(texts.detail),
    iconPath: icons.path(profileIcon(profileTraits(profile, contents.models))),
    buttons,
  };
}

/** Returns the item of a failed Region. It matches any text, because the Region's profiles are missing from the list. */
function problemItem(connection: Connection, problem: Problem): PickerItem {
  return {
    key: connectionKey(connection),
    choice: { kind: "problem", connection, problem },
    label: escapeForLabel(formatProblem(problem).sentence),
    iconPath: themeIcon({ codicon: "error", color: "list.errorForeground" }),
    alwaysShow: true,
  };
}
