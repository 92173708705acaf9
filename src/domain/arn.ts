import { isRegionCode, partitionOfRegion } from "./regions";
import type { InferenceProfileType } from "./inferenceProfile";

/** The parts of `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`. Region and account may be empty. */
export interface ArnParts {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  readonly resource: string;
}

/** Splits an ARN into its parts; nothing where the text is not one. The parts are not checked further. */
export function splitArn(text: string): ArnParts | undefined {
  const match = /^arn:([^:\s]*):([^:\s]*):([^:\s]*):([^:\s]*):(\S+)$/.exec(text);
  if (!match) {
    return undefined;
  }
  const [, partition = "", service = "", region = "", accountId = "", resource = ""] = match;
  return { partition, service, region, accountId, resource };
}

/** The part of an inference profile ARN that is wrong. */
export type ArnError = "prefix" | "partition" | "region" | "partitionOfRegion" | "account" | "resource" | "id";

/** What a text that should name an inference profile turned out to be. */
export type InferenceProfileReference =
  | {
      readonly kind: "arn";
      readonly arn: string;
      readonly region: string;
      readonly accountId: string;
      readonly type: InferenceProfileType;
      readonly id: string;
    }
  | { readonly kind: "id"; readonly id: string }
  | { readonly kind: "empty" }
  /** A well-formed ARN of something that is not an inference profile. */
  | { readonly kind: "foreign"; readonly service: string; readonly resourceType: string }
  | { readonly kind: "malformed"; readonly fault: ArnError; readonly value: string };

const typeOfResource: ReadonlyMap<string, InferenceProfileType> = new Map([
  ["inference-profile", "SYSTEM_DEFINED"],
  ["application-inference-profile", "APPLICATION"],
]);

/** Longest inference profile ID and ARN (GetInferenceProfile, `inferenceProfileIdentifier` and `inferenceProfileId`). */
const longestId = 64;

/**
 * Reads an inference profile's ARN or ID, and tells what is wrong with a text that is neither. Partitions that the service
 * model's pattern omits are let through when the Region fits them.
 */
export function readInferenceProfileReference(text: string): InferenceProfileReference {
  const trimmed = text.trim();
  if (trimmed === "") {
    return { kind: "empty" };
  }
  if (!/^arn:/i.test(trimmed)) {
    return isInferenceProfileId(trimmed)
      ? { kind: "id", id: trimmed }
      : { kind: "malformed", fault: "id", value: trimmed };
  }
  const parts = splitArn(trimmed);
  if (!parts) {
    return { kind: "malformed", fault: "prefix", value: trimmed };
  }
  return readArnParts(trimmed, parts);
}

function readArnParts(arn: string, parts: ArnParts): InferenceProfileReference {
  const { partition, service, region, accountId, resource } = parts;
  const malformed = (fault: ArnError, value: string): InferenceProfileReference => ({
    kind: "malformed",
    fault,
    value,
  });
  if (!/^aws(-[a-z]+)*$/.test(partition)) {
    return malformed("partition", partition);
  }
  const [, resourceType = "", separator = "", id = ""] = /^([^/:]*)([/:]?)(.*)$/s.exec(resource) ?? [];
  const type = service === "bedrock" ? typeOfResource.get(resourceType) : undefined;
  if (service === "" || resourceType === "" || (type && separator === ":")) {
    return malformed("resource", resource);
  }
  if (!type) {
    return { kind: "foreign", service, resourceType };
  }
  if (!isRegionCode(region)) {
    return malformed("region", region);
  }
  if (partitionOfRegion(region) !== partition) {
    return malformed("partitionOfRegion", partition);
  }
  if (!/^[0-9]{12}$/.test(accountId)) {
    return malformed("account", accountId);
  }
  return isInferenceProfileId(id) ? { kind: "arn", arn, region, accountId, type, id } : malformed("id", id);
}

function isInferenceProfileId(text: string): boolean {
  return text.length <= longestId && /^[a-zA-Z0-9-:.]+$/.test(text);
}

/** A foundation model's ARN. */
export interface ModelReference {
  readonly arn: string;
  /** Empty where the ARN has none, and for a text that is not an ARN. */
  readonly region: string;
  readonly modelId: string;
  /** Whether it is an ARN without a Region: a profile that holds one may run in any commercial Region. */
  readonly global: boolean;
}

/** What was read of ARNs so far: thousands of profiles hold the same few hundred, and each row of a tree asks for its own. */
const modelReferences = new Map<string, ModelReference>();

/** More than there are foundation models in all Regions; ends the growth that made-up ARNs would cause. */
const mostModelReferences = 5000;

/** Reads a foundation model's ARN as profiles hold it; for anything else the whole text stands as the model's ID. */
export function readModelArn(arn: string): ModelReference {
  const known = modelReferences.get(arn);
  if (known) {
    return known;
  }
  const parts = splitArn(arn);
  const modelId = parts?.resource.split("/").slice(1).join("/");
  const reference: ModelReference =
    parts && modelId
      ? { arn, region: parts.region, modelId, global: parts.region === "" }
      : { arn, region: "", modelId: arn, global: false };
  if (modelReferences.size >= mostModelReferences) {
    modelReferences.clear();
  }
  modelReferences.set(arn, reference);
  return reference;
}
