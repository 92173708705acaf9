import type { BedrockApi } from "../aws/bedrock";
import type { InferenceProfile } from "../domain/inferenceProfile";
import type { Problem } from "../domain/problem";
import { isCancellation, problemOf, unexpectedProblem } from "../domain/problem";
import type { CompleteDraft } from "./createDraft";
import { profileFromDraft } from "./createDraft";
import type { ChangeOptions } from "./sendChange";

/** How long reading the new profile may take, in milliseconds. */
const readTimeoutMs = 5000;

/**
 * Reads a profile that was just created. If that fails, returns the profile as it was requested, because it exists all the
 * same, and calls `onProblem`. Never rejects.
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
