import type { InferenceProfile } from "../domain/inferenceProfile";
import { findUnusableReason } from "../domain/inferenceProfile";
import { listedModel, providerOfModel } from "../domain/modelReference";
import { destinationRegions, modelsOfProfile } from "../domain/routing";
import { formatForeign } from "../messages/foreign";
import { joinList } from "../messages/list";
import { formatModelKind } from "../messages/model";
import { formatRegion } from "../messages/region";
import { formatUnusable } from "../messages/unusable";
import type { ProfileRef } from "../profiles/profileStore";
import type { ModelsById } from "../profiles/regionContents";

/** The texts of a profile in a quick pick. All of them are untrusted. */
export interface ProfileTexts {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** What the texts depend on besides the profile and its models. */
export interface ProfileTextOptions {
  readonly severalAwsProfiles?: boolean;
  /** The account of the credentials, if it is known. */
  readonly accountId?: string | undefined;
}

/**
 * Returns texts by which users can find a profile: its name, ID, models, providers, Region, and destination Regions, and its
 * AWS profile if several are shown.
 */
export function profileTexts(
  { connection, profile }: ProfileRef,
  models: ModelsById | undefined,
  { severalAwsProfiles = false, accountId }: ProfileTextOptions = {},
): ProfileTexts {
  const awsProfile = severalAwsProfiles && connection.awsProfile !== undefined ? [connection.awsProfile] : [];
  const references = modelsOfProfile(profile);
  // What stands for the provider of any other kind of model is its kind.
  const providers = references.map((model) =>
    model.kind === "foundationModel" ? providerOfModel(model, models) : formatModelKind(model),
  );
  const names = references.map((model) => listedModel(model, models)?.name);
  const unusable = findUnusableReason(profile);
  const foreign = formatForeign(profile, accountId);
  const marks = [...(unusable ? [formatUnusable(unusable)] : []), foreign];
  return {
    label: profile.name,
    description: [...new Set([...marks, ...providers, ...names])].filter((text) => text !== undefined).join(" · "),
    detail: [
      profile.id,
      ...awsProfile,
      formatRouting(connection.region, profile),
      ...references.map(({ modelId }) => modelId),
    ].join(" · "),
  };
}

function formatRouting(region: string, profile: InferenceProfile): string {
  const destinations = destinationRegions(profile).filter((destination) => destination !== region);
  const source = `${region} ${formatRegion(region)}`;
  return destinations.length > 0 ? `${source} → ${joinList(destinations)}` : source;
}
