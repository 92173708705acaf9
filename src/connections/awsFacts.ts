import type { AwsFiles } from "../aws";
import type { DefaultCredentialsSource, AwsProfile, ConfigFinding } from "../domain/awsProfile";

/*
 * What AWS's files, the environment and this machine say, read by code that is loaded when it is first needed. None of it
 * resolves credentials.
 */

/** The AWS profiles of the shared files, and where credentials would come from without one. */
export async function findCredentialPlaces(): Promise<{
  awsProfiles: readonly AwsProfile[];
  defaultCredentials: DefaultCredentialsSource;
}> {
  const { findDefaultCredentialsSource, listAwsProfiles } = await import("../aws/index");
  const [awsProfiles, defaultCredentials] = await Promise.all([listAwsProfiles(), findDefaultCredentialsSource()]);
  return { awsProfiles, defaultCredentials };
}

/** The Region that an AWS profile names, or the environment where none does; nothing where neither does. */
export async function findDefaultRegion(awsProfile: string | undefined): Promise<string | undefined> {
  return (await import("../aws/sharedConfig/defaultRegion")).findDefaultRegion(awsProfile);
}

/** Returns what is wrong with the shared files. */
export async function listConfigFindings(): Promise<readonly ConfigFinding[]> {
  return (await import("../aws/index")).listConfigFindings();
}

/** Where the shared files and the sign-ins are. */
export async function findAwsFiles(): Promise<AwsFiles> {
  return (await import("../aws/sharedConfig/files")).awsFiles();
}
