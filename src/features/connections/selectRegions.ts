import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import type { Connections } from "../../connections/connections";
import { writeRegions } from "../../connections/settings";
import type { Geography, RegionFacts } from "../../domain/regions";
import { regionsInSamePartitions } from "../../domain/regions";
import { formatGeography, formatRegion } from "../../messages/region";
import { waitForFocusRestore } from "../../pickers/focusRestore";

interface RegionItem extends vscode.QuickPickItem {
  readonly region?: string;
}

/**
 * Returns the handler that asks for Regions and writes them to the settings. It offers the Regions with Bedrock in the partitions
 * of the AWS profiles in use.
 */
export function regionHandlers(
  connections: Connections,
  findDefaultRegion: (awsProfile: string | undefined) => Promise<string | undefined>,
) {
  return {
    "bedrockProfiles.selectRegions": async () => {
      const shown = new Set((await connections.find()).map(({ region }) => region));
      const awsProfiles = connections.awsProfiles.length > 0 ? connections.awsProfiles : [undefined];
      const available = regionsInSamePartitions(await Promise.all(awsProfiles.map(findDefaultRegion)));
      await waitForFocusRestore();
      const chosen = await vscode.window.showQuickPick(regionItems(shown, available), {
        title: vscode.l10n.t("Select Regions"),
        placeHolder: vscode.l10n.t("Regions to show. Select none to use the AWS profile's own Region."),
        canPickMany: true,
        matchOnDescription: true,
      });
      if (chosen) {
        await writeRegions(chosen.map(({ region }) => region).filter((region) => region !== undefined));
      }
    },
  } satisfies Partial<CommandHandlers>;
}

/** Returns the items: first the selected Regions, so that they are easy to find and clear, and then the others by geography. */
function regionItems(shown: ReadonlySet<string>, available: readonly RegionFacts[]): RegionItem[] {
  const toItem = (code: string): RegionItem => ({
    region: code,
    label: code,
    description: formatRegion(code),
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
