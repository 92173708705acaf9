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

/** Splits an ARN into its parts, which are not validated. Returns undefined if the text is not an ARN. */
export function splitArn(text: string): ArnParts | undefined {
  const match = /^arn:([^:\s]*):([^:\s]*):([^:\s]*):([^:\s]*):(\S+)$/.exec(text);
  if (!match) {
    return undefined;
  }
  const [, partition = "", service = "", region = "", accountId = "", resource = ""] = match;
  return { partition, service, region, accountId, resource };
}

/** The part of an inference profile ARN that is invalid. */
export type ArnError = "prefix" | "partition" | "region" | "partitionOfRegion" | "account" | "resource" | "id";

/** The result of parsing text that should identify an inference profile. */
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
  /** A valid ARN of a resource that is not an inference profile. */
  | { readonly kind: "foreign"; readonly service: string; readonly resourceType: string }
  | { readonly kind: "malformed"; readonly fault: ArnError; readonly value: string };

const typeOfResource: ReadonlyMap<string, InferenceProfileType> = new Map([
  ["inference-profile", "SYSTEM_DEFINED"],
  ["application-inference-profile", "APPLICATION"],
]);

/** The maximum length of `inferenceProfileId` in GetInferenceProfile. */
export const maxIdLength = 64;

/**
 * Parses the ARN or ID of an inference profile. If the text is neither, returns which part is invalid. Also accepts partitions
 * that are missing from the service model's pattern if they match the Region.
 */
export function parseInferenceProfileReference(text: string): InferenceProfileReference {
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
  return parseProfileArn(trimmed, parts);
}

function parseProfileArn(arn: string, parts: ArnParts): InferenceProfileReference {
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
  return text.length <= maxIdLength && /^[a-zA-Z0-9-:.]+$/.test(text);
}
