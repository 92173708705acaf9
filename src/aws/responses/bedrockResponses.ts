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
import type { UntrustedFields } from "./fieldReader";
import { isNothing, FieldReader } from "./fieldReader";

/*
 * The SDK's types promise what nobody checks on the way: any member may be missing, null, or of another type. Each is read
 * on its own, so that a bad one hides nothing else. What lacks the member it is known by, and could neither be shown nor
 * used, is left out.
 */

/** A page of ListInferenceProfiles, and the token of the next one, if any. Throws a SyntaxError where it holds no list. */
export function readInferenceProfiles(
  reply: ListInferenceProfilesResponse,
  onDroppedField: OnDroppedField,
): { profiles: InferenceProfile[]; nextToken: string | undefined } {
  const read = new FieldReader(onDroppedField);
  const summaries = mainList(reply.inferenceProfileSummaries);
  return {
    profiles: read.items("inferenceProfileSummaries", summaries, (summary) => readInferenceProfile(summary, read)),
    nextToken: read.text("nextToken", reply.nextToken),
  };
}

/** The profile that was asked for. Throws a SyntaxError where the reply has no ARN. */
export function readOneInferenceProfile(
  reply: GetInferenceProfileResponse,
  onDroppedField: OnDroppedField,
): InferenceProfile {
  const profile = readInferenceProfile(reply, new FieldReader(onDroppedField));
  if (profile === undefined) {
    throw new SyntaxError("The reply holds no inferenceProfileArn");
  }
  return profile;
}

function readInferenceProfile(
  reply: UntrustedFields<InferenceProfileSummary>,
  read: FieldReader,
): InferenceProfile | undefined {
  const arn = read.required("inferenceProfileArn", reply.inferenceProfileArn);
  if (arn === undefined) {
    return undefined;
  }
  const id = read.text("inferenceProfileId", reply.inferenceProfileId) ?? (arn.slice(arn.lastIndexOf("/") + 1) || arn);
  const description = read.text("description", reply.description);
  const createdAt = read.date("createdAt", reply.createdAt);
  const updatedAt = read.date("updatedAt", reply.updatedAt);
  return {
    arn,
    id,
    name: read.visible("inferenceProfileName", reply.inferenceProfileName) ?? id,
    type: readType(reply.type, arn),
    status: read.text("status", reply.status) ?? "",
    modelArns: read.items("models", reply.models, (model: UntrustedFields<InferenceProfileModel>) =>
      read.required("modelArn", model.modelArn),
    ),
    ...(description === undefined ? {} : { description }),
    ...(createdAt ? { createdAt } : {}),
    ...(updatedAt ? { updatedAt } : {}),
  };
}

/** The ARN tells the type as well, for a service that one day gives another or none. */
function readType(type: unknown, arn: string): InferenceProfileType {
  if (type === "APPLICATION" || type === "SYSTEM_DEFINED") {
    return type;
  }
  return arn.includes(":application-inference-profile/") ? "APPLICATION" : "SYSTEM_DEFINED";
}

/** The ARN of a profile that was just made. Throws a SyntaxError where the reply has none. */
export function readCreatedArn(reply: CreateInferenceProfileResponse): string {
  const arn: unknown = reply.inferenceProfileArn;
  if (!isText(arn)) {
    throw new SyntaxError("The reply to CreateInferenceProfile holds no inferenceProfileArn");
  }
  return arn;
}

export function readTags(reply: ListTagsForResourceResponse, onDroppedField: OnDroppedField): Tag[] {
  const read = new FieldReader(onDroppedField);
  return read.items("tags", mainList(reply.tags), (tag: UntrustedFields<SdkTag>) => {
    const key = read.required("key", tag.key);
    return key === undefined ? undefined : { key, value: read.text("value", tag.value) ?? "" };
  });
}

export function readFoundationModels(
  reply: ListFoundationModelsResponse,
  onDroppedField: OnDroppedField,
): FoundationModel[] {
  const read = new FieldReader(onDroppedField);
  return read.items("modelSummaries", mainList(reply.modelSummaries), (summary) => readFoundationModel(summary, read));
}

function readFoundationModel(
  summary: UntrustedFields<FoundationModelSummary>,
  read: FieldReader,
): FoundationModel | undefined {
  const id = read.required("modelId", summary.modelId);
  if (id === undefined) {
    return undefined;
  }
  const lifecycle = readLifecycle(summary.modelLifecycle, read);
  const inputModalities = readNames("inputModalities", summary.inputModalities, read);
  const outputModalities = readNames("outputModalities", summary.outputModalities, read);
  return {
    id,
    arn: read.text("modelArn", summary.modelArn) ?? "",
    name: read.visible("modelName", summary.modelName) ?? id,
    provider: read.text("providerName", summary.providerName) ?? providerOfModelId(id) ?? "",
    inferenceTypes: readNames("inferenceTypesSupported", summary.inferenceTypesSupported, read),
    ...(inputModalities.length > 0 ? { inputModalities } : {}),
    ...(outputModalities.length > 0 ? { outputModalities } : {}),
    ...(lifecycle ? { lifecycle } : {}),
  };
}

function readNames(field: string, value: unknown, read: FieldReader): string[] {
  return read.list(field, value).flatMap((name) => read.required(field, name) ?? []);
}

function readLifecycle(value: unknown, read: FieldReader): ModelLifecycle | undefined {
  const lifecycle: UntrustedFields<SdkLifecycle> | undefined = read.structure("modelLifecycle", value);
  const status = read.text("modelLifecycle.status", lifecycle?.status);
  if (!lifecycle || status === undefined) {
    return undefined;
  }
  const legacyTime = read.date("modelLifecycle.legacyTime", lifecycle.legacyTime);
  const endOfLifeTime = read.date("modelLifecycle.endOfLifeTime", lifecycle.endOfLifeTime);
  return { status, ...(legacyTime ? { legacyTime } : {}), ...(endOfLifeTime ? { endOfLifeTime } : {}) };
}

/** What a reply is all about. Where that is something else than a list, an empty one would be a lie. */
function mainList(value: unknown): unknown {
  if (isNothing(value) || Array.isArray(value)) {
    return value;
  }
  throw new SyntaxError("The reply holds no list");
}
