import * as l10n from "@vscode/l10n";
import { sortFindings } from "../../connections/findings";
import type { AwsProfile, DefaultCredentialsSource } from "../../domain/awsProfile";
import type { ConfigFinding } from "../../domain/configFinding";
import {
  formatAwsProfileCredentials,
  formatAwsProfileName,
  formatDefaultCredentialsSource,
} from "../../messages/awsProfile";

/** A choice of credentials: an AWS profile, or the default credentials if `awsProfile` is undefined. */
export interface CredentialsChoice {
  readonly awsProfile: string | undefined;
  /** The label. Like the description, it is untrusted text. */
  readonly label: string;
  readonly description: string;
  readonly picked: boolean;
  /** The findings about the sections of the AWS profile, worst first. */
  readonly findings: readonly ConfigFinding[];
}

/** The credentials to choose from, found without resolving any credentials. */
export interface KnownCredentials {
  readonly awsProfiles: readonly AwsProfile[];
  readonly defaultCredentials: DefaultCredentialsSource;
  readonly defaultRegion: string | undefined;
  readonly findings: readonly ConfigFinding[];
}

/**
 * Returns the choices: the default credentials, the AWS profiles in the files, and the AWS profiles that are in the setting but
 * not in the files.
 */
export function credentialsChoices(
  { awsProfiles, defaultCredentials, defaultRegion, findings }: KnownCredentials,
  selected: readonly string[],
): CredentialsChoice[] {
  const known = new Set(awsProfiles.map(({ name }) => name));
  const isSelected = new Set(selected);
  const findingsOf = new Map<string | undefined, ConfigFinding[]>();
  for (const finding of sortFindings(findings)) {
    const owner = awsProfileOf(finding, known);
    const others = findingsOf.get(owner);
    if (others) {
      others.push(finding);
    } else {
      findingsOf.set(owner, [finding]);
    }
  }
  return [
    {
      awsProfile: undefined,
      label: formatAwsProfileName(undefined),
      description: joinParts(formatDefaultCredentialsSource(defaultCredentials), defaultRegion),
      picked: selected.length === 0,
      findings: [],
    },
    ...awsProfiles.map((each) => ({
      awsProfile: each.name,
      label: each.name,
      description: joinParts(formatAwsProfileCredentials(each), each.region),
      picked: isSelected.has(each.name),
      findings: findingsOf.get(each.name) ?? [],
    })),
    ...selected
      .filter((name) => !known.has(name))
      .map((name) => ({
        awsProfile: name,
        label: name,
        description: l10n.t("Not in the AWS config files"),
        picked: true,
        findings: findingsOf.get(name) ?? [],
      })),
  ];
}

/** Returns the findings that are not shown with any of the choices. */
export function otherFindings(
  findings: readonly ConfigFinding[],
  choices: readonly CredentialsChoice[],
): readonly ConfigFinding[] {
  const names = new Set(choices.map(({ awsProfile }) => awsProfile));
  return findings.filter((finding) => !names.has(awsProfileOf(finding, names) ?? ""));
}

/**
 * Returns the AWS profile of a finding: the one that was probably meant or, if that is not listed, the one that the AWS CLI reads,
 * for example `profile dev` in the credentials file.
 */
function awsProfileOf(
  { consequence, name, section }: ConfigFinding,
  listed: ReadonlySet<string | undefined>,
): string | undefined {
  const meant = section?.type === "awsProfile" ? section.name : undefined;
  const isListed = meant !== undefined && listed.has(meant);
  return consequence === "otherName" && !isListed ? name : meant;
}

/**
 * Returns the selection after checkboxes have changed. The default credentials and AWS profiles are mutually exclusive, because
 * the setting either contains AWS profiles or is empty. The most recently checked item stays selected.
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
