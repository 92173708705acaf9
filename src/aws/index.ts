/**
 * The entry point of the AWS code. It is a separate bundle that is loaded with the first request, so import it only with `await
 * import()`.
 */
export { Aws } from "./aws";
export { findDefaultCredentialsSource } from "./credentials/defaultCredentials";
export { listAwsProfiles } from "./credentials/listAwsProfiles";
export { listConfigFindings } from "./sharedConfig/configFindings";
export { awsFiles } from "./sharedConfig/files";
export type { AwsFiles } from "./sharedConfig/files";
