import { providerOfModelId } from "../domain/foundationModel";
import type { InferenceProfile } from "../domain/inferenceProfile";
import { destinationRegions, modelIds } from "../domain/routing";
import { joinList } from "../messages/list";
import { formatRegion } from "../messages/region";
import type { ProfileRef } from "../profiles/profileStore";
import type { ModelsById } from "../profiles/regionContents";

/** The texts of a profile in a quick pick. All of them are untrusted. */
export interface ProfileTexts {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/**
 * Returns texts by which users can find a profile: its name, ID, models, providers, Region, and destination Regions, and its
 * AWS profile if several are shown.
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
    detail: [profile.id, ...awsProfile, formatRouting(connection.region, profile), ...ids].join(" · "),
  };
}

function formatRouting(region: string, profile: InferenceProfile): string {
  const destinations = destinationRegions(profile).filter((destination) => destination !== region);
  const source = `${region} ${formatRegion(region)}`;
  return destinations.length > 0 ? `${source} → ${joinList(destinations)}` : source;
}
