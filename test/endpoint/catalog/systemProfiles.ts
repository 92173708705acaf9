import { foundationModelArn, partitionOf, systemProfileArn } from "../arn";
import type { InferenceProfileWire } from "../wire";
import { models, startOfDay } from "./foundationModels";
import type { ModelFacts } from "./modelFacts";
import { geographies, type Geography } from "./regions";

/** Returns the system-defined profiles in a Region for an account, sorted by ID. */
export function systemProfilesIn(region: string, accountId: string): InferenceProfileWire[] {
  const profiles = models.flatMap((model) =>
    Object.entries(model.profiles ?? {})
      .filter(([, sources]) => sources.includes(region))
      .map(([geography, sources]) => systemProfile(model, geography as Geography, sources, region, accountId)),
  );
  return profiles.sort((a, b) => (a.inferenceProfileId < b.inferenceProfileId ? -1 : 1));
}

function systemProfile(
  model: ModelFacts,
  geography: Geography,
  sources: readonly string[],
  region: string,
  accountId: string,
): InferenceProfileWire {
  const id = `${geography}.${model.modelId}`;
  const destinations = destinationRegions(geography, sources, region);
  const title = modelTitle(model);
  const where = geography === "global" ? "globally across all supported AWS Regions" : `in ${listed(destinations)}`;
  const modelArns = destinations.map((destination) => foundationModelArn(model.modelId, destination));
  if (geography === "global") {
    modelArns.push(foundationModelArn(model.modelId, "", partitionOf(region)));
  }
  return {
    inferenceProfileName: `${geographies[geography].label} ${title}`,
    description: `Routes requests to ${title} ${where}.`,
    createdAt: startOfDay(model.released),
    updatedAt: startOfDay(model.released),
    inferenceProfileArn: systemProfileArn(id, region, accountId),
    models: modelArns.map((modelArn) => ({ modelArn })),
    inferenceProfileId: id,
    status: "ACTIVE",
    type: "SYSTEM_DEFINED",
  };
}

/** Returns the destination Regions of a geography that have the model, including the source Region. */
function destinationRegions(geography: Geography, sources: readonly string[], region: string): string[] {
  const shared = geographies[geography].destinations.filter((destination) => sources.includes(destination));
  return [...new Set([...shared, region])].sort();
}

/** Joins the names of the provider and the model without repeating the provider. */
function modelTitle(model: ModelFacts): string {
  return model.modelName.startsWith(model.providerName) ? model.modelName : `${model.providerName} ${model.modelName}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
