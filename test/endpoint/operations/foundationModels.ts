import { parseArn, partitionOf } from "../arn";
import { ServiceError } from "../errors";
import { errorsOfAll, type Operation } from "./operation";

type ListInput = {
  byProvider?: string;
  byCustomizationType?: string;
  byOutputModality?: string;
  byInferenceType?: string;
};

/** ListFoundationModels: returns all models on one page, with up to four filters. */
export const listFoundationModels: Operation = {
  name: "ListFoundationModels",
  method: "GET",
  path: "/foundation-models",
  status: 200,
  errors: errorsOfAll,
  run: (input: ListInput, { region }) => ({
    modelSummaries: [...region.models.values()].filter(
      (model) =>
        (!input.byProvider || model.providerName.toLowerCase() === input.byProvider.toLowerCase()) &&
        passes(input.byCustomizationType, model.customizationsSupported) &&
        passes(input.byOutputModality, model.outputModalities) &&
        passes(input.byInferenceType, model.inferenceTypesSupported),
    ),
  }),
};

function passes(wanted: string | undefined, values: readonly string[]): boolean {
  return wanted === undefined || values.includes(wanted);
}

/** GetFoundationModel: accepts an ID or an ARN. */
export const getFoundationModel: Operation = {
  name: "GetFoundationModel",
  method: "GET",
  path: "/foundation-models/{modelIdentifier}",
  status: 200,
  errors: [...errorsOfAll, "ResourceNotFoundException"],
  run: ({ modelIdentifier }: { modelIdentifier: string }, { region }) => {
    const arn = parseArn(modelIdentifier);
    if (arn && (arn.region !== region.region || arn.partition !== partitionOf(region.region))) {
      throw new ServiceError("ValidationException", "The provided model identifier is invalid.");
    }
    const modelDetails = region.models.get(arn?.resourceId ?? modelIdentifier);
    if (!modelDetails) {
      throw new ServiceError(
        "ResourceNotFoundException",
        "Could not resolve the foundation model from the provided model identifier.",
      );
    }
    return { modelDetails };
  },
};
