import { readConnectionSettings, writeAwsProfiles } from "../../connections/settings";
import type { Connection } from "../../domain/connection";
import { awsProfilesOfAccount } from "./awsProfilesOfAccount";
import { chooseAwsProfile } from "./choices";
import type { LookUpTarget } from "./lookUp";
import { connectionsFor } from "./lookUp";
import type { ReferenceServices } from "./referenceInput";
import type { Shown } from "./typedText";
import { ownResources } from "./typedText";

/**
 * Returns the connections to search for a profile. Asks for the AWS profile if only AWS profiles that are not selected are
 * configured for the account. Returns undefined if the user pressed Esc.
 */
export async function connectionsOfTarget(
  target: LookUpTarget,
  shown: Shown,
  { connections, findAwsProfiles, profileStore, quickInputs }: ReferenceServices,
): Promise<readonly Connection[] | undefined> {
  const { accountId, region } = target;
  const selected = connectionsFor(target, shown.connections, profileStore);
  const { accounts } = ownResources(shown);
  if (accountId === undefined || region === undefined || accounts.has(accountId)) {
    return selected;
  }
  const offered = awsProfilesOfAccount(accountId, await findAwsProfiles(), connections.credentials, accounts);
  if (offered.length === 0) {
    return selected;
  }
  const names = offered.map(({ name }) => name);
  const replacesDefault = connections.awsProfiles.length === 0;
  const answer = await quickInputs.interrupt(() => chooseAwsProfile(accountId, names, replacesDefault));
  if (answer?.awsProfile === undefined) {
    return answer && selected;
  }
  if (answer.isSelected) {
    await writeAwsProfiles([...readConnectionSettings().awsProfiles, answer.awsProfile]);
  }
  return [{ awsProfile: answer.awsProfile, region }];
}
