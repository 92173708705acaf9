import type { CredentialSource, SignIn } from "./awsProfile";
import type { Connection } from "./connection";
import type { CredentialsFault } from "./credentialsFault";
import type { Operation } from "./operations";
import type { CaBundle, EndpointVariant } from "./settingPlace";

/** The types of policies that AWS may name when it denies a request, with IAM's names. */
export type PolicyType =
  | "identityBasedPolicy"
  | "resourceBasedPolicy"
  | "roleTrustPolicy"
  | "permissionsBoundary"
  | "sessionPolicy"
  | "vpcEndpointPolicy"
  | "serviceControlPolicy"
  | "resourceControlPolicy";

/** The information in the message of an access denied error. */
export interface Denial {
  /** The IAM action, for example `bedrock:CreateInferenceProfile`. */
  readonly action?: string;
  /** The ARN of the resource or, for an IAM Identity Center role, the name of its permission set. */
  readonly resource?: string;
  /** The name of the role or user that sent the request, without its account. */
  readonly principal?: string;
  /** The type of the policy that denied the request, either explicitly or by not allowing it. */
  readonly policyType?: PolicyType;
  /** Whether a policy explicitly denied the request. Adding a permission does not override an explicit deny. */
  readonly explicitDeny?: boolean;
  /** Whether the cause is not a missing permission, so that only AWS's message explains it. */
  readonly namesNoPermission?: boolean;
}

/** The location of the setting for a custom endpoint. */
export type EndpointSetting =
  | { readonly kind: "environment"; readonly variable: string }
  /** `endpoint_url` in the section of an AWS profile. */
  | { readonly kind: "awsProfile"; readonly awsProfile: string; readonly path: string }
  /** A `[services NAME]` section of the config file. */
  | { readonly kind: "services"; readonly section: string; readonly path: string };

/** The endpoint that sent a response. */
export interface AnsweringEndpoint {
  /** The URL with only its scheme, host, and port: no user name, password, path, or query. */
  readonly url: string;
  /** The setting of a custom endpoint, or undefined if this is AWS's own endpoint. */
  readonly setting?: EndpointSetting;
}

/** The sign-in that has to be renewed. */
export interface ExpiredSignIn {
  /** The target of the sign-in: IAM Identity Center (`sso`) or the AWS console (`login`). */
  readonly signIn: "sso" | "login";
  /** The IAM Identity Center session, or the start URL if the session has no name. Several AWS profiles may share it. */
  readonly signInSession?: string;
  /** Whether there is no sign-in to renew, because none took place or the user has signed out. */
  readonly neverSignedIn?: boolean;
}

/** The MFA device that a code was requested for. */
interface MfaDevice {
  /** The serial number or ARN of the device. */
  readonly mfaDevice?: string;
}

/** The address that could not be reached, such as `127.0.0.1:8080` or `host.example`. */
interface Address {
  readonly address?: string;
}

/** Marks a kind without specific fields. */
type NoDetails = unknown;

/** The kinds of problems and the fields specific to each kind. There is one kind for each action the user can take. */
export interface ProblemDetails {
  // The eight errors of the Bedrock service model.
  accessDenied: Denial;
  conflict: NoDetails;
  internalServer: NoDetails;
  notFound: NoDetails;
  quotaExceeded: NoDetails;
  throttled: NoDetails;
  tooManyTags: NoDetails;
  validation: {
    /** The member that the ValidationException names, for example `inferenceProfileName`. */
    readonly member?: string;
  };

  // Credentials.
  /** The AWS profile is not in the AWS config files. */
  awsProfileMissing: NoDetails;
  credentialsMissing: NoDetails;
  /** Settings for credentials that have to be corrected in a file or in the environment. */
  credentialsMisconfigured: { readonly fault: CredentialsFault };
  credentialsExpired: {
    /** The sign-in that renews the credentials. Undefined if they do not come from a sign-in. */
    readonly renewedBy?: SignIn;
  };
  credentialsRefused: NoDetails;
  /** AWS recognizes the access key, but the signature does not match. */
  signatureRefused: NoDetails;
  /** The sign-in that provides the credentials has expired or never took place. */
  signInExpired: ExpiredSignIn;
  /** The user did not enter an MFA code. */
  mfaCancelled: MfaDevice;
  mfaRefused: MfaDevice;
  /** The `credential_process` program returned no credentials. */
  processFailed: {
    /** The program without its arguments. */
    readonly program?: string;
    readonly programFailure?:
      | "notFound"
      | "notExecutable"
      /** The program is a script, and the interpreter that its first line names does not exist. */
      | "interpreterNotFound"
      /** The program runs another program that was not found. */
      | "commandNotFound"
      | "invalidExpiration"
      | "expired";
  };
  /** The role could not be assumed. */
  roleDenied: Denial;
  /** The metadata service of the container or instance returned no credentials. */
  metadataFailed: {
    readonly service?: CredentialSource;
  };
  clockSkew: {
    /** How far this computer's clock is ahead of AWS time, in milliseconds. Negative if it is behind. */
    readonly clockSkew?: number;
  };

  // The Region.
  /** The Region rejects credentials that other Regions accept, because it is not enabled for the account. */
  regionNotEnabled: NoDetails;
  /** Bedrock does not support the operation in the Region. */
  notOffered: NoDetails;

