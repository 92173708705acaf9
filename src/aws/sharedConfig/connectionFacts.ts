/** What connections need to know of the shared files. A bundle of its own, because it is needed before the AWS SDK is loaded. */
export { findDefaultRegion } from "./defaultRegion";
export { listFindingsInUse } from "./findingsInUse";
export type { UsedSettings } from "./findingsInUse";
