import * as l10n from "@vscode/l10n";
import type { AwsProfile, DefaultCredentialsSource } from "../../domain/awsProfile";
import { formatAwsProfileKind, formatAwsProfileName, formatDefaultCredentialsSource } from "../../messages/awsProfile";

/** Something that can sign requests: an AWS profile, or the default credentials if no AWS profile is named. */
export interface CredentialsChoice {
  readonly awsProfile: string | undefined;
  /** Untrusted text, like the description. */
  readonly label: string;
  readonly description: string;
  readonly picked: boolean;
}

/** What there is to choose from. No credentials were resolved to find it. */
export interface KnownCredentials {
  readonly awsProfiles: readonly AwsProfile[];
  readonly defaultCredentials: DefaultCredentialsSource;
  readonly defaultRegion: string | undefined;
}

/** Returns the choices: the default credentials, the AWS profiles in the files, and those in the setting that are in no file. */
export function credentialsChoices(
  { awsProfiles, defaultCredentials, defaultRegion }: KnownCredentials,
  selected: readonly string[],
): CredentialsChoice[] {
  const known = new Set(awsProfiles.map(({ name }) => name));
  return [
    {
      awsProfile: undefined,
      label: formatAwsProfileName(undefined),
      description: joinParts(formatDefaultCredentialsSource(defaultCredentials), defaultRegion),
      picked: selected.length === 0,
    },
    ...awsProfiles.map(({ name, credentials, region }) => ({
      awsProfile: name,
      label: name,
      description: joinParts(formatAwsProfileKind(credentials), region),
      picked: selected.includes(name),
    })),
    ...selected
      .filter((name) => !known.has(name))
      .map((name) => ({
        awsProfile: name,
        label: name,
        description: l10n.t("Not in the AWS config files"),
        picked: true,
      })),
  ];
}

/**
 * Returns the selection after checkboxes have changed. The default credentials and AWS profiles exclude each other, because the
 * setting either names AWS profiles or is empty. What was checked last stays.
 */
export function resolveSelection<T extends Pick<CredentialsChoice, "awsProfile">>(
  previous: readonly T[],
  current: readonly T[],
): readonly T[] {
  const isDefault = ({ awsProfile }: T) => awsProfile === undefined;
  if (!current.some(isDefault) || current.every(isDefault)) {
    return current;
  }
  return previous.some(isDefault) ? current.filter((each) => !isDefault(each)) : current.filter(isDefault);
}

function joinParts(...texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined).join(" · ");
}
