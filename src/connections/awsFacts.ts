import type { AwsFiles } from "../aws";
import type { AwsProfile, DefaultCredentialsSource } from "../domain/awsProfile";
import type { UsedSettings } from "../aws/sharedConfig/connectionFacts";
import type { ConfigFinding, Finding } from "../domain/configFinding";

/*
 * Facts from the shared AWS config files, the environment and this machine. Each function loads its code on first use, and none
 * of them resolves credentials.
 */

/** Returns the AWS profiles in the shared config files, and where the default credentials would come from. */
export async function findCredentialPlaces(): Promise<{
  awsProfiles: readonly AwsProfile[];
  defaultCredentials: DefaultCredentialsSource;
}> {
  const { findDefaultCredentialsSource, listAwsProfiles } = await import("../aws/index");
  const [awsProfiles, defaultCredentials] = await Promise.all([listAwsProfiles(), findDefaultCredentialsSource()]);
  return { awsProfiles, defaultCredentials };
}

/** Returns the Region of an AWS profile, or else that of the environment, or undefined if neither names one. */
export async function findDefaultRegion(awsProfile: string | undefined): Promise<string | undefined> {
  return (await import("../aws/sharedConfig/connectionFacts")).findDefaultRegion(awsProfile);
}

/** Returns what is wrong in the environment and the shared config files, as far as it concerns the AWS profiles in use. */
export async function listFindingsInUse(settings: UsedSettings): Promise<readonly Finding[]> {
  return (await import("../aws/sharedConfig/connectionFacts")).listFindingsInUse(settings);
}

/** Returns the mistakes found in the shared config files. */
export async function listConfigFindings(): Promise<readonly ConfigFinding[]> {
  return (await import("../aws/index")).listConfigFindings();
}

/** Returns the paths of the shared config files and of the sign-in caches. */
export async function findAwsFiles(): Promise<AwsFiles> {
  return (await import("../aws/sharedConfig/files")).awsFiles();
}
