import type { FoundationModel } from "../../../src/domain/foundationModel";
import type { InferenceProfile } from "../../../src/domain/inferenceProfile";
import type { BedrockOperation, Operation } from "../../../src/domain/operations";
import type { ProblemDetailFields } from "../../../src/aws/errors/problemDetails";
import type { Problem, ProblemKind, ProblemOfKind } from "../../../src/domain/problem";

/** The account in the sample ARNs. */
export const accountId = "123456789012";

/** Returns the ARN of a foundation model. Global profiles contain one with an empty Region. */
export function modelArn(modelId: string, region = "us-east-1"): string {
  return `arn:aws:bedrock:${region}::foundation-model/${modelId}`;
}

export function systemArn(id: string, region = "us-east-1"): string {
  return `arn:aws:bedrock:${region}:${accountId}:inference-profile/${id}`;
}

export function applicationArn(id: string, region = "us-east-1"): string {
  return `arn:aws:bedrock:${region}:${accountId}:application-inference-profile/${id}`;
}

/** Returns an application profile copied from a model in us-east-1, with the given changes. */
export function applicationProfile(id: string, changes: Partial<InferenceProfile> = {}): InferenceProfile {
  return {
    arn: applicationArn(id),
    id,
    name: `name of ${id}`,
    type: "APPLICATION",
    status: "ACTIVE",
    modelArns: [modelArn("amazon.nova-micro-v1:0")],
    ...changes,
  };
}

/** Returns a system-defined profile that runs a model in two Regions, with the given changes. */
export function systemProfile(id: string, changes: Partial<InferenceProfile> = {}): InferenceProfile {
  const modelId = id.slice(id.indexOf(".") + 1);
  return {
    arn: systemArn(id),
    id,
    name: `name of ${id}`,
    type: "SYSTEM_DEFINED",
    status: "ACTIVE",
    modelArns: [modelArn(modelId, "us-west-2"), modelArn(modelId, "us-east-1")],
    ...changes,
  };
}

export function foundationModel(id: string, changes: Partial<FoundationModel> = {}): FoundationModel {
  return {
    arn: modelArn(id),
    id,
    name: `Name of ${id}`,
    provider: "Amazon",
    inferenceTypes: ["ON_DEMAND"],
    ...changes,
  };
}

/** Returns a model whose end of life AWS has announced. */
export function legacyModel(id: string, endOfLifeTime?: Date): FoundationModel {
  return foundationModel(id, { lifecycle: { status: "LEGACY", ...(endOfLifeTime ? { endOfLifeTime } : {}) } });
}

/** A problem whose fields can be compared regardless of its kind. */
export type AnyProblem = Problem & ProblemDetailFields;

/** Returns a problem of one kind in us-east-1, with the given changes. */
export function problem<K extends ProblemKind>(
  kind: K,
  operation: Operation = "ListInferenceProfiles",
  changes: Partial<Problem> = {},
): ProblemOfKind<K> {
  const facts = {
    kind,
    operation,
    region: "us-east-1",
    detail: "AWS's own words",
    errorName: "SomeException",
    outcomeUnknown: false,
    ...(kind === "signInExpired" ? { signIn: "sso" } : {}),
    ...(kind === "credentialsMisconfigured" ? { fault: { reason: "incomplete", names: ["role_arn"] } } : {}),
    ...changes,
  };
  // The type checker cannot relate the fields to a kind that is a type parameter.
  return facts as unknown as ProblemOfKind<K>;
}

/** Every kind of problem. The type check fails if one is missing. */
export const problemKinds = Object.keys({
  accessDenied: 0,
  conflict: 0,
  internalServer: 0,
  notFound: 0,
  quotaExceeded: 0,
  throttled: 0,
  tooManyTags: 0,
  validation: 0,
  awsProfileMissing: 0,
  credentialsMissing: 0,
  credentialsMisconfigured: 0,
  credentialsExpired: 0,
  credentialsRefused: 0,
  signatureRefused: 0,
  signInExpired: 0,
  mfaCancelled: 0,
  mfaRefused: 0,
  processFailed: 0,
  roleDenied: 0,
  metadataFailed: 0,
  clockSkew: 0,
  regionNotEnabled: 0,
  notOffered: 0,
  unknownHost: 0,
  connectionRefused: 0,
  connectionReset: 0,
  untrustedCertificate: 0,
  tlsFailed: 0,
  proxySignIn: 0,
  proxyFailed: 0,
  network: 0,
  timeout: 0,
  invalidResponse: 0,
  cancelled: 0,
  unknown: 0,
} satisfies Record<ProblemKind, 0>) as ProblemKind[];

/** Every operation of the Bedrock control plane. The type check fails if one is missing. */
export const operations = Object.keys({
  ListInferenceProfiles: 0,
  GetInferenceProfile: 0,
  CreateInferenceProfile: 0,
  TagResource: 0,
  UntagResource: 0,
  ListTagsForResource: 0,
  ListFoundationModels: 0,
} satisfies Record<BedrockOperation, 0>) as BedrockOperation[];

/** The operations that change resources, which are never retried automatically. */
export const changingOperations: readonly Operation[] = ["CreateInferenceProfile", "TagResource", "UntagResource"];

/** Every operation. */
export const allOperations: readonly Operation[] = [
  ...operations,
  "GetCallerIdentity",
  "ListMetrics",
  "GetMetricData",
  "GetCostAndUsage",
];
