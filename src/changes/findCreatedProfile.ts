import type { BedrockApi } from "../aws/bedrock";
import type { InferenceProfile } from "../domain/inferenceProfile";
import { modelsOfProfile } from "../domain/routing";
import type { CompleteDraft, PendingAttempt, ProfileSource } from "./createDraft";

/** The maximum clock skew in milliseconds with which AWS still accepts requests. */
const clockToleranceMs = 5 * 60_000;

/**
 * Returns the profile that an attempt created: the application profile with the same name, if only this attempt can have created
 * it. Throws a ProblemError if the profiles, or the tags of the matching profile, cannot be listed.
 */
export async function findCreatedProfile(
  bedrock: BedrockApi,
  { draft, startedAt }: PendingAttempt,
  signal: AbortSignal,
): Promise<InferenceProfile | undefined> {
  for await (const page of bedrock.listInferenceProfiles(draft.connection, "APPLICATION", { signal })) {
    const profile = page.find(({ name }) => name === draft.name);
    if (profile) {
      const isOurs = matches(profile, draft, startedAt) && (await hasTagsOf(draft, profile, bedrock, signal));
      return isOurs ? profile : undefined;
    }
  }
  return undefined;
}

/**
 * Returns whether the profile was created from the draft. ListInferenceProfiles does not return the request token, so all fields
 * that it does return must match. An older profile with the same name is the cause of a conflict. If it were treated as the new
 * profile, the user would not notice that the new tags are missing.
 */
function matches(profile: InferenceProfile, draft: CompleteDraft, startedAt: Date): boolean {
  const isOlder =
    profile.createdAt !== undefined && profile.createdAt.getTime() < startedAt.getTime() - clockToleranceMs;
  return !isOlder && (profile.description ?? "") === (draft.description ?? "") && hasModelsOf(draft.source, profile);
}

/**
 * Returns whether the profile has all tags of the draft. It may have additional tags, because some organizations tag new
 * resources automatically.
 */
async function hasTagsOf(
  { connection, tags = [] }: CompleteDraft,
  { arn }: InferenceProfile,
  bedrock: BedrockApi,
  signal: AbortSignal,
): Promise<boolean> {
  if (tags.length === 0) {
    return true;
  }
  const values = new Map((await bedrock.listTags(connection, arn, { signal })).map(({ key, value }) => [key, value]));
  return tags.every(({ key, value }) => values.get(key) === value);
}

/**
 * Returns whether the profile has the models of the source. Ignores Regions, because AWS may have added a destination Region
 * since the source was listed.
 */
function hasModelsOf(source: ProfileSource, profile: InferenceProfile): boolean {
  const own = new Set(modelsOfProfile(profile).map(({ key }) => key));
  const expected = modelsOfProfile(source);
  return own.size === expected.length && expected.every(({ key }) => own.has(key));
}
