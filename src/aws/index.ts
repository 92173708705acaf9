/** The door to AWS. It is a bundle of its own, loaded when the first request is made: import it with `await import()` only. */
export { findAmbientPlace } from "./ambientCredentials";
export { AwsAccess } from "./awsAccess";
export { listAwsProfiles } from "./awsProfiles";
export { listConfigFindings } from "./configFindings";
export { awsFiles } from "./files";
export type { AwsFiles } from "./files";
