import * as vscode from "vscode";
import type { Connections } from "../../connections/connections";
import { writeRegions } from "../../connections/settings";
import type { Geography, RegionFacts } from "../../domain/regions";
import { fittingRegions } from "../../domain/regions";
import { formatGeography, formatRegion } from "../../messages/region";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import type { Register } from "../../ui/commandHandlers";

interface RegionItem extends vscode.QuickPickItem {
  readonly region?: string;
}

/**
 * Registers `selectRegions`: a multi-select quick pick of the Regions that have Bedrock and that the AWS profiles in use can be
 * good for, written to the settings.
 */
export function registerRegionCommand(
  register: Register,
  connections: Connections,
  findDefaultRegion: (awsProfile: string | undefined) => Promise<string | undefined>,
): void {
  register("selectRegions", async () => {
    const shown = new Set((await connections.find()).map(({ region }) => region));
    const awsProfiles = connections.awsProfiles.length > 0 ? connections.awsProfiles : [undefined];
    const fitting = fittingRegions(await Promise.all(awsProfiles.map(findDefaultRegion)));
    await waitForFocusRestore();
    const chosen = await vscode.window.showQuickPick(regionItems(shown, fitting), {
      title: vscode.l10n.t("Select Regions"),
      placeHolder: vscode.l10n.t("Regions to show; none means the AWS profile's own"),
      canPickMany: true,
      matchOnDescription: true,
    });
    if (chosen) {
      await writeRegions(chosen.map(({ region }) => region).filter((region) => region !== undefined));
    }
  });
}

/** The Regions shown first, so that they can be seen and taken out, then the others under their geographies. */
function regionItems(shown: ReadonlySet<string>, fitting: readonly RegionFacts[]): RegionItem[] {
  const item = (code: string): RegionItem => ({
    region: code,
    label: code,
    description: formatRegion(code),
    picked: shown.has(code),
  });
  const group = (label: string, codes: readonly string[]): RegionItem[] =>
    codes.length > 0 ? [{ label, kind: vscode.QuickPickItemKind.Separator }, ...codes.map(item)] : [];
  const others = [...byGeography(fitting)].flatMap(([geography, regions]) =>
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
