import { inputs, type OperationName } from "./shapes";

/** Every operation of this endpoint: Bedrock's nine and GetCallerIdentity of STS. */
export type EndpointOperation = OperationName | "GetCallerIdentity";

/** The names of all operations of this endpoint. */
export const endpointOperations = [...(Object.keys(inputs) as OperationName[]), "GetCallerIdentity"] as const;
