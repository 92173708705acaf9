/**
 * The parts of the shared config code that connections need. They are in a separate bundle because they are needed before the AWS
 * SDK is loaded.
 */
export { findDefaultRegion } from "./defaultRegion";
export { listFindingsInUse } from "./findingsInUse";
export type { ConnectionSelection } from "./findingsInUse";
export { findCredentialsInUse } from "../credentials/credentialsInUse";
