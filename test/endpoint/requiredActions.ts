import type { Action } from "./service";
import { iamPrefixOf } from "./operationNames";

/**
 * Returns the IAM actions that a request requires. Creating a profile with tags additionally requires TagResource, and Converse
 * requires InvokeModel.
 */
export function requiredActions({ operation, body }: Pick<Action, "operation" | "body">): readonly string[] {
  const own = `${iamPrefixOf(operation)}:${operation === "Converse" ? "InvokeModel" : operation}`;
  return operation === "CreateInferenceProfile" && hasTags(body) ? [own, "bedrock:TagResource"] : [own];
}

function hasTags(body: unknown): boolean {
  const { tags } = (body ?? {}) as { readonly tags?: unknown };
  return Array.isArray(tags) && tags.length > 0;
}
