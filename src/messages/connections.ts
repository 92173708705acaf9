import * as l10n from "@vscode/l10n";
import type { Connection } from "../domain/connection";
import { formatAwsProfileName } from "./awsProfile";
import { joinList } from "./list";
import { formatNumber } from "./language";

/** The connections in use in words. May hold foreign text. */
export interface ConnectionsLabel {
  /** As short as it can be, such as `dev · us-east-1`. */
  readonly text: string;
  /** A whole sentence, with everything that the text only counts, and what choosing it does. */
  readonly sentence: string;
}

/** Tells whose credentials are in use, and in which Regions. */
export function formatConnections(
  awsProfiles: readonly string[],
  connections: readonly Connection[],
  language: string,
): ConnectionsLabel {
  const regions = [...new Set(connections.map(({ region }) => region))];
  const names = awsProfiles.length > 0 ? awsProfiles : [formatAwsProfileName(undefined)];
  const [name = "", ...otherNames] = names;
  const [region = l10n.t("no Region"), ...otherRegions] = regions;
  const who = otherNames.length > 0 ? l10n.t("AWS profiles: {0}", formatNumber(names.length, language)) : name;
  const where = otherRegions.length > 0 ? l10n.t("Regions: {0}", formatNumber(regions.length, language)) : region;
  return {
    text: `${who} · ${where}`,
    sentence: l10n.t(
      "Bedrock connection: {0}, {1}. Select to choose AWS profiles.",
      joinList(names),
      regions.length > 0 ? joinList(regions) : region,
    ),
  };
}
