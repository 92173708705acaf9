import type { AwsProfile } from "../../domain/awsProfile";
import { readSharedConfig } from "../sharedConfig";
import { describeAwsProfile } from "./credentialsInUse";

/**
 * Returns the AWS profiles in the shared files, in file order, each with its source of credentials. Does not resolve the
 * credentials.
 */
export async function listAwsProfiles(): Promise<AwsProfile[]> {
  const config = await readSharedConfig();
  return [...config.awsProfiles.keys()].map((name) => describeAwsProfile(name, config, process.env));
}
