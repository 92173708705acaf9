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
export type AmbientPlace =
  | { readonly kind: "environment" }
  /** The AWS profile of `AWS_PROFILE`, or the default one. */
  | { readonly kind: "awsProfile"; readonly name: string }
  | { readonly kind: "webIdentity"; readonly roleArn: string }
  | { readonly kind: "container" }
  /** Whether this is an EC2 instance is only known once it is asked. */
  | { readonly kind: "instance" }
  | { readonly kind: "nowhere" };

/** What is wrong with one of AWS's shared files: it cannot be read, or it holds something else than sections. */
export interface ConfigFault {
  readonly path: string;
  readonly kind: "unreadable" | "odd";
}
