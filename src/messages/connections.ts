import * as l10n from "@vscode/l10n";
import type { Connection } from "../domain/connection";
import type { CredentialsInUse } from "../domain/awsProfile";
import { formatAwsProfileName, formatCredentialsInUse } from "./awsProfile";
import { joinList } from "./list";
import { formatNumber } from "./language";

/** Texts for the connections in use. They may contain untrusted text. */
export interface ConnectionsLabel {
  /** A short text, for example `dev · us-east-1`. */
  readonly text: string;
  /** A sentence that lists all items that the short text only counts, and explains what happens when the user selects it. */
  readonly sentence: string;
}

/** Describes the AWS profiles and Regions in use. The sentence says what credentials they use if `credentials` is given. */
export function formatConnections(
  awsProfiles: readonly string[],
  connections: readonly Connection[],
  language: string,
  credentials: readonly CredentialsInUse[] = [],
): ConnectionsLabel {
  const regions = [...new Set(connections.map(({ region }) => region))];
  const names = awsProfiles.length > 0 ? awsProfiles : [formatAwsProfileName(undefined)];
  const [name = "", ...otherNames] = names;
  const [region = l10n.t("No Region"), ...otherRegions] = regions;
  const profilesText = otherNames.length > 0 ? l10n.t("AWS profiles: {0}", formatNumber(names.length, language)) : name;
  const regionsText = otherRegions.length > 0 ? l10n.t("Regions: {0}", formatNumber(regions.length, language)) : region;
  return {
    text: `${profilesText} · ${regionsText}`,
    sentence: l10n.t(
      "Bedrock connection: {0}, {1}. Select to choose AWS profiles.",
      joinList(credentials.length === names.length ? credentials.map(formatCredentialsInUse) : names),
      regions.length > 0 ? joinList(regions) : l10n.t("no Region"),
    ),
  };
}
