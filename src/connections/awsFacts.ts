import type { AwsFiles } from "../aws";
import type { AwsProfile, CredentialsInUse, DefaultCredentialsSource } from "../domain/awsProfile";
import type { ConnectionSelection } from "../aws/sharedConfig/connectionFacts";
import type { ConfigFinding, Finding } from "../domain/configFinding";

/*
 * Facts from the shared AWS config files, the environment, and this machine. Each function loads its code on first use, and none
 * of them resolves credentials.
 */

/** Returns the AWS profiles in the shared config files, and the source of the default credentials. */
export async function findCredentialPlaces(): Promise<{
  awsProfiles: readonly AwsProfile[];
  defaultCredentials: DefaultCredentialsSource;
}> {
  const { findDefaultCredentialsSource, listAwsProfiles } = await import("../aws/index");
  const [awsProfiles, defaultCredentials] = await Promise.all([listAwsProfiles(), findDefaultCredentialsSource()]);
  return { awsProfiles, defaultCredentials };
}

/** Returns the default Region of an AWS profile or of the default credentials, or undefined if none is configured. */
export async function findDefaultRegion(awsProfile: string | undefined): Promise<string | undefined> {
  return (await import("../aws/sharedConfig/connectionFacts")).findDefaultRegion(awsProfile);
}

/** Returns the credentials that the selected AWS profiles use, or the default credentials if none are selected. */
export async function findCredentialsInUse(awsProfiles: readonly string[]): Promise<readonly CredentialsInUse[]> {
  return (await import("../aws/sharedConfig/connectionFacts")).findCredentialsInUse(awsProfiles);
}

/** Returns the findings about the environment and the shared config files that affect the AWS profiles in use. */
export async function listFindingsInUse(settings: ConnectionSelection): Promise<readonly Finding[]> {
  return (await import("../aws/sharedConfig/connectionFacts")).listFindingsInUse(settings);
}

/** Returns the findings about the shared config files. */
export async function listConfigFindings(): Promise<readonly ConfigFinding[]> {
  return (await import("../aws/index")).listConfigFindings();
}

/** Returns the paths of the shared config files and of the sign-in caches. */
export async function findAwsFiles(): Promise<AwsFiles> {
  return (await import("../aws/sharedConfig/files")).awsFiles();
}
