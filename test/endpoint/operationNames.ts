import { cloudWatchOperations, type CloudWatchOperation } from "./cloudWatch/operation";
import { inputs, type OperationName, type StructureShape } from "./shapes";
import { stsInputs, type StsOperation } from "./stsShapes";

/** The operations of Bedrock Runtime. */
const runtimeOperations = ["Converse", "InvokeModel"] as const;

/**
 * Every operation of this endpoint: the operations of Bedrock, Bedrock Runtime, STS and CloudWatch, and one of Cost Explorer.
 */
export type EndpointOperation =
  | OperationName
  | (typeof runtimeOperations)[number]
  | StsOperation
  | CloudWatchOperation
  | "GetCostAndUsage";

const shapes: Readonly<Record<string, StructureShape>> = { ...inputs, ...stsInputs };

/** The names of all operations of this endpoint. */
export const endpointOperations = [
  ...Object.keys(shapes),
  ...runtimeOperations,
  ...cloudWatchOperations,
  "GetCostAndUsage",
] as EndpointOperation[];

/**
 * Returns the input shape of an operation, or undefined for services that have different messages for invalid members.
 */
export function shapeOf(operation: EndpointOperation): StructureShape | undefined {
  return shapes[operation];
}

/** Returns the IAM action prefix for the service of an operation. */
export function iamPrefixOf(operation: string): "bedrock" | "sts" | "cloudwatch" | "ce" {
  if (Object.hasOwn(stsInputs, operation)) return "sts";
  if (operation === "GetCostAndUsage") return "ce";
  return cloudWatchOperations.some((name) => name === operation) ? "cloudwatch" : "bedrock";
}
