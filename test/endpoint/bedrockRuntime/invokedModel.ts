import { parseArn } from "../arn";
import { models } from "../catalog/foundationModels";
import type { Modality } from "../catalog/modelFacts";
import { ServiceError } from "../errors";
import type { RegionState, StoredProfile } from "../regionState";

/** The foundation model that a request runs. */
export interface InvokedModel {
  readonly modelId: string;
  /** The output modalities, which are text for models that are not in the catalog. */
  readonly output: readonly Modality[];
}

/**
 * Returns the model behind a model ID, the ID or ARN of a system-defined profile, or the ARN of an application profile.
 * @throws ServiceError (ValidationException) for anything else: the ID of an application profile without its ARN, an ARN of another
 * Region or account, an encoded ARN, and a model that needs a profile.
 */
export function invokedModel(identifier: string, region: RegionState): InvokedModel {
  const arn = parseArn(identifier);
  if (arn && arn.region !== region.region) {
    throw invalidIdentifier();
  }
  switch (arn?.resourceType) {
    case undefined:
      return isBareProfile(region.find(identifier))
        ? modelOfProfile(region.find(identifier))
        : onDemandModel(identifier, region);
    case "foundation-model":
      return onDemandModel(arn.resourceId, region);
    case "inference-profile":
    case "application-inference-profile": {
      const profile = region.find(arn.resourceId);
      return modelOfProfile(profile?.wire.inferenceProfileArn === identifier ? profile : undefined);
    }
    default:
      throw invalidIdentifier();
  }
}

/** Returns whether a profile can be invoked by its ID alone, which AWS allows only for system-defined profiles. */
function isBareProfile(profile: StoredProfile | undefined): boolean {
  return profile?.type === "SYSTEM_DEFINED";
}

function modelOfProfile(profile: StoredProfile | undefined): InvokedModel {
  const routes = profile?.wire["models"] as readonly { readonly modelArn: string }[] | undefined;
  const modelId = parseArn(routes?.[0]?.modelArn ?? "")?.resourceId;
  if (modelId === undefined) {
    throw invalidIdentifier();
  }
  return factsOf(modelId);
}

function onDemandModel(modelId: string, region: RegionState): InvokedModel {
  const model = region.models.get(modelId);
  if (!model) {
    throw invalidIdentifier();
  }
  if (!model.inferenceTypesSupported.includes("ON_DEMAND")) {
    throw new ServiceError(
      "ValidationException",
      `Invocation of model ID ${modelId} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
    );
  }
  return factsOf(modelId);
}

function factsOf(modelId: string): InvokedModel {
  return { modelId, output: models.find((model) => model.modelId === modelId)?.output ?? ["TEXT"] };
}

function invalidIdentifier(): ServiceError {
  return new ServiceError("ValidationException", "The provided model identifier is invalid.");
}
