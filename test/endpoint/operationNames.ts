import { cloudWatchOperations, type CloudWatchOperation } from "./cloudWatch/operation";
import { inputs, type OperationName, type StructureShape } from "./shapes";
import { stsInputs, type StsOperation } from "./stsShapes";

/** Every operation of this endpoint: Bedrock's nine, STS's three, CloudWatch's two and one of Cost Explorer. */
export type EndpointOperation = OperationName | StsOperation | CloudWatchOperation | "GetCostAndUsage";

const shapes: Readonly<Record<string, StructureShape>> = { ...inputs, ...stsInputs };

/** The names of all operations of this endpoint. */
export const endpointOperations = [
  ...Object.keys(shapes),
  ...cloudWatchOperations,
  "GetCostAndUsage",
] as EndpointOperation[];

/** Returns the shape of an operation's input, or undefined for services that have other messages for invalid members. */
export function shapeOf(operation: EndpointOperation): StructureShape | undefined {
  return shapes[operation];
}

/** Returns the prefix of the IAM actions of an operation's service. */
export function iamPrefixOf(operation: string): "bedrock" | "sts" | "cloudwatch" | "ce" {
  if (Object.hasOwn(stsInputs, operation)) return "sts";
  if (operation === "GetCostAndUsage") return "ce";
  return cloudWatchOperations.some((name) => name === operation) ? "cloudwatch" : "bedrock";
}
