/** A source of credentials in the environment, as named by the `credential_source` setting. */
export type CredentialSource = "Environment" | "EcsContainer" | "Ec2InstanceMetadata";

/**
 * The source of an AWS profile's credentials. Contains only names and addresses, never a key, a token, or a program's command
 * line.
 */
export type AwsProfileKind =
  /** IAM Identity Center with an `sso_session`, which several AWS profiles may share. */
  | { readonly kind: "sso"; readonly session: string }
  /** IAM Identity Center in the older format without an `sso_session`. */
  | { readonly kind: "legacySso"; readonly startUrl: string }
  /** A role that is assumed with the credentials of a source. */
  | {
      readonly kind: "assumedRole";
      readonly roleArn: string;
      readonly source: { readonly awsProfile: string } | { readonly service: CredentialSource };
    }
  /** Access keys in the section of the AWS profile, in one of the shared files. */
  | { readonly kind: "staticKeys"; readonly file: "config" | "credentials" }
  /** An external program (`credential_process`). */
  | { readonly kind: "process" }
  | { readonly kind: "webIdentity"; readonly roleArn: string }
  /** A console sign-in with `aws login` (`login_session`). */
  | { readonly kind: "login"; readonly session: string }
  /**
   * The section contains no credentials, so the credentials of the container or EC2 instance are used. Only a request to the
   * metadata service shows whether this machine is an EC2 instance. `missing` lists the settings that would complete a partial
   * source.
   */
  | { readonly kind: "container" | "instance"; readonly missing: readonly string[] }
  /**
   * No source of credentials, or a partial source that the AWS CLI rejects. `missing` lists the settings that would complete
   * it.
   */
  | { readonly kind: "incomplete"; readonly missing: readonly string[] }
  /** Settings that the AWS CLI rejects. `names` contains the names of the settings or, for a cycle, of the AWS profiles. */
  | {
      readonly kind: "invalid";
      readonly reason: "conflict" | "unknownValue" | "indentedValue" | "cycle";
      readonly names: readonly string[];
    };

/** Returns whether the AWS CLI can get credentials from this source, according to the shared files. */
export function isUsable({ kind }: AwsProfileKind): boolean {
  return kind !== "incomplete" && kind !== "invalid";
}

/** Returns whether the section of an AWS profile has no settings for credentials at all, not even incomplete ones. */
export function hasNoCredentials(kind: AwsProfileKind): boolean {
  return "missing" in kind && kind.missing.length === 0;
}

/**
 * Returns the identifier of the IAM Identity Center sign-in that AWS profiles can share: the session name, or the start URL if
 * there is no session.
 */
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
  /** The source of credentials that the AWS CLI uses, or the reason it rejects the AWS profile. */
  readonly credentials: AwsProfileKind;
  /** Other complete sources of credentials in the same section that are not used. */
  readonly unused?: readonly AwsProfileKind[];
  readonly region?: string;
  /** The account of the credentials according to the files. Undefined if the files do not contain it. */
  readonly accountId?: string;
  /** The serial number or ARN of the MFA device that is required to assume the role. */
  readonly mfaDevice?: string;
}

/** The source of the default credentials, as far as it can be determined without requesting them. */
export type DefaultCredentialsSource =
  /** Access keys in environment variables. `missing` is the name of a required variable that is not set. */
  | {
      readonly kind: "environment";
      readonly missing?: string;
      /** The AWS profile that the environment also names. Its credentials are not used. */
      readonly unusedAwsProfile?: string;
    }
  /** The AWS profile that the environment names, or `default`. */
  | { readonly kind: "awsProfile"; readonly name: string }
  /** The environment selects an AWS profile that is not in either of the shared files. */
  | { readonly kind: "awsProfileMissing"; readonly name: string }
  /**
   * A web identity that is at least partly configured in the environment. `missing` is the name of a required variable that is
   * not set.
   */
  | { readonly kind: "webIdentity"; readonly roleArn: string; readonly missing?: string }
  | { readonly kind: "container" }
  /** Possibly an EC2 instance. Only a request to the metadata service shows whether this machine is one. */
  | { readonly kind: "instance" }
  | { readonly kind: "nowhere" };

/** A sign-in that the AWS CLI can renew: to IAM Identity Center (`sso`) or to the AWS console (`login`). */
export interface SignIn {
  /** The AWS profile to sign in with. If undefined, the AWS CLI uses its default AWS profile. */
  readonly awsProfile?: string;
  readonly kind: "sso" | "login";
}

/**
 * The credentials of a selected AWS profile, or the default credentials. `awsProfile` is undefined if the AWS profile is not in
 * the shared files.
 */
export type CredentialsInUse = ({ readonly name: string } | { readonly source: DefaultCredentialsSource }) & {
  readonly awsProfile: AwsProfile | undefined;
  /** The sign-in that the credentials depend on, if there is one. */
  readonly signIn?: SignIn;
};
