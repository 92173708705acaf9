import type { FoundationModel } from "../../../domain/foundationModel";
import { isLegacy } from "../../../domain/foundationModel";
import type { InferenceProfile } from "../../../domain/inferenceProfile";
import { listedModel, parseModelArn, providerOfModel } from "../../../domain/modelReference";
import { modelRoutes } from "../../../domain/routing";
import { formatDate } from "../../../messages/dates";
import { explainCannotBeSource, formatModelKind } from "../../../messages/model";
import type { ModelsById } from "../../../profiles/regionContents";
import type { DetailsData, Loadable } from "../detailsData";
import type { CopyTarget } from "../detailsMessages";
import type { DetailsSection } from "../detailsSection";
import { describeRegion, displayText, omitUndefined } from "../detailsSection";
import type { Lifecycle, Model } from "../viewModelSchema";

/** The models that the profile routes to, with their lifecycle and destination Regions. */
export const modelsSection: DetailsSection = {
  describe: ({ profile, models }, language) =>
    profile.value ? { models: describeModels(profile.value, models, language) } : {},
  copyText: textOfModel,
};

function describeModels(profile: InferenceProfile, models: Loadable<ModelsById>, language: string): Model[] {
  return modelRoutes(profile).map(({ reference, regions, global }) => {
    const isFoundationModel = reference.kind === "foundationModel";
    const model = listedModel(reference, models.value);
    const provider = providerOfModel(reference, models.value);
    return {
      key: displayText(reference.key),
      id: displayText(reference.modelId),
      lifecycle: isFoundationModel
        ? describeLifecycle(model, models.status === "loading", language)
        : { kind: "none" as const },
      destinations: regions.map(describeRegion),
      global,
      ...omitUndefined({
        name: model && displayText(model.name),
        kind: isFoundationModel ? undefined : displayText(formatModelKind(reference)),
        noSource: model && explainCannotBeSource(model),
        provider: provider === undefined ? undefined : displayText(provider),
      }),
    };
  });
}

function describeLifecycle(model: FoundationModel | undefined, loading: boolean, language: string): Lifecycle {
  if (!model?.lifecycle) {
    return { kind: loading && !model ? "loading" : "unknown" };
  }
  return {
    kind: "known",
    status: displayText(model.lifecycle.status),
    legacy: isLegacy(model),
    ...omitUndefined({ endOfLife: formatDate(model.lifecycle.endOfLifeTime, language) }),
  };
}

function textOfModel({ profile, models }: DetailsData, { field, of = "" }: CopyTarget): string | undefined {
  const references = profile.value?.modelArns.map(parseModelArn) ?? [];
  if (field === "destination") {
    return references.find(({ region }) => region !== "" && displayText(region) === of)?.region;
  }
  const ofModel = references.filter(({ key }) => displayText(key) === of);
  const [reference] = ofModel;
  const model = reference && listedModel(reference, models.value);
  switch (field) {
    case "modelId":
      return reference?.modelId;
    case "modelArns":
      return ofModel.map(({ arn }) => arn).join("\n") || undefined;
    case "modelName":
      return model?.name;
    case "provider":
      return reference && providerOfModel(reference, models.value);
    case "lifecycle":
      return model?.lifecycle?.status;
    case "endOfLife":
      return model?.lifecycle?.endOfLifeTime?.toISOString();
    default:
      return undefined;
  }
}
