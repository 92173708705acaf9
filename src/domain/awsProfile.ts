/** A source of credentials in the environment, as named by the `credential_source` setting. */
export type CredentialSource = "Environment" | "EcsContainer" | "Ec2InstanceMetadata";

/** How an AWS profile gets its credentials. Holds names and addresses only; never a key, a token, or a program's command line. */
export type AwsProfileKind =
  /** IAM Identity Center with an `sso_session`, which several AWS profiles may share. */
  | { readonly kind: "sso"; readonly session: string }
  /** IAM Identity Center in the older format without an `sso_session`. */
  | { readonly kind: "legacySso"; readonly startUrl: string }
  /** A role that is assumed with the credentials of its source. */
  | {
      readonly kind: "assumedRole";
      readonly roleArn: string;
      readonly source: { readonly awsProfile: string } | { readonly service: CredentialSource };
    }
  | { readonly kind: "staticKeys" }
  /** An external program (`credential_process`). */
  | { readonly kind: "process" }
  | { readonly kind: "webIdentity"; readonly roleArn: string }
  /** A console sign-in with `aws login` (`login_session`). */
  | { readonly kind: "login"; readonly session: string }
  /** No source of credentials. `missing` names the settings that would complete a partial one. */
  | { readonly kind: "incomplete"; readonly missing: readonly string[] };

/** Identifies the IAM Identity Center sign-in that AWS profiles share: the session, or else the start URL. */
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

/** A named section of the AWS config files. */
export interface AwsProfile {
  readonly name: string;
  readonly credentials: AwsProfileKind;
  readonly region?: string;
  /** Serial number or ARN of the MFA device that assuming the role requires. */
  readonly mfaDevice?: string;
}

/** Where the default credentials would come from, as far as it is known without requesting them. */
export type DefaultCredentialsSource =
  | { readonly kind: "environment" }
  /** The AWS profile that `AWS_PROFILE` names, or `default`. */
  | { readonly kind: "awsProfile"; readonly name: string }
  | { readonly kind: "webIdentity"; readonly roleArn: string }
  | { readonly kind: "container" }
  /** Possibly an EC2 instance: only a request to its metadata service shows whether it is one. */
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
