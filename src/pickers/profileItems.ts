import type { InferenceProfile, Tag } from "../domain/inferenceProfile";
import { accountOfProfile, findUnusableReason } from "../domain/inferenceProfile";
import { listedModel, providerOfModel } from "../domain/modelReference";
import { destinationRegions, modelsOfProfile } from "../domain/routing";
import { formatAwsProfileName } from "../messages/awsProfile";
import { formatForeign } from "../messages/foreign";
import { joinList } from "../messages/list";
import { formatModelKind } from "../messages/model";
import { formatRegionWithName } from "../messages/region";
import { formatUnusable } from "../messages/unusable";
import type { ListedProfile } from "./listedProfiles";

/** The texts for a profile in a quick pick. All of them are untrusted. */
export interface ProfileTexts {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  /** Text that is searched but not shown. */
  readonly keywords: string;
  /** Text for which matches come first, like those of the label. */
  readonly important: string;
}

/** The options that affect the texts, in addition to the profile and its models. */
export interface ProfileTextOptions {
  /** The age of the profile's data, or undefined if the data is current. */
  readonly age?: string | undefined;
  readonly severalAwsProfiles?: boolean;
  /** The tags of the profile, if they are known. */
  readonly tags?: readonly Tag[] | undefined;
}

/**
 * Returns the texts by which users can find a profile: its name, ID, ARN, models, providers, Region, destination Regions, tags,
 * and, if several are shown, AWS profiles. The description and detail begin with the text that distinguishes profiles with the
 * same name, because VS Code truncates long rows.
 */
export function profileTexts(
  listed: ListedProfile,
  { age, severalAwsProfiles = false, tags = [] }: ProfileTextOptions = {},
): ProfileTexts {
  const { profile, models, connection, accountId, differsBy } = listed;
  const references = modelsOfProfile(profile);
  // For other kinds of models, the kind replaces the provider.
  const providers = references.map((model) =>
    model.kind === "foundationModel" ? providerOfModel(model, models) : formatModelKind(model),
  );
  const names = references.map((model) => listedModel(model, models)?.name);
  const unusable = findUnusableReason(profile);
  const foreign = formatForeign(profile, accountId);
  const marks = [unusable && formatUnusable(unusable), foreign];
  const awsProfiles = severalAwsProfiles ? [formatAwsProfiles(listed)] : [];
  const routing = formatRouting(connection.region, profile);
  const id = differsBy.has("id") ? [profile.id] : [];
  const differences = [
    // The detail also contains the account.
    ...(differsBy.has("awsProfile") && severalAwsProfiles ? [formatAwsProfileNames(listed)] : []),
    ...(differsBy.has("region") ? [connection.region] : []),
    ...id,
  ];
  const places = differsBy.has("awsProfile") ? [...awsProfiles, routing] : [routing, ...awsProfiles];
  const modelTexts = new Set([...marks, age, ...providers, ...names].filter((text) => text !== undefined));
  return {
    label: profile.name,
    description: [...differences, ...modelTexts].join(" · "),
    detail: [
      ...id,
      ...places,
      ...(id.length > 0 ? [] : [profile.id]),
      ...references.map(({ modelId }) => modelId),
      // Allows searching by `key=value`, the format in which tags are typed elsewhere.
      ...tags.map(({ key, value }) => `${key}=${value}`),
    ].join(" · "),
    keywords: profile.arn,
    // "sonnet us-west-2" means the Region of a profile rather than one of its destinations.
    important: connection.region,
  };
}

function formatAwsProfileNames({ awsProfiles }: ListedProfile): string {
  return joinList(awsProfiles.map(formatAwsProfileName));
}

function formatAwsProfiles(listed: ListedProfile): string {
  return `${formatAwsProfileNames(listed)} (${listed.accountId ?? accountOfProfile(listed.profile)})`;
}

function formatRouting(region: string, profile: InferenceProfile): string {
  const destinations = destinationRegions(profile).filter((destination) => destination !== region);
  const source = formatRegionWithName(region);
  return destinations.length > 0 ? `${source} → ${joinList(destinations)}` : source;
}
