import type { Connection } from "../../domain/connection";
import type { ProfileSource } from "../../changes/createDraft";
import { modelAsSource, profileAsSource } from "../../changes/createDraft";
import type { FoundationModel } from "../../domain/foundationModel";
import { isLegacy, isOnDemand, providerOfModelId } from "../../domain/foundationModel";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import { compareNaturally } from "../../util/naturalOrder";
import { destinationRegions, isGlobal, modelIds } from "../../domain/routing";
import type { ModelsById, RegionContents } from "../../profiles/regionContents";

/** Something that an application profile can be copied from. */
export interface SourceChoice {
  readonly source: ProfileSource;
  readonly provider: string;
  /** The destination Regions, sorted. */
  readonly regions: readonly string[];
  /** Whether requests may run in any commercial Region. */
  readonly global: boolean;
  /** The names of its models, or the IDs of those whose names are not known. */
  readonly models: readonly string[];
  /** Set if one of its models is legacy. `endOfLife` is the earliest known date. */
  readonly legacy?: { readonly endOfLife?: Date };
}

/** The choices of one provider: system-defined profiles, then models, legacy ones last in each. */
export interface SourceGroup {
  readonly provider: string;
  readonly choices: readonly SourceChoice[];
}

/**
 * Returns what an application profile can be copied from in a Region (CreateInferenceProfile, `modelSource.copyFrom`):
 * system-defined profiles, and foundation models with on-demand throughput. Other models are available through profiles.
 */
export function sourceGroups(connection: Connection, contents: RegionContents): readonly SourceGroup[] {
  const { systemDefined, models } = contents;
  const onDemand = [...models.values()].filter((model) => isOnDemand(model) && model.arn !== "");
  const choices = [
    ...systemDefined.map((profile) => profileChoice(connection, profile, models)),
    ...onDemand.map((model) => modelChoice(connection, model)),
  ];
  const providers = [...new Set(choices.map((choice) => choice.provider))].sort(compareNaturally);
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

function profileChoice(connection: Connection, profile: InferenceProfile, models: ModelsById): SourceChoice {
  const ids = modelIds(profile);
  const known = ids.map((id) => models.get(id)).filter((model) => model !== undefined);
  return {
    source: profileAsSource(connection, profile),
    provider: known[0]?.provider ?? providerOfModelId(ids[0] ?? profile.id),
    regions: destinationRegions(profile),
    global: isGlobal(profile),
    models: ids.map((id) => models.get(id)?.name ?? id),
    ...legacyOf(known),
  };
}

function modelChoice(connection: Connection, model: FoundationModel): SourceChoice {
  return {
    source: modelAsSource(connection, model),
    provider: model.provider,
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

function compareChoices(a: SourceChoice, b: SourceChoice): number {
  return (
    kindOrder[a.source.kind] - kindOrder[b.source.kind] ||
    Number(a.legacy !== undefined) - Number(b.legacy !== undefined) ||
    compareNaturally(a.source.name, b.source.name) ||
    compareNaturally(a.source.id, b.source.id)
  );
}

const kindOrder: Readonly<Record<ProfileSource["kind"], number>> = { systemDefined: 0, foundationModel: 1 };
