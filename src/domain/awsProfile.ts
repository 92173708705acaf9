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
  /** Access keys in the AWS profile's section of one of the shared files. */
  | { readonly kind: "staticKeys"; readonly file: "config" | "credentials" }
  /** An external program (`credential_process`). */
  | { readonly kind: "process" }
  | { readonly kind: "webIdentity"; readonly roleArn: string }
  /** A console sign-in with `aws login` (`login_session`). */
  | { readonly kind: "login"; readonly session: string }
  /**
   * The section has no credentials of its own, so that those of the container are used, or those of the EC2 instance if this is
   * one: only a request to its metadata service shows that. `missing` names the settings that would complete a partial source.
   */
  | { readonly kind: "container" | "instance"; readonly missing: readonly string[] }
  /** No source of credentials, or a partial one that the AWS CLI refuses. `missing` names the settings that would complete it. */
  | { readonly kind: "incomplete"; readonly missing: readonly string[] }
  /** Settings that the AWS CLI refuses. `names` are those of the settings; for a cycle, those of the AWS profiles. */
  | {
      readonly kind: "invalid";
      readonly reason: "conflict" | "unknownValue" | "cycle";
      readonly names: readonly string[];
    };

/** Whether the AWS CLI gets credentials from this, so far as the shared files show. */
export function isUsable({ kind }: AwsProfileKind): boolean {
  return kind !== "incomplete" && kind !== "invalid";
}

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
  /** What the AWS CLI uses, or why it refuses the AWS profile. */
  readonly credentials: AwsProfileKind;
  /** Other sources of credentials in the same section, which are complete but not used. */
  readonly unused?: readonly AwsProfileKind[];
  readonly region?: string;
  /** Serial number or ARN of the MFA device that assuming the role requires. */
  readonly mfaDevice?: string;
}

/** Where the default credentials would come from, as far as it is known without requesting them. */
export type DefaultCredentialsSource =
  /** Access keys in environment variables. `missing` names the variable that would complete them. */
  | {
      readonly kind: "environment";
      readonly missing?: string;
      /** The AWS profile that the environment names as well. Its credentials are not used. */
      readonly unusedAwsProfile?: string;
    }
  /** The AWS profile that the environment names, or `default`. */
  | { readonly kind: "awsProfile"; readonly name: string }
  /** The environment names an AWS profile that is in neither of the shared files. */
  | { readonly kind: "awsProfileMissing"; readonly name: string }
  /** A web identity of which a part is in the environment. `missing` names the variable that would complete it. */
  | { readonly kind: "webIdentity"; readonly roleArn: string; readonly missing?: string }
  | { readonly kind: "container" }
  /** Possibly an EC2 instance: only a request to its metadata service shows whether it is one. */
  | { readonly kind: "instance" }
  | { readonly kind: "nowhere" };
