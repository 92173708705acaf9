import type { BedrockApi } from "../aws/bedrock";
import type { InferenceProfile } from "../domain/inferenceProfile";
import type { Problem } from "../domain/problem";
import { isCancellation, problemOf, unexpectedProblem } from "../domain/problem";
import type { CompleteDraft } from "./createDraft";
import { profileFromDraft } from "./createDraft";
import type { ChangeOptions } from "./sendChange";

/** The timeout for loading the new profile, in milliseconds. */
const readTimeoutMs = 5000;

/**
 * Loads a profile that was just created. If loading fails, calls `onProblem` and returns a profile with the requested values,
 * because the profile exists anyway. Never rejects.
 */
export async function readCreatedProfile(
  bedrock: BedrockApi,
  draft: CompleteDraft,
  arn: string,
  { signal, clock }: Pick<ChangeOptions, "signal" | "clock">,
  onProblem: (problem: Problem) => void,
): Promise<InferenceProfile> {
  try {
    return await bedrock.getInferenceProfile(draft.connection, arn, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(readTimeoutMs)]),
    });
  } catch (error) {
    if (!isCancellation(error)) {
      onProblem(problemOf(error) ?? unexpectedProblem(error, "GetInferenceProfile", draft.connection));
    }
    return profileFromDraft(draft, arn, clock.now());
  }
}
