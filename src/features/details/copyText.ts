import { readInferenceProfileReference, readModelArn } from "../../domain/arn";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import { accountOfProfile, modelIdToInvoke } from "../../domain/inferenceProfile";
import { providerOfModelId } from "../../domain/foundationModel";
import { inferSource } from "../../domain/sourceInference";
import { shown } from "./detailsViewModel";
import type { DetailsData } from "./detailsData";
import type { CopyTarget } from "./protocol";

/**
 * The text that a copy button of the page stands for, exactly as AWS gave it: codes and not the names shown for them, dates
 * as ISO 8601. Nothing where the page shows no such value any more.
 */
export function textToCopy(parts: DetailsData, { field, of = "" }: CopyTarget): string | undefined {
  switch (field) {
    case "sourceName":
    case "sourceId":
      return sourceText(parts, field);
    case "copyArn":
      return parts.lists.value?.application.find((profile) => profile.arn === of)?.arn;
    case "tagKey":
      return parts.tags?.value?.find((tag) => shown(tag.key) === of)?.key;
    case "tagValue":
      return parts.tags?.value?.find((tag) => shown(tag.key) === of)?.value;
    case "modelName":
    case "modelId":
    case "modelArns":
    case "provider":
    case "lifecycle":
    case "endOfLife":
    case "destination":
      return modelText(parts, field, of);
    case "awsProfile":
    case "region":
      return parts.connection[field];
    default:
      return parts.profile.value ? factText(parts.profile.value, field) : arnText(parts, field);
  }
}

type FactField = Exclude<
  CopyTarget["field"],
  "sourceName" | "sourceId" | "copyArn" | "tagKey" | "tagValue" | "awsProfile" | "region" | ModelField
>;
type ModelField = "modelName" | "modelId" | "modelArns" | "provider" | "lifecycle" | "endOfLife" | "destination";

function factText(profile: InferenceProfile, field: FactField): string | undefined {
  switch (field) {
    case "invokeWith":
      return modelIdToInvoke(profile);
    case "accountId":
      return accountOfProfile(profile);
    case "createdAt":
    case "updatedAt":
      return profile[field]?.toISOString();
    default:
      return profile[field];
  }
}

/** What the ARN alone tells, before the profile was read or where it cannot be. */
function arnText({ arn }: DetailsData, field: FactField): string | undefined {
  const reference = readInferenceProfileReference(arn);
  switch (field) {
    case "arn":
      return arn;
    case "invokeWith":
      return reference.kind === "arn" ? modelIdToInvoke(reference) : undefined;
    case "id":
    case "type":
    case "accountId":
      return reference.kind === "arn" ? reference[field] : undefined;
    default:
      return undefined;
  }
}

function sourceText({ profile, lists, models }: DetailsData, field: "sourceName" | "sourceId"): string | undefined {
  const source = profile.value && inferSource(profile.value, lists.value?.systemDefined ?? []);
  switch (source?.kind) {
    case "systemDefined":
      return field === "sourceId" ? source.profile.id : source.profile.name;
    case "foundationModel":
      return field === "sourceId" ? source.modelId : models.value?.get(source.modelId)?.name;
    default:
      return undefined;
  }
}

function modelText({ profile, models }: DetailsData, field: ModelField, of: string): string | undefined {
  const references = profile.value?.modelArns.map(readModelArn) ?? [];
  if (field === "destination") {
    return references.find(({ region }) => region !== "" && shown(region) === of)?.region;
  }
  const ofModel = references.filter(({ modelId }) => shown(modelId) === of);
  const modelId = ofModel[0]?.modelId;
  const model = modelId === undefined ? undefined : models.value?.get(modelId);
  switch (field) {
    case "modelId":
      return modelId;
    case "modelArns":
      return ofModel.map(({ arn }) => arn).join("\n") || undefined;
    case "modelName":
      return model?.name;
    case "provider":
      return model?.provider ?? (modelId === undefined ? undefined : providerOfModelId(modelId));
    case "lifecycle":
      return model?.lifecycle?.status;
    case "endOfLife":
      return model?.lifecycle?.endOfLifeTime?.toISOString();
  }
}
