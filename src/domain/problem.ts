import type { CredentialSource } from "./awsProfile";
import type { Connection } from "./connection";
import type { Operation } from "./operations";

/** The types of policies, named after IAM's, that AWS may name when it denies a request. */
export type PolicyType =
  | "identityBasedPolicy"
  | "resourceBasedPolicy"
  | "roleTrustPolicy"
  | "permissionsBoundary"
  | "sessionPolicy"
  | "vpcEndpointPolicy"
  | "serviceControlPolicy"
  | "resourceControlPolicy";

/** What the message of an access denied error names. */
export interface Denial {
  /** The IAM action, for example `bedrock:CreateInferenceProfile`. */
  readonly action?: string;
  /** The resource ARN. For a role of IAM Identity Center, the name of its permission set. */
  readonly resource?: string;
  /** The name of the role or user that sent the request, without its account. */
  readonly principal?: string;
  /** The type of the policy that denied the request, either explicitly or by not allowing it. */
  readonly policyType?: PolicyType;
  /** Whether a policy denied the request explicitly. Adding a permission does not change that. */
  readonly explicitDeny?: boolean;
  /** Whether the cause is not a missing permission, so that only AWS's message explains it. */
  readonly namesNoPermission?: boolean;
}

/** Where an endpoint is configured that takes the place of AWS's own. */
export type EndpointSetting =
  | { readonly kind: "environment"; readonly variable: string }
  /** `endpoint_url` in the section of an AWS profile. */
  | { readonly kind: "awsProfile"; readonly awsProfile: string; readonly path: string }
  /** A `[services NAME]` section of the config file. */
  | { readonly kind: "services"; readonly section: string; readonly path: string };

/** An endpoint that answered. */
export interface AnsweringEndpoint {
  /** Scheme, host and port, without user name, password, path and query. */
  readonly url: string;
  /** Undefined if it is AWS's own endpoint. */
  readonly setting?: EndpointSetting;
}

/** The sign-in that has to be renewed. */
export interface ExpiredSignIn {
  /** IAM Identity Center (`sso`) or the AWS console (`login`). */
  readonly signIn: "sso" | "login";
  /** The IAM Identity Center session, or the start URL if the session has no name. AWS profiles may share it. */
  readonly signInSession?: string;
}

/** The MFA device that a code was requested for. */
interface MfaDevice {
  /** Serial number or ARN. */
  readonly mfaDevice?: string;
}

/** The host that could not be reached, as `127.0.0.1:8080` or `host.example`. */
interface Address {
  readonly address?: string;
}

/** A kind that has no fields of its own. */
type NoDetails = unknown;

/** The kinds of problems, each named after what a person can do about it, with the fields that only this kind has. */
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
  /** The AWS config files have no such AWS profile. */
  awsProfileMissing: NoDetails;
  credentialsMissing: NoDetails;
  credentialsExpired: NoDetails;
  credentialsRefused: NoDetails;
  /** AWS knows the access key, but the signature does not match. */
  signatureRefused: NoDetails;
  /** The sign-in that provides the credentials has expired, or there has been none. */
  signInExpired: ExpiredSignIn;
  /** The person did not enter an MFA code. */
  mfaCancelled: MfaDevice;
  mfaRefused: MfaDevice;
  /** The `credential_process` program returned no credentials. */
  processFailed: {
    /** The program without its arguments. */
    readonly program?: string;
    readonly programFailure?: "notFound" | "commandNotFound" | "invalidExpiration" | "expired";
  };
  /** The role could not be assumed. */
  roleDenied: Denial;
  /** The metadata service of the container or instance returned no credentials. */
  metadataFailed: {
    readonly service?: CredentialSource;
  };
  clockSkew: {
    /** Milliseconds by which this computer's clock is ahead of AWS's; negative if it is behind. */
    readonly clockSkew?: number;
  };

  // The Region.
  /** The Region rejects credentials that other Regions accept, because it is not enabled for the account. */
  regionNotEnabled: NoDetails;
  /** Bedrock does not support the operation in the Region. */
  notOffered: NoDetails;

  // The network.
  unknownHost: Address;
  connectionRefused: Address;
  /** The connection was lost before the response was complete. */
  connectionReset: NoDetails;
  untrustedCertificate: NoDetails;
  tlsFailed: NoDetails;
  /** The proxy requires authentication (HTTP 407). */
  proxySignIn: NoDetails;
  /** The proxy could not be reached, or could not reach AWS. */
  proxyFailed: NoDetails;
  /** AWS cannot be reached for another reason. */
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

