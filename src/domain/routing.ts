import type { InferenceProfile } from "./inferenceProfile";
import type { ModelReference } from "./modelReference";
import { isRegionless, parseModelArn } from "./modelReference";

/** A model of a profile, with the Regions where requests to it may run. */
export interface ModelRoute {
  /** The profile's first reference to the model. Its Region is only one of the destination Regions. */
  readonly reference: ModelReference;
  /** The destination Regions, sorted by code. */
  readonly regions: readonly string[];
  /** Whether the profile also contains the model without a Region, so that requests may run outside the geography. */
  readonly global: boolean;
}

/** Groups a profile's model ARNs by model, in their original order. */
export function modelRoutes(profile: Pick<InferenceProfile, "modelArns">): ModelRoute[] {
  const groups = new Map<string, ModelReference[]>();
  for (const reference of profile.modelArns.map(parseModelArn)) {
    const group = groups.get(reference.key) ?? [];
    groups.set(reference.key, [...group, reference]);
  }
  return [...groups.values()].flatMap((group) => {
    const [reference] = group;
    return reference
      ? {
          reference,
          regions: [...new Set(group.map(({ region }) => region))].filter((region) => region !== "").sort(),
          global: group.some(isRegionless),
        }
      : [];
  });
}

/** Returns all destination Regions of a profile, sorted by code. */
export function destinationRegions(profile: Pick<InferenceProfile, "modelArns">): string[] {
  return [...new Set(modelRoutes(profile).flatMap((route) => route.regions))].sort();
}

/** Returns whether requests through a profile may run in any commercial Region. */
export function isGlobal(profile: Pick<InferenceProfile, "modelArns">): boolean {
  return summaryOf(profile).global;
}

/** Returns the first reference to each distinct model of a profile. */
export function modelsOfProfile(profile: Pick<InferenceProfile, "modelArns">): readonly ModelReference[] {
  return summaryOf(profile).models;
}

interface Summary {
  readonly models: readonly ModelReference[];
  readonly global: boolean;
}

/**
 * A cache of summaries by list of ARNs. Thousands of tree rows request summaries each time they are rendered, and cached
 * profiles share their lists.
 */
const summaries = new WeakMap<readonly string[], Summary>();

function summaryOf({ modelArns }: Pick<InferenceProfile, "modelArns">): Summary {
  let summary = summaries.get(modelArns);
  if (!summary) {
    const references = modelArns.map(parseModelArn);
    summary = {
      models: firstOfEach(references),
      global: references.some(isRegionless),
    };
    summaries.set(modelArns, summary);
  }
  return summary;
}

function firstOfEach(references: readonly ModelReference[]): ModelReference[] {
  const byKey = new Map<string, ModelReference>();
  for (const reference of references) {
    if (!byKey.has(reference.key)) {
      byKey.set(reference.key, reference);
    }
  }
  return [...byKey.values()];
}
