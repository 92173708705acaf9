import type { AwsProfile, CredentialsInUse } from "../../domain/awsProfile";
import type { SharedConfig } from "../sharedConfig";
import { readSharedConfig } from "../sharedConfig";
import type { Environment } from "../sharedConfig/defaultAwsProfile";
import { chooseCredentials, chooseDefaultCredentials } from "./chooseCredentials";

/**
 * Returns the credentials that the selected AWS profiles use, or the default credentials if none are selected. Does not resolve
 * them.
 */
export async function findCredentialsInUse(awsProfiles: readonly string[]): Promise<readonly CredentialsInUse[]> {
  const config = await readSharedConfig();
  const { env } = process;
  const describe = (name: string): AwsProfile | undefined =>
    config.awsProfiles.has(name) ? describeAwsProfile(name, config, env) : undefined;
  if (awsProfiles.length === 0) {
    const source = chooseDefaultCredentials(config, env);
    return [{ source, awsProfile: source.kind === "awsProfile" ? describe(source.name) : undefined }];
  }
  return awsProfiles.map((name) => ({ name, awsProfile: describe(name) }));
}

/** Returns a description of an AWS profile in the shared files, including its source of credentials. */
export function describeAwsProfile(name: string, config: SharedConfig, env: Environment): AwsProfile {
  const { used, unused } = chooseCredentials(name, config, env);
  const { region, mfa_serial: mfaSerial } = config.awsProfiles.get(name) ?? {};
  const mfaDevice = used.kind === "assumedRole" ? mfaSerial : undefined;
  return {
    name,
    credentials: used,
    ...(unused.length > 0 ? { unused } : {}),
    ...(region ? { region } : {}),
    ...(mfaDevice ? { mfaDevice } : {}),
  };
}
