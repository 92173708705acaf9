import type { BedrockApi } from "../aws/bedrock";
import type { Connection } from "../domain/connection";
import type { InferenceProfile, InferenceProfileType } from "../domain/inferenceProfile";
import type { CallOptions } from "../util/callOptions";

/** Returns the inference profiles of both types, possibly with duplicates. Rejects with the first failure of either list. */
export async function listProfiles(
  bedrock: BedrockApi,
  connection: Connection,
  signal: AbortSignal,
): Promise<InferenceProfile[]> {
  // Each list is useless without the other, so if one fails, stop the other.
  const stop = new AbortController();
  const options = { signal: AbortSignal.any([signal, stop.signal]) };
  try {
    const lists = await Promise.all([
      listAllPages(bedrock, connection, "APPLICATION", options),
      listAllPages(bedrock, connection, "SYSTEM_DEFINED", options),
    ]);
    return lists.flat();
  } catch (error) {
    stop.abort();
    throw error;
  }
}

async function listAllPages(
  bedrock: BedrockApi,
  connection: Connection,
  type: InferenceProfileType,
  options: CallOptions,
): Promise<InferenceProfile[]> {
  const profiles: InferenceProfile[] = [];
  for await (const page of bedrock.listInferenceProfiles(connection, type, options)) {
    profiles.push(...page);
  }
  return profiles;
}
