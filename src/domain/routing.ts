import type { ModelReference } from "./arn";
import { readModelArn } from "./arn";
import type { InferenceProfile } from "./inferenceProfile";

/** A model of a profile, with the Regions where its requests may run. */
export interface ModelRoute {
  readonly modelId: string;
  /** Destination Regions, sorted. */
  readonly regions: readonly string[];
  /** Whether the profile also contains the model without a Region, so that requests may leave the geography. */
  readonly global: boolean;
}

/** Groups a profile's model ARNs by model, in their original order. */
export function modelRoutes(profile: Pick<InferenceProfile, "modelArns">): ModelRoute[] {
  const references = new Map<string, ModelReference[]>();
  for (const reference of profile.modelArns.map(readModelArn)) {
    const group = references.get(reference.modelId) ?? [];
    references.set(reference.modelId, [...group, reference]);
  }
  return [...references].map(([modelId, group]) => ({
    modelId,
    regions: [...new Set(group.map(({ region }) => region))].filter((region) => region !== "").sort(),
    global: group.some(({ global }) => global),
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

/** The distinct model IDs of a profile. */
export function modelIds(profile: Pick<InferenceProfile, "modelArns">): readonly string[] {
  return summaryOf(profile).modelIds;
}

interface Summary {
  readonly modelIds: readonly string[];
  readonly global: boolean;
}

/** Summaries by list of ARNs. Thousands of tree rows request them each time they are rendered, and cached profiles share lists. */
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
