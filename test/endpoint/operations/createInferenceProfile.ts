import { parseArn, partitionOf } from "../arn";
import { quotaMessage, ServiceError } from "../errors";
import type { RegionState, StoredProfile } from "../regionState";
import type { InferenceProfileWire, Tag } from "../wire";
import { errorsOfAll, type Operation, type OperationContext } from "./operation";
import { foreignAccount } from "./profileLookup";
import { checkTags } from "./tagRules";

/** The quota of application profiles per account and Region (L-40EC9882). */
const quota = 1000;

type CreateInput = {
  inferenceProfileName: string;
  description?: string;
  clientRequestToken?: string;
  modelSource: { copyFrom: string };
  tags?: Tag[];
};

/** CreateInferenceProfile. A repeated token returns the same response and does not create a second profile. */
export const createInferenceProfile: Operation = {
  name: "CreateInferenceProfile",
  method: "POST",
  path: "/inference-profiles",
  status: 201,
  errors: [
    ...errorsOfAll,
    "ResourceNotFoundException",
    "ConflictException",
    "TooManyTagsException",
    "ServiceQuotaExceededException",
  ],
  run: (input: CreateInput, context) => {
    const { wire } = earlier(input, context.region) ?? create(input, context);
    return { inferenceProfileArn: wire.inferenceProfileArn, status: wire.status };
  },
};

/** Returns the profile that was already created with the token of the request, if the request is the same. */
function earlier(input: CreateInput, region: RegionState): StoredProfile | undefined {
  const profile = input.clientRequestToken === undefined ? undefined : region.findByToken(input.clientRequestToken);
  if (profile && profile.creation?.parameters !== parametersOf(input)) {
    throw new ServiceError(
      "ConflictException",
      "The client request token was already used with different request parameters.",
    );
  }
  return profile;
}

function parametersOf({ inferenceProfileName, description, modelSource, tags }: CreateInput): string {
  return JSON.stringify([inferenceProfileName, description, modelSource.copyFrom, tags ?? []]);
}

function create(input: CreateInput, context: OperationContext): StoredProfile {
  const { region } = context;
  const name = input.inferenceProfileName;
  const tags = input.tags ?? [];
  const { copyFrom } = input.modelSource;
  const modelArns = sourceModels(copyFrom, context);
  checkTags(tags, new Map(), name);
  if (region.findByName(name)) {
    throw new ServiceError("ConflictException", `An inference profile with the name ${name} already exists.`);
  }
  if (region.profiles("APPLICATION").length >= quota) {
    throw new ServiceError("ServiceQuotaExceededException", quotaMessage(region.region));
  }
  const token = input.clientRequestToken;
  return region.addApplicationProfile({
    name,
    ...(input.description !== undefined && { description: input.description }),
    createdAt: new Date().toISOString(),
    modelArns,
    copyFrom,
    ...(token !== undefined && { creation: { token, parameters: parametersOf(input) } }),
    tags,
  });
}

/**
 * Returns the models for a copy of a source. The pattern of `copyFrom` allows only ARNs of models and profiles.
 *
 * @throws ServiceError ValidationException for an ARN in another Region, an unknown model, a model without on-demand
 * use, or an application profile; ResourceNotFoundException for an unknown profile; AccessDeniedException for an ARN in
 * another account.
 */
function sourceModels(copyFrom: string, context: OperationContext): string[] {
  const { region } = context;
  const source = parseArn(copyFrom);
  if (source?.region !== region.region || source.partition !== partitionOf(region.region)) {
    throw notASource();
  }
  if (source.resourceType === "foundation-model") {
    return modelSource(source.resourceId, source.accountId, region);
  }
  if (source.accountId !== "" && source.accountId !== context.account.accountId) {
    throw foreignAccount(copyFrom, context);
  }
  const profile = region.find(source.resourceId);
  if (!profile) {
    throw new ServiceError("ResourceNotFoundException", "The specified inference profile was not found.");
  }
  if (profile.type !== "SYSTEM_DEFINED") {
    throw notASource();
  }
  return (profile.wire as InferenceProfileWire).models.map((model) => model.modelArn);
}

function modelSource(modelId: string, accountId: string, region: RegionState): string[] {
  const model = region.models.get(modelId);
  if (!model || accountId !== "") {
    throw new ServiceError("ValidationException", "The provided model identifier is invalid");
  }
  if (!model.inferenceTypesSupported.includes("ON_DEMAND")) {
    throw notASource();
  }
  return [model.modelArn];
}

function notASource(): ServiceError {
  return new ServiceError("ValidationException", "copyFrom must be a valid inference profile model source ARN.");
}
