import type { AwsProfile, AwsProfileKind, CredentialsInUse, SignIn } from "../../domain/awsProfile";
import { splitArn } from "../../domain/arn";
import { findSignIn } from "../../domain/signIn";
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
  const describe = (name: string): Pick<CredentialsInUse, "awsProfile" | "signIn"> => {
    const signIn = signInInFiles(name, config);
    return {
      awsProfile: config.awsProfiles.has(name) ? describeAwsProfile(name, config, env) : undefined,
      ...(signIn ? { signIn } : {}),
    };
  };
  if (awsProfiles.length === 0) {
    const source = chooseDefaultCredentials(config, env);
    return [{ source, ...(source.kind === "awsProfile" ? describe(source.name) : { awsProfile: undefined }) }];
  }
  return awsProfiles.map((name) => ({ name, ...describe(name) }));
}

/** Returns the sign-in that an AWS profile depends on according to the shared files, or undefined if there is none. */
export function signInInFiles(awsProfile: string, config: SharedConfig): SignIn | undefined {
  return findSignIn(awsProfile, (name) =>
    config.awsProfiles.has(name) ? chooseCredentials(name, config, process.env).used : undefined,
  );
}

/** Returns a description of an AWS profile in the shared files, including its source of credentials. */
export function describeAwsProfile(name: string, config: SharedConfig, env: Environment): AwsProfile {
  const { used, unused } = chooseCredentials(name, config, env);
  const { region, mfa_serial: mfaSerial } = config.awsProfiles.get(name) ?? {};
  const accountId = accountInFiles(used, config.awsProfiles.get(name)?.sso_account_id);
  const mfaDevice = used.kind === "assumedRole" ? mfaSerial : undefined;
  return {
    name,
    credentials: used,
    ...(unused.length > 0 ? { unused } : {}),
    ...(region ? { region } : {}),
    ...(accountId === undefined ? {} : { accountId }),
    ...(mfaDevice ? { mfaDevice } : {}),
  };
}

/** Returns the account that credentials belong to, or undefined if the settings of the AWS profile do not contain it. */
function accountInFiles(credentials: AwsProfileKind, ssoAccountId: string | undefined): string | undefined {
  const accountId = accountSetting(credentials, ssoAccountId);
  return /^[0-9]{12}$/.test(accountId ?? "") ? accountId : undefined;
}

function accountSetting(credentials: AwsProfileKind, ssoAccountId: string | undefined): string | undefined {
  switch (credentials.kind) {
    case "sso":
    case "legacySso":
      return ssoAccountId;
    case "assumedRole":
    case "webIdentity":
      return splitArn(credentials.roleArn)?.accountId;
    case "login":
      return splitArn(credentials.session)?.accountId;
    default:
      return undefined;
  }
}
