import { createInferenceProfile } from "./operations/createInferenceProfile";
import { getFoundationModel, listFoundationModels } from "./operations/foundationModels";
import { deleteInferenceProfile, getInferenceProfile, listInferenceProfiles } from "./operations/inferenceProfiles";
import type { Operation } from "./operations/operation";
import { listTagsForResource, tagResource, untagResource } from "./operations/tags";

/** The nine Bedrock operations. */
export const operations: readonly Operation[] = [
  listInferenceProfiles,
  getInferenceProfile,
  createInferenceProfile,
  deleteInferenceProfile,
  tagResource,
  untagResource,
  listTagsForResource,
  listFoundationModels,
  getFoundationModel,
];

/** An operation and the percent-encoded label from its path. */
export interface Route {
  operation: Operation;
  label?: { name: string; encoded: string };
}

/**
 * Returns the operation for a method and path. Double slashes count as one. A label is the whole rest of the path,
 * because the slash in an ARN may be unencoded.
 */
export function findRoute(method: string, path: string): Route | undefined {
  const [resource, ...rest] = path.split("/").filter((segment) => segment !== "");
  const encoded = rest.join("/");
  const operation = operations.find(
    (one) =>
      one.method === method && one.path.split("/")[1] === resource && one.path.includes("{") === (encoded !== ""),
  );
  const name = operation?.path.match(/\{(.+)\}/)?.[1];
  return operation && { operation, ...(name !== undefined && { label: { name, encoded } }) };
}
