import type { AwsProfile, CredentialsInUse } from "../../domain/awsProfile";
import { isUsable } from "../../domain/awsProfile";

/**
 * Returns the AWS profiles that are configured for an account but not in use. Returns none if the account is already in use,
 * according to the loaded profiles or the configuration, because the credentials in use are then sufficient.
 */
export function awsProfilesOfAccount(
  accountId: string,
  configured: readonly AwsProfile[],
  inUse: readonly CredentialsInUse[],
  loadedAccounts: ReadonlySet<string>,
): readonly AwsProfile[] {
  if (loadedAccounts.has(accountId) || inUse.some(({ awsProfile }) => awsProfile?.accountId === accountId)) {
    return [];
  }
  const names = new Set(inUse.flatMap((each) => ("name" in each ? [each.name] : [])));
  return configured.filter(
    (each) => each.accountId === accountId && !names.has(each.name) && isUsable(each.credentials),
  );
}
