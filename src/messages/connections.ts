import * as l10n from "@vscode/l10n";
import type { Connection } from "../domain/connection";
import { tellChosenAwsProfile } from "./awsProfile";
import { joinItems } from "./list";
import { tellNumber } from "./language";

/** The connections in use in words. May hold foreign text. */
export interface ToldConnections {
  /** As short as it can be, such as `dev · us-east-1`. */
  readonly text: string;
  /** A whole sentence, with everything that the text only counts, and what choosing it does. */
  readonly sentence: string;
}

/** Tells whose credentials are in use, and in which Regions. */
export function tellConnections(
  awsProfiles: readonly string[],
  connections: readonly Connection[],
  language: string,
): ToldConnections {
  const regions = [...new Set(connections.map(({ region }) => region))];
  const names = awsProfiles.length > 0 ? awsProfiles : [tellChosenAwsProfile(undefined)];
  const [name = "", ...otherNames] = names;
  const [region = l10n.t("no Region"), ...otherRegions] = regions;
  const who = otherNames.length > 0 ? l10n.t("AWS profiles: {0}", tellNumber(names.length, language)) : name;
  const where = otherRegions.length > 0 ? l10n.t("Regions: {0}", tellNumber(regions.length, language)) : region;
  return {
    text: `${who} · ${where}`,
    sentence: l10n.t(
      "Bedrock connection: {0}, {1}. Select it to choose AWS profiles.",
      joinItems(names),
      regions.length > 0 ? joinItems(regions) : region,
    ),
  };
}
