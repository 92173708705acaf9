import type {
  CreateInferenceProfileResponse,
  FoundationModelSummary,
  GetInferenceProfileResponse,
  InferenceProfileSummary,
  ListFoundationModelsResponse,
  ListInferenceProfilesResponse,
  ListTagsForResourceResponse,
  Tag as SdkTag,
} from "@aws-sdk/client-bedrock";
import type { FoundationModel, ModelLifecycle } from "../core/foundationModel";
import { providerOfModelId } from "../core/foundationModel";
import type { InferenceProfile, InferenceProfileType, Tag } from "../core/inferenceProfile";

/*
 * The SDK's types promise what nobody checks on the way: any member may be missing, null, or of another type. What lacks
 * the member it is known by, and could neither be shown nor used, is left out.
 */

/** A page of ListInferenceProfiles, and the token of the next one, if any. */
export function readInferenceProfiles(reply: ListInferenceProfilesResponse): {
  profiles: InferenceProfile[];
  nextToken: string | undefined;
} {
  const summaries = itemsOf<InferenceProfileSummary>(reply.inferenceProfileSummaries);
  return {
    profiles: summaries.filter(({ inferenceProfileArn }) => textOf(inferenceProfileArn)).map(readInferenceProfile),
    nextToken: textOf(reply.nextToken),
  };
}

/** One profile. Throws a SyntaxError where the reply has no ARN. */
export function readInferenceProfile(reply: InferenceProfileSummary | GetInferenceProfileResponse): InferenceProfile {
  const arn = textOf(reply.inferenceProfileArn);
  if (arn === undefined) {
    throw new SyntaxError("The reply holds no inferenceProfileArn");
  }
  const id = textOf(reply.inferenceProfileId) ?? arn.slice(arn.lastIndexOf("/") + 1);
  const models = itemsOf<{ modelArn?: unknown }>(reply.models);
  const description = textOf(reply.description);
  return {
    arn,
    id,
    name: textOf(reply.inferenceProfileName) ?? id,
    type: readType(reply.type, arn),
    status: textOf(reply.status) ?? "",
    modelArns: models.map(({ modelArn }) => textOf(modelArn)).filter((modelArn) => modelArn !== undefined),
    ...(description === undefined ? {} : { description }),
    ...(reply.createdAt ? { createdAt: reply.createdAt } : {}),
    ...(reply.updatedAt ? { updatedAt: reply.updatedAt } : {}),
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
export function readNewArn(reply: CreateInferenceProfileResponse): string {
  const arn = textOf(reply.inferenceProfileArn);
  if (arn === undefined) {
    throw new SyntaxError("The reply to CreateInferenceProfile holds no inferenceProfileArn");
  }
  return arn;
}

export function readTags(reply: ListTagsForResourceResponse): Tag[] {
  return itemsOf<SdkTag>(reply.tags).flatMap((tag) => {
    const key = textOf(tag.key);
    return key === undefined ? [] : [{ key, value: textOf(tag.value) ?? "" }];
  });
}

export function readFoundationModels(reply: ListFoundationModelsResponse): FoundationModel[] {
  return itemsOf<FoundationModelSummary>(reply.modelSummaries).flatMap((summary) => {
    const id = textOf(summary.modelId);
    return id === undefined ? [] : [readFoundationModel(summary, id)];
  });
}

function readFoundationModel(summary: FoundationModelSummary, id: string): FoundationModel {
  const lifecycle = readLifecycle(summary.modelLifecycle);
  const inferenceTypes: unknown = summary.inferenceTypesSupported;
  return {
    id,
    arn: textOf(summary.modelArn) ?? "",
    name: textOf(summary.modelName) ?? id,
    provider: textOf(summary.providerName) ?? providerOfModelId(id),
    inferenceTypes: Array.isArray(inferenceTypes) ? inferenceTypes.filter((type) => typeof type === "string") : [],
    ...(lifecycle ? { lifecycle } : {}),
  };
}

function readLifecycle(lifecycle: FoundationModelSummary["modelLifecycle"]): ModelLifecycle | undefined {
  const status = textOf(lifecycle?.status);
  if (!lifecycle || status === undefined) {
    return undefined;
  }
  return {
    status,
    ...(lifecycle.legacyTime ? { legacyTime: lifecycle.legacyTime } : {}),
    ...(lifecycle.endOfLifeTime ? { endOfLifeTime: lifecycle.endOfLifeTime } : {}),
  };
}

/** The items of a list that are structures, whatever else stands among them. */
function itemsOf<T extends object>(list: unknown): T[] {
  return Array.isArray(list) ? list.filter((item): item is T => typeof item === "object" && item !== null) : [];
}

/** A text with something in it. */
function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
