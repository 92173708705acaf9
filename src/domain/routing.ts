import type { ModelReference } from "./arn";
import { readModelArn } from "./arn";
import type { InferenceProfile } from "./inferenceProfile";

/** One model of a profile, with everywhere its requests may run. */
export interface ModelRoute {
  readonly modelId: string;
  /** Destination Regions, sorted. */
  readonly regions: readonly string[];
  /** Whether the profile also holds the model without a Region: requests may then leave the geography. */
  readonly global: boolean;
}

/** Groups a profile's model ARNs by model, in the order they came. */
export function modelRoutes(profile: Pick<InferenceProfile, "modelArns">): ModelRoute[] {
  const references = new Map<string, ModelReference[]>();
  for (const reference of profile.modelArns.map(readModelArn)) {
    const ofModel = references.get(reference.modelId) ?? [];
    references.set(reference.modelId, [...ofModel, reference]);
  }
  return [...references].map(([modelId, ofModel]) => ({
    modelId,
    regions: [...new Set(ofModel.map(({ region }) => region))].filter((region) => region !== "").sort(),
    global: ofModel.some(({ global }) => global),
  }));
}

/** Every destination Region of a profile, sorted. */
export function destinationRegions(profile: Pick<InferenceProfile, "modelArns">): string[] {
  return [...new Set(modelRoutes(profile).flatMap((route) => route.regions))].sort();
}

/** Whether requests through a profile may run in any commercial Region. */
export function isGlobal(profile: Pick<InferenceProfile, "modelArns">): boolean {
  return summaryOf(profile).global;
}

/** The IDs of the models a profile runs, each once. */
export function modelIds(profile: Pick<InferenceProfile, "modelArns">): readonly string[] {
  return summaryOf(profile).modelIds;
}

interface Summary {
  readonly modelIds: readonly string[];
  readonly global: boolean;
}

/** By the lists of ARNs themselves: thousands of rows ask for it again at each drawing, and remembered ones share their lists. */
const summaries = new WeakMap<readonly string[], Summary>();

function summaryOf({ modelArns }: Pick<InferenceProfile, "modelArns">): Summary {
  let summary = summaries.get(modelArns);
  if (!summary) {
    const references = modelArns.map(readModelArn);
    summary = {
      modelIds: [...new Set(references.map(({ modelId }) => modelId))],
      global: references.some(({ global }) => global),
    };
    summaries.set(modelArns, summary);
  }
  return summary;
}
