/** AWS services that the extension calls, by their IAM prefix. */
export type AwsService = "bedrock" | "sts" | "cloudwatch" | "ce";

/**
 * The resources that IAM checks an operation against:
 * - `none`: the operation does not support resource-level permissions.
 * - `inferenceProfile`: an existing inference profile of either type.
 * - `applicationProfile`: an existing application inference profile.
 * - `newApplicationProfile`: an application inference profile that does not have an ID yet, and its source.
 */
export type OperationResource = "none" | "inferenceProfile" | "applicationProfile" | "newApplicationProfile";

/** The properties of an AWS operation. */
export interface OperationFacts {
  readonly service: AwsService;
  /** The IAM action that allows the operation. */
  readonly action: `${AwsService}:${string}`;
  readonly resource: OperationResource;
  /** Whether a failed request may be retried automatically. Only `changes/` retries operations that change something. */
  readonly retry: boolean;
  /** Whether concurrent callers with the same parameters share one request. */
  readonly coalesce: boolean;
}

/**
 * Every AWS operation that the extension calls. Types, retries, request sharing, and IAM policies derive from this table. The
 * actions and resources are from the Service Authorization Reference.
 */
export const operations = {
  ListInferenceProfiles: {
    service: "bedrock",
    action: "bedrock:ListInferenceProfiles",
    resource: "none",
    retry: true,
    coalesce: false,
  },
  GetInferenceProfile: {
    service: "bedrock",
    action: "bedrock:GetInferenceProfile",
    resource: "inferenceProfile",
    retry: true,
    coalesce: true,
  },
  CreateInferenceProfile: {
    service: "bedrock",
    action: "bedrock:CreateInferenceProfile",
    resource: "newApplicationProfile",
    retry: false,
    coalesce: false,
  },
  TagResource: {
    service: "bedrock",
    action: "bedrock:TagResource",
    resource: "applicationProfile",
    retry: false,
    coalesce: false,
  },
  UntagResource: {
    service: "bedrock",
    action: "bedrock:UntagResource",
    resource: "applicationProfile",
    retry: false,
    coalesce: false,
  },
  ListTagsForResource: {
    service: "bedrock",
    action: "bedrock:ListTagsForResource",
    resource: "inferenceProfile",
    retry: true,
    coalesce: true,
  },
  ListFoundationModels: {
    service: "bedrock",
    action: "bedrock:ListFoundationModels",
    resource: "none",
    retry: true,
    coalesce: false,
  },
  GetCallerIdentity: {
    service: "sts",
    action: "sts:GetCallerIdentity",
    resource: "none",
    retry: true,
    coalesce: true,
  },
  ListMetrics: {
    service: "cloudwatch",
    action: "cloudwatch:ListMetrics",
    resource: "none",
    retry: true,
    coalesce: false,
  },
  GetMetricData: {
    service: "cloudwatch",
    action: "cloudwatch:GetMetricData",
    resource: "none",
    retry: true,
    coalesce: false,
  },
  GetCostAndUsage: {
    service: "ce",
    action: "ce:GetCostAndUsage",
    resource: "none",
    retry: false,
    coalesce: false,
  },
} as const satisfies Readonly<Record<string, OperationFacts>>;

/** The API name of an AWS operation. */
export type Operation = keyof typeof operations;

/** The service of an operation. */
export type ServiceOf<O extends Operation> = (typeof operations)[O]["service"];

/** The operations of one service. */
type OperationOf<S extends AwsService> = {
  [O in Operation]: (typeof operations)[O]["service"] extends S ? O : never;
}[Operation];

/** The operations of the Bedrock control plane. */
export type BedrockOperation = OperationOf<"bedrock">;

/** Returns the IAM action that allows an operation. */
export function actionOf(operation: Operation): string {
  return operations[operation].action;
}
