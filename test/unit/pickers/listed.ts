import type { InferenceProfile } from "../../../src/domain/inferenceProfile";
import type { ListedProfile } from "../../../src/pickers/listedProfiles";

/** Returns a profile in us-east-1 in the format that pickers list, with the given changes. */
export function listed(profile: InferenceProfile, changes: Partial<ListedProfile> = {}): ListedProfile {
  const connection = { region: "us-east-1" };
  return { profile, models: new Map(), connection, awsProfiles: [undefined], differsBy: new Set(), ...changes };
}
