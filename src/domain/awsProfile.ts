/** A service that gives credentials to what runs in it, by the names of `credential_source`. */
export type CredentialSource = "Environment" | "EcsContainer" | "Ec2InstanceMetadata";

/** How an AWS profile comes by its credentials. Names and addresses only: never a key, a token or a program's text. */
export type AwsProfileKind =
  /** IAM Identity Center, with a session that several AWS profiles may share. */
  | { readonly kind: "sso"; readonly session: string }
  /** IAM Identity Center as it was set up before sessions had names. */
  | { readonly kind: "legacySso"; readonly startUrl: string }
  /** A role, assumed with the credentials of its source. */
  | {
      readonly kind: "assumedRole";
      readonly roleArn: string;
      readonly source: { readonly awsProfile: string } | { readonly service: CredentialSource };
    }
  | { readonly kind: "staticKeys" }
  /** A program of the person's own (`credential_process`). */
  | { readonly kind: "process" }
  | { readonly kind: "webIdentity"; readonly roleArn: string }
  /** A sign-in to the console through `aws login` (`login_session`). */
  | { readonly kind: "login"; readonly session: string }
  /** Nothing that credentials could come from: `missing` names the settings that would complete it, if it has begun. */
  | { readonly kind: "incomplete"; readonly missing: readonly string[] };

/** What AWS profiles with one sign-in to IAM Identity Center have in common: their session, or their start URL without one. */
export function signInSessionOf(kind: AwsProfileKind): string | undefined {
  switch (kind.kind) {
    case "sso":
      return kind.session;
    case "legacySso":
      return kind.startUrl;
    default:
      return undefined;
  }
}

/** A named section of AWS's shared files: what a person chooses from. */
export interface AwsProfile {
  readonly name: string;
  readonly credentials: AwsProfileKind;
  readonly region?: string;
  /** Serial number or ARN of the MFA device whose code assuming the role takes. */
  readonly mfaDevice?: string;
}

/** Where the ambient credentials would come from, as far as can be told without asking for them. */
export type DefaultCredentialsSource =
  | { readonly kind: "environment" }
  /** The AWS profile of `AWS_PROFILE`, or the default one. */
  | { readonly kind: "awsProfile"; readonly name: string }
  | { readonly kind: "webIdentity"; readonly roleArn: string }
  | { readonly kind: "container" }
  /** Whether this is an EC2 instance is only known once it is asked. */
  | { readonly kind: "instance" }
  | { readonly kind: "nowhere" };

/** A line of one of AWS's shared files, from 1. */
export interface ConfigLocation {
  readonly file: string;
  readonly line: number;
}

/** What is wrong with a shared file, or with one of its lines. */
export type ConfigFindingKind =
  /** The file exists and cannot be read. */
  | "unreadable"
  /** The file is not in UTF-8, or binary. */
  | "notText"
  | "byteOrderMark"
  /** A section header, or what was meant as one, that names no section. */
  | "unreadableHeader"
  /** A header that is indented deeper than the setting above it. */
  | "indentedHeader"
  /** `[dev]` in the config file, where `[profile dev]` is an AWS profile. */
  | "missingPrefix"
  /** `[profile dev]` in the credentials file, where `[dev]` is an AWS profile. */
  | "needlessPrefix"
  | "duplicateSection"
  /** Two headers that name the same, such as `[default]` and `[profile default]`. */
  | "sameName"
  | "duplicateSetting"
  /** `[DEFAULT]`, whose settings Python's parser adds to every section. */
  | "defaultsSection"
  | "settingBeforeSection"
  /** A line without `=` or `:`. */
  | "brokenLine"
  /** A line without `=` in an indented block. */
  | "brokenBlock"
  | "commentInValue"
  /** A command that cannot be split into a program and arguments. */
  | "unclosedQuote";

/** What follows from a finding for what is read. */
export type ConfigConsequence =
  | "none"
  | "fileIgnored"
  | "sectionIgnored"
  | "earlierIgnored"
  | "lineIgnored"
  | "laterUsed"
  | "merged"
  | "partOfValue"
  | "appliesToAll"
  | "otherName"
  | "notRun";

/** Something in AWS's shared files that people should know of. Holds no value of a setting. */
export interface ConfigFinding {
  readonly file: string;
  /** Undefined if it concerns the whole file. */
  readonly line?: number;
  readonly what: ConfigFindingKind;
  readonly consequence: ConfigConsequence;
  /** The AWS CLI cannot use the file at all ("Unable to parse config file"). */
  readonly refusedByCli?: true;
  /** The section or setting, if it has a plain name. */
  readonly name?: string;
  /** The earlier line of the same file that this one conflicts with or continues. */
  readonly otherLine?: number;
}
