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