  // The network.
  unknownHost: Address & {
    /** The setting that selects the kind of endpoint, if the host is a FIPS or dual-stack endpoint. */
    readonly variant?: EndpointVariant;
  };
  connectionRefused: Address;
  /** The connection was lost before the response was complete. */
  connectionReset: NoDetails;
  untrustedCertificate: {
    /** The configured CA bundle that determines which certificates are trusted, or undefined if none is configured. */
    readonly caBundle?: CaBundle;
  };
  tlsFailed: NoDetails;
  /** The proxy requires authentication (HTTP 407). */
  proxySignIn: NoDetails;
  /** The proxy could not be reached, or could not reach AWS. */
  proxyFailed: NoDetails;
  /** AWS could not be reached for another reason. */
  network: NoDetails;
  timeout: NoDetails;
  /** The response is incomplete, or is not from AWS. */
  invalidResponse: {
    readonly endpoint?: AnsweringEndpoint;
  };

  cancelled: NoDetails;
  unknown: NoDetails;
}

/** The kind of a problem. */
export type ProblemKind = keyof ProblemDetails;

/** The fields of every problem. Contains no credentials. */
export interface ProblemFacts {
  readonly operation: Operation;
  readonly region: string;
  readonly awsProfile?: string;
  /**
   * The AWS profile whose credentials failed, such as the source profile of a role. Undefined if it is the AWS profile of the
   * connection.
   */
  readonly credentialsOf?: string;
  /**
   * AWS's message with secrets redacted. It is untrusted text for the log, and is shown to users only if there is no better
   * message.
   */
  readonly detail: string;
  /** The name of the error as AWS or the SDK reports it, for the log. */
  readonly errorName: string;
  readonly requestId?: string;
  /** Whether AWS may have executed the request, because only the response is missing. */
  readonly outcomeUnknown: boolean;
}

/** A problem of one of the given kinds. */
export type ProblemOfKind<K extends ProblemKind> = {
  [P in K]: ProblemFacts & { readonly kind: P } & ProblemDetails[P];
}[K];

/** A failure, with the information needed to explain it and offer the next step. */
export type Problem = ProblemOfKind<ProblemKind>;

/** A problem caused by permissions. */
export type DeniedProblem = ProblemOfKind<"accessDenied" | "roleDenied">;

/** Returns whether a problem is caused by permissions. */
export function isDenied(problem: Problem): problem is DeniedProblem {
  return problem.kind === "accessDenied" || problem.kind === "roleDenied";
}

/** Returns the AWS profile to name when credentials fail, or undefined for the default credentials. */
export function failingAwsProfile({ credentialsOf, awsProfile }: ProblemFacts): string | undefined {
  return credentialsOf ?? awsProfile;
}

/**
 * Returns whether the cause is missing or rejected credentials, so that a change to the AWS files or another sign-in may help.
 */
export function lacksCredentials({ kind }: Problem): boolean {
  return credentialKinds.has(kind);
}

/**
 * Returns whether signing in again may help. This includes `credential_process` programs, which may depend on a sign-in without
 * reporting it.
 */
export function mayNeedSignIn(problem: Problem): boolean {
  return lacksCredentials(problem) || problem.kind === "processFailed";
}

/**
 * Returns whether the problem is that an AWS profile has no valid credentials, which is so in all of its Regions and for all
 * operations.
 */
export function isOfEveryRegion({ kind }: Problem): boolean {
  return credentialKinds.has(kind) && kind !== "credentialsRefused";
}

const credentialKinds: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  "awsProfileMissing",
  "credentialsMissing",
  "credentialsMisconfigured",
  "credentialsExpired",
  "credentialsRefused",
  "signInExpired",
]);

/** Returns whether the user cancelled or did not answer a prompt. This is not a failure. */
export function isCancelled({ kind }: Problem): boolean {
  return kind === "cancelled" || kind === "mfaCancelled";
}

const errorName = "ProblemError";

/** An error that carries a problem. */
export class ProblemError extends Error {
  override readonly name = errorName;

  constructor(
    readonly problem: Problem,
    options?: ErrorOptions,
  ) {
    super(`${problem.operation} in ${problem.region}: ${problem.errorName}`, options);
  }
}

/**
 * Returns the problem that an error carries, or undefined for any other value. Checks the name instead of the class, because the
 * AWS code is bundled separately with its own copy of the class.
 */
export function problemOf(error: unknown): Problem | undefined {
  return error instanceof Error && error.name === errorName ? (error as ProblemError).problem : undefined;
}

/** Creates a problem for an unexpected error. */
export function unexpectedProblem(
  error: unknown,
  operation: Operation,
  connection: Connection,
): ProblemOfKind<"unknown"> {
  return {
    ...connection,
    kind: "unknown",
    operation,
    detail: error instanceof Error ? error.message : String(error),
    errorName: error instanceof Error ? error.name : "unknown",
    outcomeUnknown: false,
  };
}

/** Returns whether an error reports a cancellation, which is not a failure. */
export function isCancellation(error: unknown): boolean {
  const problem = problemOf(error);
  return problem ? isCancelled(problem) : error instanceof Error && error.name === "AbortError";
}
