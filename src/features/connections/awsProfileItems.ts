import * as l10n from "@vscode/l10n";
import type { DefaultCredentialsSource, AwsProfile } from "../../domain/awsProfile";
import { formatDefaultCredentialsSource, formatAwsProfileKind, formatAwsProfileName } from "../../messages/awsProfile";

/** What can be chosen to sign requests with: an AWS profile, or the ambient credentials where none is named. */
export interface CredentialsChoice {
  readonly awsProfile: string | undefined;
  /** Foreign text, as is the description. */
  readonly label: string;
  readonly description: string;
  readonly picked: boolean;
}

/** What there is to choose from. Nothing of it was resolved. */
export interface KnownCredentials {
  readonly awsProfiles: readonly AwsProfile[];
  readonly defaultCredentials: DefaultCredentialsSource;
  readonly defaultRegion: string | undefined;
}

/** The choices: the ambient credentials, each AWS profile of the files, and those of the setting that are in no file. */
export function credentialsChoices(
  { awsProfiles, defaultCredentials, defaultRegion }: KnownCredentials,
  selected: readonly string[],
): CredentialsChoice[] {
  const isSelected = new Set(selected);
  const known = new Set(awsProfiles.map(({ name }) => name));
  return [
    {
      awsProfile: undefined,
      label: formatAwsProfileName(undefined),
      description: dotted(formatDefaultCredentialsSource(defaultCredentials), defaultRegion),
      picked: selected.length === 0,
    },
    ...awsProfiles.map(({ name, credentials, region }) => ({
      awsProfile: name,
      label: name,
      description: dotted(formatAwsProfileKind(credentials), region),
      picked: isSelected.has(name),
    })),
    ...selected
      .filter((name) => !known.has(name))
      .map((name) => ({
        awsProfile: name,
        label: name,
        description: l10n.t("In none of the AWS config files"),
        picked: true,
      })),
  ];
}

/**
 * What is chosen once boxes were changed: the ambient credentials and AWS profiles exclude each other, because the setting
 * names AWS profiles or none. Whichever was added last stays.
 */
export function settleChoice<T extends Pick<CredentialsChoice, "awsProfile">>(
  before: readonly T[],
  now: readonly T[],
): readonly T[] {
  const isDefaultCredentials = ({ awsProfile }: T) => awsProfile === undefined;
  if (!now.some(isDefaultCredentials) || now.every(isDefaultCredentials)) {
    return now;
  }
  return before.some(isDefaultCredentials)
    ? now.filter((each) => !isDefaultCredentials(each))
    : now.filter(isDefaultCredentials);
}

function dotted(...texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined).join(" · ");
}
