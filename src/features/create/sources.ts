import type { Connection } from "../../domain/connection";
import type { ProfileSource } from "../../changes/createDraft";
import { modelAsSource, profileAsSource } from "../../changes/createDraft";
import type { FoundationModel } from "../../domain/foundationModel";
import { isLegacy, isOnDemand } from "../../domain/foundationModel";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import { isCopySource } from "../../domain/inferenceProfile";
import { listedModel, providerOfModel } from "../../domain/modelReference";
import { destinationRegions, isGlobal, modelsOfProfile } from "../../domain/routing";
import { formatForeign } from "../../messages/foreign";
import { formatModelName } from "../../messages/model";
import type { ModelsById, RegionContents } from "../../profiles/regionContents";

/** A source that an application profile can be copied from. */
export interface SourceChoice {
  readonly source: ProfileSource;
  /** The provider, or undefined if it is unknown. */
  readonly provider: string | undefined;
  /** The destination Regions, sorted. */
  readonly regions: readonly string[];
  /** Whether requests may run in any commercial Region. */
  readonly global: boolean;
  /** The names of the source's models, as returned by `formatModelName`. */
  readonly models: readonly string[];
  /** A text that contains the account of the profile. Set only if it differs from the account of the credentials. */
  readonly foreign?: string;
  /** The time when AWS created the system-defined profile. */
  readonly createdAt?: Date;
  /** Set if one of the source's models is legacy. `endOfLife` is the earliest known date. */
  readonly legacy?: { readonly endOfLife?: Date };
}

/**
 * Returns the sources in a Region that an application profile can be copied from (CreateInferenceProfile,
 * `modelSource.copyFrom`): active system-defined profiles, and foundation models with on-demand throughput. Other models are
 * available through system-defined profiles. `accountId` is the account of the credentials, if it is known.
 */
export function sourceChoices(
  connection: Connection,
  contents: RegionContents,
  accountId?: string,
): readonly SourceChoice[] {
  const { systemDefined, models } = contents;
  const onDemand = [...models.values()].filter((model) => isOnDemand(model) && model.arn !== "");
  return [
    ...systemDefined.filter(isCopySource).map((profile) => profileChoice(connection, profile, models, accountId)),
    ...onDemand.map((model) => modelChoice(connection, model)),
  ];
}

/** Returns the foundation model with this ID as a source, or undefined if it cannot be copied from directly. */
export function onDemandSource(connection: Connection, models: ModelsById, modelId: string): ProfileSource | undefined {
  const model = models.get(modelId);
  return model && isOnDemand(model) && model.arn !== "" ? modelAsSource(connection, model) : undefined;
}

function profileChoice(
  connection: Connection,
  profile: InferenceProfile,
  models: ModelsById,
  accountId: string | undefined,
): SourceChoice {
  const foreign = formatForeign(profile, accountId);
  const references = modelsOfProfile(profile);
  const known = references.map((model) => listedModel(model, models)).filter((model) => model !== undefined);
  return {
    source: profileAsSource(connection, profile),
    provider: references.map((model) => providerOfModel(model, models)).find((provider) => provider !== undefined),
    regions: destinationRegions(profile),
    global: isGlobal(profile),
    models: references.map((model) => formatModelName(model, models)),
    ...(foreign === undefined ? {} : { foreign }),
    ...(profile.createdAt ? { createdAt: profile.createdAt } : {}),
    ...legacyOf(known),
  };
}

function modelChoice(connection: Connection, model: FoundationModel): SourceChoice {
  return {
    source: modelAsSource(connection, model),
    provider: model.provider || undefined,
    regions: [connection.region],
    global: false,
    models: [model.name],
    ...legacyOf([model]),
  };
}

function legacyOf(models: readonly FoundationModel[]): Pick<SourceChoice, "legacy"> {
  const legacy = models.filter(isLegacy);
  const [endOfLife] = legacy
    .map((model) => model.lifecycle?.endOfLifeTime)
    .filter((end) => end !== undefined)
    .sort((a, b) => a.getTime() - b.getTime());
  return legacy.length > 0 ? { legacy: endOfLife ? { endOfLife } : {} } : {};
}
