import type { Connections } from "../../connections/connections";
import { isForeign } from "../../domain/inferenceProfile";
import type { AccountIds } from "../../profiles/accountIds";
import type { ProfileStore } from "../../profiles/profileStore";
import { allProfiles } from "../../profiles/regionContents";
import type { ProfilesTreeDataProvider } from "./treeDataProvider";

/** The services that provide the accounts of rows. */
interface AccountServices {
  readonly connections: Connections;
  readonly profileStore: ProfileStore;
  readonly accounts: AccountIds;
}

/**
 * Redraws the rows that depend on the account of an AWS profile: the row of the AWS profile, and Regions with profiles of another
 * account.
 */
export function redrawAccount(
  awsProfile: string | undefined,
  { connections, profileStore, accounts }: AccountServices,
  provider: ProfilesTreeDataProvider,
): void {
  if (awsProfile !== undefined) {
    provider.redrawAwsProfile(awsProfile);
  }
  const account = accounts.get(awsProfile);
  const ofAwsProfile = connections.current.filter((connection) => connection.awsProfile === awsProfile);
  for (const connection of ofAwsProfile) {
    const profiles = allProfiles(profileStore.visibleContents(connection));
    if (profiles.some((profile) => isForeign(profile, account))) {
      provider.redraw(connection);
    }
  }
}
