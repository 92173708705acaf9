import type { AwsProfile } from "../../domain/awsProfile";
import { readSharedConfig } from "../sharedConfig";
import { chooseCredentials } from "./chooseCredentials";

/**
 * Returns the AWS profiles in the shared files, in file order, with the source of credentials of each. Does not resolve
 * credentials.
 */
export async function listAwsProfiles(): Promise<AwsProfile[]> {
  const config = await readSharedConfig();
  return [...config.awsProfiles].map(([name, section]) => {
    const { used, unused } = chooseCredentials(name, config, process.env);
    const { region } = section;
    const mfaDevice = used.kind === "assumedRole" ? section["mfa_serial"] : undefined;
    return {
      name,
      credentials: used,
      ...(unused.length > 0 ? { unused } : {}),
      ...(region ? { region } : {}),
      ...(mfaDevice ? { mfaDevice } : {}),
    };
  });
}
