import type { Connection } from "../../domain/connection";
import type { ProfileSource } from "../../changes/createDraft";
import { modelAsSource, profileAsSource } from "../../changes/createDraft";
import type { FoundationModel } from "../../domain/foundationModel";
import { isLegacy, isOnDemand } from "../../domain/foundationModel";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import { isCopySource } from "../../domain/inferenceProfile";
import { compareNaturally } from "../../util/naturalOrder";
import { listedModel, providerOfModel } from "../../domain/modelReference";
import { destinationRegions, isGlobal, modelsOfProfile } from "../../domain/routing";
import { formatForeign } from "../../messages/foreign";
import { formatModelName } from "../../messages/model";
import type { ModelsById, RegionContents } from "../../profiles/regionContents";

/** Something that an application profile can be copied from. */
export interface SourceChoice {
  readonly source: ProfileSource;
  /** Undefined if it is unknown. */
  readonly provider: string | undefined;
  /** The destination Regions, sorted. */
  readonly regions: readonly string[];
  /** Whether requests may run in any commercial Region. */
  readonly global: boolean;
  /** The names of its models, as `formatModelName` returns them. */
  readonly models: readonly string[];
  /** Names the account of a profile that belongs to another account than the credentials. */
  readonly foreign?: string;
  /** Set if one of its models is legacy. `endOfLife` is the earliest known date. */
  readonly legacy?: { readonly endOfLife?: Date };
}

/** The choices of one provider, or those whose provider is unknown: system-defined profiles, then models, legacy ones last in each. */
export interface SourceGroup {
  readonly provider: string | undefined;
  readonly choices: readonly SourceChoice[];
}

/**
 * Returns what an application profile can be copied from in a Region (CreateInferenceProfile, `modelSource.copyFrom`):
 * active system-defined profiles, and foundation models with on-demand throughput. Other models are available through profiles.
 * `accountId` is the account of the credentials, if it is known.
 */
export function sourceGroups(
  connection: Connection,
  contents: RegionContents,
  accountId?: string,
): readonly SourceGroup[] {
  const { systemDefined, models } = contents;
  const onDemand = [...models.values()].filter((model) => isOnDemand(model) && model.arn !== "");
  const choices = [
    ...systemDefined.filter(isCopySource).map((profile) => profileChoice(connection, profile, models, accountId)),
    ...onDemand.map((model) => modelChoice(connection, model)),
  ];
  const providers = [...new Set(choices.map((choice) => choice.provider))].sort(compareProviders);
  return providers.map((provider) => ({
    provider,
    choices: choices.filter((choice) => choice.provider === provider).sort(compareChoices),
  }));
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

/** Sorts by name, the unknown provider last. */
function compareProviders(a: string | undefined, b: string | undefined): number {
  return Number(a === undefined) - Number(b === undefined) || compareNaturally(a ?? "", b ?? "");
}

function compareChoices(a: SourceChoice, b: SourceChoice): number {
  return (
    kindOrder[a.source.kind] - kindOrder[b.source.kind] ||
    Number(a.legacy !== undefined) - Number(b.legacy !== undefined) ||
    compareNaturally(a.source.name, b.source.name) ||
    compareNaturally(a.source.id, b.source.id)
  );
}

const kindOrder: Readonly<Record<ProfileSource["kind"], number>> = { systemDefined: 0, foundationModel: 1 };
