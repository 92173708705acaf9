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
  /** Where requests may run, sorted. */
  readonly regions: readonly string[];
  /** Whether requests may run in any commercial Region. */
  readonly global: boolean;
  /** The models it runs, by name where that is known. */
  readonly models: readonly string[];
  /** Set where AWS has announced the end of one of its models; the first to end, where a date is known. */
  readonly legacy?: { readonly endOfLife?: Date };
}

/** The choices of one provider: system-defined profiles first, then models, each with the legacy ones last. */
export interface SourceGroup {
  readonly provider: string;
  readonly choices: readonly SourceChoice[];
}

/**
 * What an application profile can be copied from in a Region (CreateInferenceProfile, `modelSource.copyFrom`): system-defined
 * profiles, and foundation models that can be called on demand. Other models come through the profiles that hold them.
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

/** The foundation model of this ID as a source; nothing where it is not one by itself. */
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
