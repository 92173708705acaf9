import * as vscode from "vscode";
import type { CommandTarget } from "../../domain/commandTarget";
import { profileTargets } from "../../domain/commandTarget";
import type { Connection } from "../../domain/connection";
import { formatAwsProfileName } from "../../messages/awsProfile";
import { joinList } from "../../messages/list";
import { formatRegionName } from "../../messages/region";
import { formatTagValue } from "../../messages/tags";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import type { ProfileRef } from "../../profiles/profileStore";
import { withCancel } from "../../ui/withCancel";
import { escapeForLabel } from "../../ui/untrustedText";
import type { ReportScope } from "./places";
import type { UsageServices } from "./usageServices";

type ScopeServices = Pick<UsageServices, "profileStore" | "tagStore" | "profilesIn" | "selection" | "knownTagKeys">;

/** The alternatives that the user can choose instead of the profiles for a report. */
export type OtherChoice = "oneProfile" | "costs";

interface ScopeItem extends vscode.QuickPickItem {
  readonly choose?: () => Promise<ReportScope | undefined> | ReportScope | undefined;
  readonly other?: OtherChoice;
}

/** Returns the profiles that the rows of a command represent, or undefined if they represent none or only one profile. */
export function scopeOfRows(
  clicked: CommandTarget | undefined,
  selected: readonly CommandTarget[] | undefined,
  connections: readonly Connection[],
  services: ScopeServices,
): ReportScope | undefined {
  const chosen = profileTargets(clicked, selected, []);
  const others = (selected ?? []).flatMap((row) => scopeOfRow(row, connections, services) ?? []);
  if (chosen.length + others.length > 1) {
    return mergeScopes(chosen.length > 0 ? [scopeOfProfiles(chosen), ...others] : others);
  }
  return scopeOfRow(clicked, connections, services);
}

/** Returns the profiles in a group, Region, or AWS profile, or undefined for any other row. */
function scopeOfRow(
  clicked: CommandTarget | undefined,
  connections: readonly Connection[],
  services: ScopeServices,
): ReportScope | undefined {
  if (!clicked || clicked.profile) {
    return undefined;
  }
  if (clicked.awsProfile !== undefined && !clicked.connection) {
    return scopeOfAwsProfile(clicked.awsProfile, connections, services);
  }
  const inGroup = services.profilesIn(clicked);
  if (inGroup) {
    const label = vscode.l10n.t("{0} in {1}", inGroup.label, clicked.connection?.region ?? "");
    return { label, profiles: inGroup.profiles, regions: [], showsAll: false };
  }
  return clicked.connection && scopeOfRegions(clicked.connection.region, [clicked.connection], services);
}

/** Asks which profiles a report should cover. Returns undefined if the user pressed Esc. */
export async function askScope(
  title: string,
  connections: readonly Connection[],
  services: ScopeServices,
): Promise<ReportScope | OtherChoice | undefined> {
  const awsProfiles = [...new Set(connections.map(({ awsProfile }) => awsProfile))];
  const regions = [...new Set(connections.map(({ region }) => region))].sort();
  const selected = profileTargets(undefined, undefined, services.selection());
  const items: ScopeItem[] = [
    {
      label: vscode.l10n.t("Everything"),
      detail: vscode.l10n.t("All selected AWS profiles and Regions"),
      choose: () => scopeOfRegions(vscode.l10n.t("All AWS profiles and Regions"), connections, services),
    },
    ...(selected.length > 1
      ? [
          {
            label: vscode.l10n.t("Selected Inference Profiles"),
            description: String(selected.length),
            choose: () => scopeOfProfiles(selected),
          },
        ]
      : []),
    {
      label: vscode.l10n.t("Application Profiles with a Tag..."),
      choose: () => askTag(title, connections, services),
    },
    { label: vscode.l10n.t("One Inference Profile..."), other: "oneProfile" },
    { label: vscode.l10n.t("Costs by Tag from Cost Explorer..."), other: "costs" },
    ...(awsProfiles.length > 1
      ? awsProfiles.map((awsProfile) => awsProfileItem(awsProfile, connections, services))
      : []),
    ...(regions.length > 1 ? regions.map((region) => regionItem(region, connections, services)) : []),
  ];
  await waitForFocusRestore();
  const placeholder = vscode.l10n.t("What to report");
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: placeholder,
    matchOnDescription: true,
  });
  return chosen?.other ?? chosen?.choose?.();
}

function awsProfileItem(
  awsProfile: string | undefined,
  connections: readonly Connection[],
  services: ScopeServices,
): ScopeItem {
  return {
    label: escapeForLabel(formatAwsProfileName(awsProfile)),
    description: vscode.l10n.t("AWS profile"),
    choose: () => scopeOfAwsProfile(awsProfile, connections, services),
  };
}

function regionItem(region: string, connections: readonly Connection[], services: ScopeServices): ScopeItem {
  const inRegion = connections.filter((connection) => connection.region === region);
  return {
    label: region,
    description: formatRegionName(region),
    choose: () => scopeOfRegions(region, inRegion, services),
  };
}

function scopeOfProfiles(profiles: readonly ProfileRef[]): ReportScope {
  return {
    label: vscode.l10n.t("Selected inference profiles"),
    profiles,
    regions: [],
    showsAll: true,
  };
}

/** Returns everything that the scopes cover. A profile or Region that is in several of them is reported once. */
function mergeScopes(scopes: readonly ReportScope[]): ReportScope {
  return {
    label: joinList(scopes.map(({ label }) => label)),
    profiles: scopes.flatMap(({ profiles }) => profiles),
    regions: scopes.flatMap(({ regions }) => regions),
    showsAll: scopes.some(({ showsAll }) => showsAll),
  };
}

function scopeOfAwsProfile(
  awsProfile: string | undefined,
  connections: readonly Connection[],
  services: ScopeServices,
): ReportScope {
  const ofAwsProfile = connections.filter((connection) => connection.awsProfile === awsProfile);
  return scopeOfRegions(vscode.l10n.t("AWS profile {0}", formatAwsProfileName(awsProfile)), ofAwsProfile, services);
}

function scopeOfRegions(label: string, regions: readonly Connection[], { profileStore }: ScopeServices): ReportScope {
  return { label, profiles: profileStore.profiles(regions), regions, showsAll: false };
}

/** Asks for a tag of the application profiles. Loads their tags first, which is free of charge. */
async function askTag(
  title: string,
  connections: readonly Connection[],
  { profileStore, tagStore }: ScopeServices,
): Promise<ReportScope | undefined> {
  const profiles = profileStore.profiles(connections).filter(({ profile }) => profile.type === "APPLICATION");
  await withCancel(vscode.l10n.t("Loading tags..."), (signal) => tagStore.load(profiles, { signal }));
  const byTag = new Map<string, ProfileRef[]>();
  for (const profileRef of profiles) {
    for (const { key, value } of tagStore.tags(profileRef) ?? []) {
      const text = `${key}=${formatTagValue(value)}`;
      byTag.set(text, [...(byTag.get(text) ?? []), profileRef]);
    }
  }
  const items = [...byTag]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([text, tagged]) => ({
      label: escapeForLabel(text),
      description: String(tagged.length),
      scope: { label: text, profiles: tagged, regions: [], showsAll: true },
    }));
  const placeHolder =
    items.length === 0 ? vscode.l10n.t("No tags are known") : vscode.l10n.t("Tag of the application profiles");
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.scope;
}
