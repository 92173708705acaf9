import { createInferenceProfile } from "./operations/createInferenceProfile";
import { getFoundationModel, listFoundationModels } from "./operations/foundationModels";
import { deleteInferenceProfile, getInferenceProfile, listInferenceProfiles } from "./operations/inferenceProfiles";
import type { Operation } from "./operations/operation";
import { listTagsForResource, tagResource, untagResource } from "./operations/tags";

/** The nine operations. */
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

/** An operation and the label of its path, percent-encoded. */
export interface Route {
  operation: Operation;
  label?: { name: string; encoded: string };
}

/**
 * Returns the operation of a method and path. Double slashes count as one, and a label is the whole rest of the path, because an
 * ARN's slash may not be encoded.
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
