import { inputs, type OperationName } from "./shapes";
import { stsInputs, type StsOperation } from "./stsShapes";

/** Every operation of this endpoint: Bedrock's nine and STS's three. */
export type EndpointOperation = OperationName | StsOperation;

/** The inputs of all operations. */
export const endpointInputs = { ...inputs, ...stsInputs };

/** The names of all operations of this endpoint. */
export const endpointOperations = Object.keys(endpointInputs) as EndpointOperation[];
