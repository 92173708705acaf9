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

/** The available information about the credentials of the connections. */
export interface CredentialsState {
  /** Where the credentials come from, for each AWS profile or for the default credentials. */
  readonly credentials?: readonly CredentialsInUse[];
  /** Returns the account ID of an AWS profile or of the default credentials, or undefined if it is not known. */
  readonly accountOf?: (awsProfile: string | undefined) => string | undefined;
  /** Set if no Region could be loaded because a sign-in is missing or has expired. */
  readonly signIn?: "missing" | "expired" | undefined;
}

/** Describes the AWS profiles, their accounts, and the Regions in use. The sentence also states which credentials are used. */
export function formatConnections(
  awsProfiles: readonly string[],
  connections: readonly Connection[],
  language: string,
  { credentials = [], accountOf = () => undefined, signIn }: CredentialsState = {},
): ConnectionsLabel {
  const regions = [...new Set(connections.map(({ region }) => region))];
  const names = awsProfiles.length > 0 ? awsProfiles : [undefined];
  const [region = l10n.t("No Region"), ...otherRegions] = regions;
  const accounts = new Set(names.map((name) => accountOf(name) ?? ""));
  const [account] = accounts.size === 1 ? accounts : [];
  const signInText = signIn && (signIn === "missing" ? l10n.t("Not signed in") : l10n.t("Sign-in expired"));
  const sentences = names.map((name, index) => {
    const inUse = credentials[index];
    const accountId = accountOf(name);
    return joinList([
      inUse ? formatCredentialsInUse(inUse) : formatAwsProfileName(name),
      ...(accountId === undefined ? [] : [l10n.t("account {0}", accountId)]),
    ]);
  });
  const texts = [
    names.length > 1
      ? l10n.t("{0} AWS profiles", formatNumber(names.length, language))
      : shortName(names[0], credentials[0], signIn),
    signInText ?? account ?? "",
    otherRegions.length > 0 ? l10n.t("{0} Regions", formatNumber(regions.length, language)) : region,
  ];
  return {
    text: texts.filter((text) => text !== "").join(" · "),
    sentence: l10n.t(
      "Bedrock connection: {0}, {1}. Select to choose AWS profiles.",
      joinList([...sentences, ...(signInText === undefined ? [] : [signInText])]),
      regions.length > 0 ? joinList(regions) : l10n.t("no Region"),
    ),
  };
}

/** Returns the name of the AWS profile, even if it provides the default credentials. Empty if there is no AWS profile. */
function shortName(
  awsProfile: string | undefined,
  inUse: CredentialsInUse | undefined,
  signIn: CredentialsState["signIn"],
): string {
  if (awsProfile === undefined && inUse && "source" in inUse && inUse.source.kind === "awsProfile") {
    return inUse.source.name;
  }
  return awsProfile === undefined && signIn === "missing" ? "" : formatAwsProfileName(awsProfile);
}
