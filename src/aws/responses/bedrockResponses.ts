import type {
  CreateInferenceProfileResponse,
  FoundationModelLifecycle as SdkLifecycle,
  FoundationModelSummary,
  GetInferenceProfileResponse,
  InferenceProfileModel,
  InferenceProfileSummary,
  ListFoundationModelsResponse,
  ListInferenceProfilesResponse,
  ListTagsForResourceResponse,
  Tag as SdkTag,
} from "@aws-sdk/client-bedrock";
import type { FoundationModel, ModelLifecycle } from "../../domain/foundationModel";
import { providerOfModelId } from "../../domain/foundationModel";
import type { InferenceProfile, InferenceProfileType, Tag } from "../../domain/inferenceProfile";
import { isText } from "../../util/readableText";
import type { OnDroppedField } from "./droppedFields";
import type { UntrustedFields } from "./fieldParser";
import { FieldParser, isMissing } from "./fieldParser";

/*
 * The SDK does not validate responses against its types: any member may be missing, null, or of another type. Each member is
 * parsed separately, so that a malformed member does not affect the others. An item without its ARN, ID, or key is dropped,
 * because it could be neither shown nor used.
 */

/** Returns a page of ListInferenceProfiles and the token of the next one, if any. Throws a SyntaxError if it contains no list. */
export function parseInferenceProfiles(
  response: ListInferenceProfilesResponse,
  onDroppedField: OnDroppedField,
): { profiles: InferenceProfile[]; nextToken: string | undefined } {
  const fields = new FieldParser(onDroppedField);
  const summaries = mainList(response.inferenceProfileSummaries);
  return {
    profiles: fields.items("inferenceProfileSummaries", summaries, (summary) => parseInferenceProfile(summary, fields)),
    nextToken: fields.text("nextToken", response.nextToken),
  };
}

/** Returns the profile in a GetInferenceProfile response. Throws a SyntaxError if the response has no ARN. */
export function parseSingleInferenceProfile(
  response: GetInferenceProfileResponse,
  onDroppedField: OnDroppedField,
): InferenceProfile {
  const profile = parseInferenceProfile(response, new FieldParser(onDroppedField));
  if (profile === undefined) {
    throw new SyntaxError("The response has no inferenceProfileArn");
  }
  return profile;
}

function parseInferenceProfile(
  response: UntrustedFields<InferenceProfileSummary>,
  fields: FieldParser,
): InferenceProfile | undefined {
  const arn = fields.required("inferenceProfileArn", response.inferenceProfileArn);
  if (arn === undefined) {
    return undefined;
  }
  const id =
    fields.text("inferenceProfileId", response.inferenceProfileId) ?? (arn.slice(arn.lastIndexOf("/") + 1) || arn);
  const description = fields.text("description", response.description);
  const createdAt = fields.date("createdAt", response.createdAt);
  const updatedAt = fields.date("updatedAt", response.updatedAt);
  return {
    arn,
    id,
    name: fields.visible("inferenceProfileName", response.inferenceProfileName) ?? id,
    type: parseType(response.type, arn),
    status: fields.text("status", response.status) ?? "",
    modelArns: fields.items("models", response.models, (model: UntrustedFields<InferenceProfileModel>) =>
      fields.required("modelArn", model.modelArn),
    ),
    ...(description === undefined ? {} : { description }),
    ...(createdAt ? { createdAt } : {}),
    ...(updatedAt ? { updatedAt } : {}),
  };
}

/** Returns the type of a profile. If the response has no known type, derives it from the ARN. */
function parseType(type: unknown, arn: string): InferenceProfileType {
  if (type === "APPLICATION" || type === "SYSTEM_DEFINED") {
    return type;
  }
  return arn.includes(":application-inference-profile/") ? "APPLICATION" : "SYSTEM_DEFINED";
}

/** Returns the ARN of a profile that was just created. Throws a SyntaxError if the response has none. */
export function parseCreatedArn(response: CreateInferenceProfileResponse): string {
  const arn: unknown = response.inferenceProfileArn;
  if (!isText(arn)) {
    throw new SyntaxError("The response to CreateInferenceProfile has no inferenceProfileArn");
  }
  return arn;
}

/**
 * Returns the tags in a ListTagsForResource response. Throws a SyntaxError if the response contains a value other than a list.
 */
export function parseTags(response: ListTagsForResourceResponse, onDroppedField: OnDroppedField): Tag[] {
  const fields = new FieldParser(onDroppedField);
  return fields.items("tags", mainList(response.tags), (tag: UntrustedFields<SdkTag>) => {
    const key = fields.required("key", tag.key);
    return key === undefined ? undefined : { key, value: fields.text("value", tag.value) ?? "" };
  });
}

/**
 * Returns the models in a ListFoundationModels response. Throws a SyntaxError if the response contains a value other than a list.
 */
export function parseFoundationModels(
  response: ListFoundationModelsResponse,
  onDroppedField: OnDroppedField,
): FoundationModel[] {
  const fields = new FieldParser(onDroppedField);
  return fields.items("modelSummaries", mainList(response.modelSummaries), (summary) =>
    parseFoundationModel(summary, fields),
  );
}

function parseFoundationModel(
  summary: UntrustedFields<FoundationModelSummary>,
  fields: FieldParser,
): FoundationModel | undefined {
  const id = fields.required("modelId", summary.modelId);
  if (id === undefined) {
    return undefined;
  }
  const lifecycle = parseLifecycle(summary.modelLifecycle, fields);
  const inputModalities = parseNames("inputModalities", summary.inputModalities, fields);
  const outputModalities = parseNames("outputModalities", summary.outputModalities, fields);
  return {
    id,
    arn: fields.text("modelArn", summary.modelArn) ?? "",
    name: fields.visible("modelName", summary.modelName) ?? id,
    provider: fields.text("providerName", summary.providerName) ?? providerOfModelId(id) ?? "",
    inferenceTypes: parseNames("inferenceTypesSupported", summary.inferenceTypesSupported, fields),
    ...(inputModalities.length > 0 ? { inputModalities } : {}),
    ...(outputModalities.length > 0 ? { outputModalities } : {}),
    ...(lifecycle ? { lifecycle } : {}),
  };
}

function parseNames(field: string, value: unknown, fields: FieldParser): string[] {
  return fields.list(field, value).flatMap((name) => fields.required(field, name) ?? []);
}

function parseLifecycle(value: unknown, fields: FieldParser): ModelLifecycle | undefined {
  const lifecycle: UntrustedFields<SdkLifecycle> | undefined = fields.structure("modelLifecycle", value);
  const status = fields.text("modelLifecycle.status", lifecycle?.status);
  if (!lifecycle || status === undefined) {
    return undefined;
  }
  const legacyTime = fields.date("modelLifecycle.legacyTime", lifecycle.legacyTime);
  const endOfLifeTime = fields.date("modelLifecycle.endOfLifeTime", lifecycle.endOfLifeTime);
  return { status, ...(legacyTime ? { legacyTime } : {}), ...(endOfLifeTime ? { endOfLifeTime } : {}) };
}

/**
 * Returns the main list of a response, or undefined if it is missing. Throws a SyntaxError for any other value, because it must
 * not be treated as an empty list.
 */
function mainList(value: unknown): unknown {
  if (isMissing(value) || Array.isArray(value)) {
    return value;
  }
  throw new SyntaxError("The response contains no list");
}
