import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import type { Connections } from "../../connections/connections";
import { hasOwnRegions } from "../../connections/connectionRegions";
import { readConnectionSettings, writeRegions, writeRegionsOf } from "../../connections/settings";
import type { Connection } from "../../domain/connection";
import type { Geography, RegionFacts } from "../../domain/regions";
import { regionsInSamePartitions } from "../../domain/regions";
import { formatGeography, formatRegionName } from "../../messages/region";
import { joinList } from "../../messages/list";
import { truncate } from "../../messages/truncate";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import { escapeForLabel, stripControlCharacters } from "../../ui/untrustedText";

interface RegionItem extends vscode.QuickPickItem {
  readonly region?: string;
}

/**
 * The setting that the picker changes: the Regions of one AWS profile, or the common Regions of all AWS profiles without specific
 * Regions.
 */
type RegionsOwner = { readonly awsProfile: string } | { readonly awsProfiles: readonly string[] };

/**
 * Returns the handlers that ask for Regions and write them to the settings: the Regions of a row's AWS profile, or the common
 * Regions. They offer the Regions with Bedrock in the partitions of the AWS profiles.
 */
export function regionHandlers(
  connections: Connections,
  findDefaultRegion: (awsProfile: string | undefined) => Promise<string | undefined>,
) {
  const select = async (owner: RegionsOwner) => {
    const awsProfiles = "awsProfile" in owner ? [owner.awsProfile] : owner.awsProfiles;
    const isOwned = ({ awsProfile = "" }: Connection) => awsProfiles.length === 0 || awsProfiles.includes(awsProfile);
    const shown = new Set(connections.current.filter(isOwned).map(({ region }) => region));
    const names = awsProfiles.length > 0 ? awsProfiles : [undefined];
    const available = regionsInSamePartitions(await Promise.all(names.map(findDefaultRegion)));
    await waitForFocusRestore();
    const chosen = await vscode.window.showQuickPick(regionItems(shown, available), {
      ...pickerTexts(owner),
      canPickMany: true,
      matchOnDescription: true,
    });
    if (!chosen) {
      return;
    }
    const regions = chosen.map(({ region }) => region).filter((region) => region !== undefined);
    await ("awsProfile" in owner ? writeRegionsOf(owner.awsProfile, regions) : writeRegions(regions));
  };
  return {
    "bedrockProfiles.selectRegions": async () => {
      await connections.find();
      const owner = commonOwner(connections.awsProfiles) ?? (await askForAwsProfile(connections.awsProfiles));
      if (owner) {
        await select(owner);
      }
    },
    "bedrockProfiles.selectRegionsOf": async (target) => {
      await connections.find();
      const { awsProfiles } = connections;
      const awsProfile = target?.awsProfile ?? target?.connection?.awsProfile;
      // If there is only one AWS profile, it needs no specific Regions.
      const isAlone = awsProfiles.length < 2 && !hasOwnRegions(awsProfile, readConnectionSettings());
      await select(awsProfile === undefined || isAlone ? { awsProfiles } : { awsProfile });
    },
  } satisfies Partial<CommandHandlers>;
}

/** Returns the AWS profiles without specific Regions or the only AWS profile, or undefined if the user must choose one. */
function commonOwner(awsProfiles: readonly string[]): RegionsOwner | undefined {
  const settings = readConnectionSettings();
  const withoutOwn = awsProfiles.filter((awsProfile) => !hasOwnRegions(awsProfile, settings));
  if (withoutOwn.length > 0 || awsProfiles.length === 0) {
    return { awsProfiles: withoutOwn };
  }
  const [only, ...others] = awsProfiles;
  return only !== undefined && others.length === 0 ? { awsProfile: only } : undefined;
}

async function askForAwsProfile(awsProfiles: readonly string[]): Promise<RegionsOwner | undefined> {
  await waitForFocusRestore();
  const items = awsProfiles.map((awsProfile) => ({ awsProfile, label: escapeForLabel(awsProfile) }));
  return vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Select Regions"),
    placeHolder: vscode.l10n.t("Select the AWS profile to set Regions for"),
  });
}

/** The maximum number of AWS profiles that the title lists. */
const maxListedAwsProfiles = 3;

function pickerTexts(owner: RegionsOwner): { readonly title: string; readonly placeHolder: string } {
  if ("awsProfile" in owner) {
    return {
      title: vscode.l10n.t("Select Regions for AWS Profile {0}", stripControlCharacters(owner.awsProfile)),
      placeHolder: vscode.l10n.t("Select none to use the Regions of all AWS profiles"),
    };
  }
  const { awsProfiles } = owner;
  if (awsProfiles.length < 2) {
    return {
      title: vscode.l10n.t("Select Regions"),
      placeHolder: vscode.l10n.t("Select none to use the Region of the AWS profile"),
    };
  }
  const names = joinList(awsProfiles.map((awsProfile) => stripControlCharacters(truncate(awsProfile))));
  return {
    title:
      awsProfiles.length > maxListedAwsProfiles
        ? vscode.l10n.t("Select Regions for {0} AWS Profiles", awsProfiles.length)
        : vscode.l10n.t("Select Regions for {0}", names),
    placeHolder: vscode.l10n.t("Select none to use the Region of each AWS profile"),
  };
}

/**
 * Returns the items: first the selected Regions, so that they are easy to find and clear, and then the other Regions by
 * geography.
 */
function regionItems(shown: ReadonlySet<string>, available: readonly RegionFacts[]): RegionItem[] {
  const toItem = (code: string): RegionItem => ({
    region: code,
    label: code,
    description: formatRegionName(code),
    picked: shown.has(code),
  });
  const group = (label: string, codes: readonly string[]): RegionItem[] =>
    codes.length > 0 ? [{ label, kind: vscode.QuickPickItemKind.Separator }, ...codes.map(toItem)] : [];
  const others = [...byGeography(available)].flatMap(([geography, regions]) =>
    group(
      formatGeography(geography),
      regions.map(({ code }) => code).filter((code) => !shown.has(code)),
    ),
  );
  return [...group(vscode.l10n.t("Shown"), [...shown]), ...others];
}

function byGeography(regions: readonly RegionFacts[]): Map<Geography, RegionFacts[]> {
  const groups = new Map<Geography, RegionFacts[]>();
  for (const region of regions) {
    groups.set(region.geography, [...(groups.get(region.geography) ?? []), region]);
  }
  return groups;
}
