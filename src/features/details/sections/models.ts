import { readModelArn } from "../../../domain/arn";
import type { FoundationModel } from "../../../domain/foundationModel";
import { isLegacy, providerOfModelId } from "../../../domain/foundationModel";
import type { InferenceProfile } from "../../../domain/inferenceProfile";
import { modelRoutes } from "../../../domain/routing";
import { formatDate } from "../../../messages/dates";
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
  return modelRoutes(profile).map((route) => {
    const model = models.value?.get(route.modelId);
    return {
      id: displayText(route.modelId),
      provider: displayText(model?.provider ?? providerOfModelId(route.modelId)),
      lifecycle: describeLifecycle(model, models.status === "loading", language),
      destinations: route.regions.map(describeRegion),
      global: route.global,
      ...omitUndefined({ name: model && displayText(model.name) }),
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
  const references = profile.value?.modelArns.map(readModelArn) ?? [];
  if (field === "destination") {
    return references.find(({ region }) => region !== "" && displayText(region) === of)?.region;
  }
  // The page knows a model by its ID as it is shown.
  const ofModel = references.filter(({ modelId }) => displayText(modelId) === of);
  const modelId = ofModel[0]?.modelId;
  const model = modelId === undefined ? undefined : models.value?.get(modelId);
  switch (field) {
    case "modelId":
      return modelId;
    case "modelArns":
      return ofModel.map(({ arn }) => arn).join("\n") || undefined;
    case "modelName":
      return model?.name;
    case "provider":
      return model?.provider ?? (modelId === undefined ? undefined : providerOfModelId(modelId));
    case "lifecycle":
      return model?.lifecycle?.status;
    case "endOfLife":
      return model?.lifecycle?.endOfLifeTime?.toISOString();
    default:
      return undefined;
  }
}