/** What is known about every problem. Holds no credentials. */
export interface ProblemFacts {
  readonly operation: Operation;
  readonly region: string;
  readonly awsProfile?: string;
  /** The AWS profile whose credentials failed, if not the connection's: for example, the source profile of a role. */
  readonly credentialsOf?: string;
  /** AWS's own message, redacted. Untrusted text for the log; shown only where there is no better message. */
  readonly detail: string;
  /** The name of the error as AWS or the SDK reports it, for the log. */
  readonly errorName: string;
  readonly requestId?: string;
  /** Whether AWS may have carried out the request, because its response is what is missing. */
  readonly outcomeUnknown: boolean;
}

/** A problem of one of the given kinds. */
export type ProblemOfKind<K extends ProblemKind> = {
  [P in K]: ProblemFacts & { readonly kind: P } & ProblemDetails[P];
}[K];

/** A failure, with what is needed to explain it and to offer the next step. */
export type Problem = ProblemOfKind<ProblemKind>;

/** A problem caused by permissions. */
export type DeniedProblem = ProblemOfKind<"accessDenied" | "roleDenied">;

/** Whether a problem is caused by permissions. */
export function isDenied(problem: Problem): problem is DeniedProblem {
  return problem.kind === "accessDenied" || problem.kind === "roleDenied";
}

/** The AWS profile to name when credentials fail; undefined for the default credentials. */
export function failingAwsProfile({ credentialsOf, awsProfile }: ProblemFacts): string | undefined {
  return credentialsOf ?? awsProfile;
}

/** Whether AWS accepted no credentials, so that changed AWS files or another sign-in may help. */
export function lacksCredentials({ kind }: Problem): boolean {
  return credentialKinds.has(kind);
}

/** Whether signing in again may help. A `credential_process` program may use a sign-in without saying so. */
export function mayNeedSignIn(problem: Problem): boolean {
  return lacksCredentials(problem) || problem.kind === "processFailed";
}

const credentialKinds: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  "awsProfileMissing",
  "credentialsMissing",
  "credentialsExpired",
  "credentialsRefused",
  "signInExpired",
]);

/** Whether the person cancelled, or did not answer a prompt. This is not a failure. */
export function isCancelled({ kind }: Problem): boolean {
  return kind === "cancelled" || kind === "mfaCancelled";
}

/** The file whose settings cause a problem, or undefined if there is none. */
export function fileOfProblem(problem: Problem): { readonly file: string; readonly line?: number } | undefined {
  const setting = problem.kind === "invalidResponse" ? problem.endpoint?.setting : undefined;
  return setting && "path" in setting ? { file: setting.path } : undefined;
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
 * The problem that an error carries; undefined for any other value. Checks the name instead of the class, because the AWS code
 * is bundled separately with its own copy of the class.
 */
export function problemOf(error: unknown): Problem | undefined {
  return error instanceof Error && error.name === errorName ? (error as ProblemError).problem : undefined;
}

/** Creates a problem for an error that is not expected. */
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

/** Whether an error reports a cancellation, which is not a failure. */
export function isCancellation(error: unknown): boolean {
  const problem = problemOf(error);
  return problem ? isCancelled(problem) : error instanceof Error && error.name === "AbortError";
}
