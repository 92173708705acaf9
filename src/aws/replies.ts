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
import type { OnLeftOut } from "./leftOut";

/*
 * The SDK's types promise what nobody checks on the way: any member may be missing, null, or of another type. Each is read
 * on its own, so that a bad one hides nothing else. What lacks the member it is known by, and could neither be shown nor
 * used, is left out.
 */

/** Longest text that is read. The longest member in the service model, an ARN or a token, has half as many characters. */
const longestText = 4096;

/** A page of ListInferenceProfiles, and the token of the next one, if any. Throws a SyntaxError where it holds no list. */
export function readInferenceProfiles(
  reply: ListInferenceProfilesResponse,
  onLeftOut: OnLeftOut,
): { profiles: InferenceProfile[]; nextToken: string | undefined } {
  const read = reader(onLeftOut);
  const summaries = read.items<InferenceProfileSummary>(
    "inferenceProfileSummaries",
    mainList(reply.inferenceProfileSummaries),
  );
  return {
    profiles: summaries.flatMap((summary) => readInferenceProfile(summary, onLeftOut) ?? []),
    nextToken: read.text("nextToken", reply.nextToken),
  };
}

/** The profile that was asked for. Throws a SyntaxError where the reply has no ARN. */
export function readOneInferenceProfile(reply: GetInferenceProfileResponse, onLeftOut: OnLeftOut): InferenceProfile {
  const profile = readInferenceProfile(reply, onLeftOut);
  if (profile === undefined) {
    throw new SyntaxError("The reply holds no inferenceProfileArn");
  }
  return profile;
}

function readInferenceProfile(reply: InferenceProfileSummary, onLeftOut: OnLeftOut): InferenceProfile | undefined {
  const read = reader(onLeftOut);
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
    name: read.text("inferenceProfileName", reply.inferenceProfileName) ?? id,
    type: readType(reply.type, arn),
    status: read.text("status", reply.status) ?? "",
    modelArns: read
      .items<{ modelArn?: unknown }>("models", reply.models)
      .flatMap(({ modelArn }) => read.required("modelArn", modelArn) ?? []),
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
export function readNewArn(reply: CreateInferenceProfileResponse): string {
  const arn: unknown = reply.inferenceProfileArn;
  if (!isText(arn)) {
    throw new SyntaxError("The reply to CreateInferenceProfile holds no inferenceProfileArn");
  }
  return arn;
}

export function readTags(reply: ListTagsForResourceResponse, onLeftOut: OnLeftOut): Tag[] {
  const read = reader(onLeftOut);
  return read.items<SdkTag>("tags", mainList(reply.tags)).flatMap((tag) => {
    const key = read.required("key", tag.key);
    return key === undefined ? [] : [{ key, value: read.text("value", tag.value) ?? "" }];
  });
}

export function readFoundationModels(reply: ListFoundationModelsResponse, onLeftOut: OnLeftOut): FoundationModel[] {
  const summaries = mainList(reply.modelSummaries);
  return reader(onLeftOut)
    .items<FoundationModelSummary>("modelSummaries", summaries)
    .flatMap((summary) => readFoundationModel(summary, onLeftOut) ?? []);
}

function readFoundationModel(summary: FoundationModelSummary, onLeftOut: OnLeftOut): FoundationModel | undefined {
  const read = reader(onLeftOut);
  const id = read.required("modelId", summary.modelId);
  if (id === undefined) {
    return undefined;
  }
  const lifecycle = readLifecycle(summary.modelLifecycle, onLeftOut);
  return {
    id,
    arn: read.text("modelArn", summary.modelArn) ?? "",
    name: read.text("modelName", summary.modelName) ?? id,
    provider: read.text("providerName", summary.providerName) ?? providerOfModelId(id),
    inferenceTypes: read
      .list("inferenceTypesSupported", summary.inferenceTypesSupported)
      .flatMap((type) => read.required("inferenceTypesSupported", type) ?? []),
    ...(lifecycle ? { lifecycle } : {}),
  };
}

function readLifecycle(
  lifecycle: FoundationModelSummary["modelLifecycle"],
  onLeftOut: OnLeftOut,
): ModelLifecycle | undefined {
  const read = reader(onLeftOut);
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

/** Reads members one by one, and tells of those that are there but cannot be read. */
function reader(onLeftOut: OnLeftOut) {
  const leaveOut = (name: string): undefined => {
    onLeftOut(name);
    return undefined;
  };
  const list = (name: string, value: unknown): unknown[] => {
    if (Array.isArray(value)) {
      return value;
    }
    return isNothing(value) ? [] : (leaveOut(name) ?? []);
  };
  return {
    list,
    /** The items of a list that are structures, whatever else stands among them. */
    items: <T extends object>(name: string, value: unknown): T[] =>
      list(name, value).flatMap((item) =>
        typeof item === "object" && item !== null && !Array.isArray(item) ? [item as T] : (leaveOut(name) ?? []),
      ),
    /** A text with something in it. */
    text: (name: string, value: unknown): string | undefined =>
      isText(value) || isNothing(value) || value === "" ? value || undefined : leaveOut(name),
    /** A text without which its structure is none. */
    required: (name: string, value: unknown): string | undefined => (isText(value) ? value : leaveOut(name)),
    date: (name: string, value: unknown): Date | undefined =>
      value instanceof Date || isNothing(value) ? (value ?? undefined) : leaveOut(name),
  };
}

function isNothing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= longestText;
}
