import type { CredentialSource } from "./awsProfile";
import type { Connection } from "./connection";

/** Operations of the control plane, by AWS's names. */
export type ControlPlaneOperation =
  | "ListInferenceProfiles"
  | "GetInferenceProfile"
  | "CreateInferenceProfile"
  | "ListTagsForResource"
  | "ListFoundationModels";

/** Every operation of AWS's that is used: those of the control plane, and one of STS. */
export type Operation = ControlPlaneOperation | "GetCallerIdentity";

/** The IAM action that allows an operation. */
export function actionOf(operation: Operation): string {
  return operation === "GetCallerIdentity" ? "sts:GetCallerIdentity" : `bedrock:${operation}`;
}

/** Types of policies, by IAM's names, as far as AWS names them when it refuses a request. */
export type PolicyType =
  | "identityBasedPolicy"
  | "resourceBasedPolicy"
  | "roleTrustPolicy"
  | "permissionsBoundary"
  | "sessionPolicy"
  | "vpcEndpointPolicy"
  | "serviceControlPolicy"
  | "resourceControlPolicy";

/** What kind of failure happened, in terms of what a person can do about it. */
export type ProblemKind =
  // The eight errors of the service model.
  | "accessDenied"
  | "conflict"
  | "internalServer"
  | "notFound"
  | "quotaExceeded"
  | "throttled"
  | "tooManyTags"
  | "validation"
  // What the model does not list.
  | "awsProfileMissing"
  | "credentialsMissing"
  | "credentialsExpired"
  | "credentialsRefused"
  /** AWS knows the credentials, but what was signed with them does not fit. */
  | "signatureRefused"
  /** The sign-in that credentials come from has ended, or there was none. */
  | "signInExpired"
  /** No code of an MFA device was given. */
  | "mfaCancelled"
  | "mfaRefused"
  /** The person's own program gave no credentials. */
  | "processFailed"
  | "roleDenied"
  /** The container or instance that should give credentials gave none. */
  | "metadataFailed"
  /** A Region that is not enabled for the account refuses credentials that other Regions take. */
  | "regionNotEnabled"
  /** Bedrock does not know the operation there. */
  | "notOffered"
  | "clockSkew"
  | "unknownHost"
  | "connectionRefused"
  /** The connection was lost before the reply was whole. */
  | "connectionReset"
  | "untrustedCertificate"
  | "tlsFailed"
  /** A proxy wants to know who asks (HTTP 407). */
  | "proxySignIn"
  /** A proxy could not be reached, or could not reach AWS. */
  | "proxyFailed"
  /** There is no way to AWS for another reason. */
  | "network"
  | "timeout"
  | "invalidResponse"
  | "cancelled"
  | "unknown";

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

/** A failure, with what is needed to tell it to a person and to act on it. Holds no credentials. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly operation: Operation;
  readonly region: string;
  readonly awsProfile?: string;
  /** AWS's own words. Foreign text: for the log, and for a sentence only where nothing better is known. */
  readonly detail: string;
  /** Name of the error as AWS or the SDK gave it, for the log. */
  readonly errorName: string;
  readonly requestId?: string;
  /** Whether the request may have been carried out all the same: its reply is what went missing. */
  readonly outcomeUnknown: boolean;
  /** The member that a ValidationException names, for example `inferenceProfileName`. */
  readonly member?: string;
  /** The IAM action that an AccessDeniedException names, for example `bedrock:CreateInferenceProfile`. */
  readonly action?: string;
  /** The resource ARN that an AccessDeniedException names. */
  readonly resource?: string;
  /** The role or user that an AccessDeniedException names, without its account. */
  readonly principal?: string;
  /** The AWS profile whose credentials are at fault: the connection's own, or one that it gets its credentials from. */
  readonly credentialsOf?: string;
  /** What sign-in has ended: that of IAM Identity Center, or that to the console. */
  readonly signIn?: "sso" | "login";
  /** The session of IAM Identity Center that has ended, or its start URL without one: several AWS profiles may share it. */
  readonly signInSession?: string;
  /** The service that gave no credentials. */
  readonly service?: CredentialSource;
  /** Serial number or ARN of the MFA device whose code was asked for. */
  readonly mfaDevice?: string;
  /** How far this computer's clock is ahead of AWS's, in milliseconds; negative where it is behind. */
  readonly clockSkew?: number;
  /** Where nothing answered, as `127.0.0.1:8080`, or the host that is not known. */
  readonly address?: string;
  /** What answered where the response did not come from AWS. */
  readonly endpoint?: AnsweringEndpoint;
  /** Whether a refusal speaks of no permission at all, so that AWS's own words are all that is known of its cause. */
  readonly namesNoPermission?: boolean;
  /** The type of the policy that refused the request: by an explicit deny in it, or because it does not allow it. */
  readonly policyType?: PolicyType;
  /** Whether it was an explicit deny that refused the request, which no permission beside it changes. */
  readonly explicitDeny?: boolean;
}

/** The AWS profile to speak of where credentials are at fault; none where they are ambient. */
export function awsProfileAtFault({ credentialsOf, awsProfile }: Problem): string | undefined {
  return credentialsOf ?? awsProfile;
}

/** Whether there are no credentials that AWS takes, which other files or another sign-in can cure. */
export function lacksCredentials({ kind }: Problem): boolean {
  return lacking.has(kind);
}

/**
 * Whether another sign-in can cure it. A person's own program may use a sign-in without saying so, as one that has the AWS CLI
 * export credentials does.
 */
export function mayLackSignIn(problem: Problem): boolean {
  return lacksCredentials(problem) || problem.kind === "processFailed";
}

const lacking: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  "awsProfileMissing",
  "credentialsMissing",
  "credentialsExpired",
  "credentialsRefused",
  "signInExpired",
]);

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
 * The problem that an error carries. Told by name and not by class, because the AWS code is a bundle of its own with its own
 * copy of the class.
 */
export function problemOf(error: unknown): Problem | undefined {
  return error instanceof Error && error.name === errorName ? (error as ProblemError).problem : undefined;
}

/** The problem of an error that nobody foresaw; its text goes to the log only. */
export function unexpectedProblem(error: unknown, operation: Operation, connection: Connection): Problem {
  return {
    ...connection,
    kind: "unknown",
    operation,
    detail: error instanceof Error ? error.message : String(error),
    errorName: error instanceof Error ? error.name : "unknown",
    outcomeUnknown: false,
  };
}

/** Whether an error means that somebody asked to stop, which is never a failure. */
export function isCancellation(error: unknown): boolean {
  const problem = problemOf(error);
  return problem ? isCancelled(problem) : error instanceof Error && error.name === "AbortError";
}

/** Whether a problem is that somebody asked to stop, or did not answer what AWS wanted to know. */
export function isCancelled({ kind }: Problem): boolean {
  return kind === "cancelled" || kind === "mfaCancelled";
}
