/** The entry point to AWS. It is a bundle of its own, loaded with the first request: import it with `await import()` only. */
export { Aws } from "./aws";
export { findDefaultCredentialsSource } from "./credentials/defaultCredentials";
export { listAwsProfiles } from "./credentials/listAwsProfiles";
export { listConfigFindings } from "./sharedConfig/configFindings";
export { awsFiles } from "./sharedConfig/files";
export type { AwsFiles } from "./sharedConfig/files";
