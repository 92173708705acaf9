import type { InferenceProfile } from "../domain/inferenceProfile";
import type { ProfileRef } from "../profiles/profileStore";
import type { ModelsById } from "../profiles/regionContents";
import { providerOfModelId } from "../domain/foundationModel";
import { joinList } from "../messages/list";
import { formatRegion } from "../messages/region";
import { destinationRegions, modelIds } from "../domain/routing";

/** The texts of a profile in a quick pick. All of them may be foreign. */
export interface ProfileTexts {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/**
 * Texts that let a person find a profile by its name, ID, model, provider, Region or destination, and by its AWS profile where
 * several are shown.
 */
export function profileTexts(
  { connection, profile }: ProfileRef,
  models: ModelsById | undefined,
  severalAwsProfiles = false,
): ProfileTexts {
  const awsProfile = severalAwsProfiles && connection.awsProfile !== undefined ? [connection.awsProfile] : [];
  const ids = modelIds(profile);
  const providers = [...new Set(ids.map((id) => models?.get(id)?.provider ?? providerOfModelId(id)))];
  const names = ids.map((id) => models?.get(id)?.name).filter((name) => name !== undefined);
  return {
    label: profile.name,
    description: [...providers, ...names].join(" · "),
    detail: [profile.id, ...awsProfile, where(connection.region, profile), ...ids].join(" · "),
  };
}

function where(region: string, profile: InferenceProfile): string {
  const destinations = destinationRegions(profile).filter((destination) => destination !== region);
  const home = `${region} ${formatRegion(region)}`;
  return destinations.length > 0 ? `${home} → ${joinList(destinations)}` : home;
}
