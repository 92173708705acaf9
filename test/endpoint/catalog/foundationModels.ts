import { foundationModelArn } from "../arn";
import type { FoundationModelLifecycleWire, FoundationModelWire } from "../wire";
import type { ModelFacts } from "./modelFacts";
import { anthropicModels } from "./models/anthropic";
import { metaModels } from "./models/meta";
import { mistralModels } from "./models/mistral";
import { novaModels } from "./models/nova";
import { openAiAndQwenModels } from "./models/openAiAndQwen";
import { openWeightModels } from "./models/openWeights";
import { otherModels } from "./models/otherProviders";
import { stabilityModels } from "./models/stability";
import { titanModels } from "./models/titan";

/** All foundation models in the catalog. */
export const models: readonly ModelFacts[] = [
  ...novaModels,
  ...titanModels,
  ...anthropicModels,
  ...metaModels,
  ...mistralModels,
  ...openWeightModels,
  ...openAiAndQwenModels,
  ...stabilityModels,
  ...otherModels,
];

/** The sorted Regions in the catalog. Each has a model or a profile. */
export const catalogRegions: readonly string[] = [...new Set(models.flatMap(regionsOf))].sort();

/** Returns the foundation models that can be used in a Region, on demand or through a profile, keyed by ID. */
export function foundationModelsIn(region: string): Map<string, FoundationModelWire> {
  const here = models.filter((model) => regionsOf(model).includes(region));
  return new Map(here.map((model) => [model.modelId, foundationModel(model, region)]));
}

function regionsOf(model: ModelFacts): string[] {
  return [...(model.onDemand ?? []), ...Object.values(model.profiles ?? {}).flat()];
}

function foundationModel(model: ModelFacts, region: string): FoundationModelWire {
  return {
    modelArn: foundationModelArn(model.modelId, region),
    modelId: model.modelId,
    modelName: model.modelName,
    providerName: model.providerName,
    inputModalities: [...model.input],
    outputModalities: [...model.output],
    responseStreamingSupported: model.output.includes("TEXT") && !model.modelId.includes("rerank"),
    customizationsSupported: [...(model.customizations ?? [])],
    inferenceTypesSupported: inferenceTypes(model, region),
    modelLifecycle: lifecycle(model),
  };
}

function inferenceTypes(model: ModelFacts, region: string): string[] {
  const onDemand = model.onDemand?.includes(region) ?? false;
  const throughProfile = Object.values(model.profiles ?? {}).some((sources) => sources.includes(region));
  return [
    ...(onDemand ? ["ON_DEMAND"] : []),
    ...(throughProfile ? ["INFERENCE_PROFILE"] : []),
    ...(onDemand && model.provisioned ? ["PROVISIONED"] : []),
  ];
}

function lifecycle(model: ModelFacts): FoundationModelLifecycleWire {
  const startOfLifeTime = startOfDay(model.released);
  if (!model.legacy) {
    return { status: "ACTIVE", startOfLifeTime };
  }
  const { legacyTime, endOfLifeTime, publicExtendedAccessTime } = model.legacy;
  return {
    status: "LEGACY",
    startOfLifeTime,
    legacyTime: startOfDay(legacyTime),
    endOfLifeTime: startOfDay(endOfLifeTime),
    ...(publicExtendedAccessTime && { publicExtendedAccessTime: startOfDay(publicExtendedAccessTime) }),
  };
}

/** Formats the start of a day in the catalog like the service formats times. */
export function startOfDay(day: string): string {
  return `${day}T00:00:00Z`;
}
