/** The door to AWS. It is a bundle of its own, loaded when the first request is made: import it with `await import()` only. */
export { findDefaultCredentialsSource } from "./credentials/defaultCredentials";
export { AwsAccess } from "./awsAccess";
export { listAwsProfiles } from "./sharedConfig/awsProfiles";
export { listConfigFindings } from "./sharedConfig/configFindings";
export { awsFiles } from "./sharedConfig/files";
export type { AwsFiles } from "./sharedConfig/files";
