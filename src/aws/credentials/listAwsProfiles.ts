import type { AwsProfile } from "../../domain/awsProfile";
import { readSharedConfig } from "../sharedConfig";
import { describeAwsProfile } from "./credentialsInUse";

/**
 * Returns the AWS profiles in the shared files, in file order, with the source of credentials of each. Does not resolve
 * credentials.
 */
export async function listAwsProfiles(): Promise<AwsProfile[]> {
  const config = await readSharedConfig();
  return [...config.awsProfiles.keys()].map((name) => describeAwsProfile(name, config, process.env));
}
