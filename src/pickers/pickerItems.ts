import * as vscode from "vscode";
import type { Connection } from "../domain/connection";
import { connectionKey } from "../domain/connection";
import type { Problem } from "../domain/problem";
import { formatAge } from "../messages/age";
import { formatProblem } from "../messages/problem";
import type { ProfileRef } from "../profiles/profileStore";
import type { Icons } from "../ui/icons";
import { themeIcon } from "../ui/icons";
import { profileIcon, profileTraits } from "../ui/profileIcon";
import { escapeForLabel } from "../ui/untrustedText";
import type { ListedProfile, ListedRegion } from "./listedProfiles";
import { listedKey, listedProfiles } from "./listedProfiles";
import type { ProfileTextOptions } from "./profileItems";
import { profileTexts } from "./profileItems";
import type { SearchableItem } from "./search/matchingItems";
import type { PickerServices } from "./profilePicker";

/** The result of choosing an item. */
export type PickerChoice =
  | { readonly kind: "profile"; readonly profileRef: ProfileRef }
  | { readonly kind: "problem"; readonly connection: Connection; readonly problem: Problem }
  /** Look up the typed text, or ask for an ARN or ID if the text is undefined. */
  | { readonly kind: "openByArn"; readonly reference: string | undefined }
  /** Runs a command. */
  | { readonly kind: "nextStep"; readonly run: () => Promise<void> }
  | { readonly kind: "clearText" }
  /** The item only shows a message. */
  | { readonly kind: "none" };

/** An item in the picker. Its `key` stays the same when Regions are loaded again. */
export interface PickerItem extends SearchableItem {
  readonly key: string;
  readonly choice: PickerChoice;
}

/** Returns the items for these connections: all loaded or cached profiles, followed by the Regions that could not be loaded. */
export function pickerItems(
  connections: readonly Connection[],
  { profileStore, tagStore, accounts, icons }: Pick<PickerServices, "profileStore" | "tagStore" | "accounts" | "icons">,
  buttons: readonly vscode.QuickInputButton[],
): PickerItem[] {
  const several = new Set(connections.map(({ awsProfile }) => awsProfile)).size > 1;
  const regions = connections.flatMap((connection): ListedRegion[] => {
    const contents = profileStore.visibleContents(connection);
    const accountId = accounts.get(connection.awsProfile);
    const cachedAt = profileStore.cached(connection)?.readAt;
    return contents
      ? [{ connection, contents, ...(accountId ? { accountId } : {}), ...(cachedAt ? { cachedAt } : {}) }]
      : [];
  });
  const problems = connections.flatMap((connection) => {
    const state = profileStore.state(connection);
    return state?.status === "failed" ? [problemItem(connection, state.problem)] : [];
  });
  return [
    ...listedProfiles(regions).map((listed) =>
      profileItem(listed, { severalAwsProfiles: several, tags: tagStore.tags(listed) }, icons, buttons),
    ),
    ...problems,
  ];
}

function profileItem(
  listed: ListedProfile,
  options: ProfileTextOptions,
  icons: Icons,
  buttons: readonly vscode.QuickInputButton[],
): PickerItem {
  const { profile, models, connection, cachedAt } = listed;
  const age = cachedAt && vscode.l10n.t("updated {0}", formatAge(cachedAt, new Date(), vscode.env.language));
  const { label, description, detail, keywords, important } = profileTexts(listed, { age, ...options });
  return {
    key: listedKey(listed),
    choice: { kind: "profile", profileRef: { connection, profile } },
    label: escapeForLabel(label),
    description: escapeForLabel(description),
    detail: escapeForLabel(detail),
    keywords,
    important,
    iconPath: icons.path(profileIcon(profileTraits(profile, models))),
    buttons,
  };
}

/** Returns the item for a failed Region. It matches any text, because the profiles of the Region are missing from the list. */
function problemItem(connection: Connection, problem: Problem): PickerItem {
  return {
    key: connectionKey(connection),
    choice: { kind: "problem", connection, problem },
    label: escapeForLabel(formatProblem(problem).sentence),
    iconPath: themeIcon({ codicon: "error", color: "list.errorForeground" }),
    alwaysShow: true,
  };
}
