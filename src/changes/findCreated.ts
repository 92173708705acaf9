import type { CompleteDraft, ProfileSource } from "./createDraft";
import type { InferenceProfile } from "../domain/inferenceProfile";
import type { ControlPlane } from "../domain/ports";
import { modelIds } from "../domain/routing";

/** What is needed to know a profile again. */
export interface SoughtProfile {
  readonly controlPlane: ControlPlane;
  readonly draft: CompleteDraft;
  /** When the draft was first tried, on this machine's clock. */
  readonly startedAt: Date;
}

/** How far this machine's clock may be off before AWS refuses its requests, in milliseconds. */
const clockTolerance = 5 * 60_000;

/**
 * Looks for the profile that a request of unknown outcome may have made: the application profile of its name, where it could
 * not be anybody else's. Throws a ProblemError where the profiles cannot be listed, or the tags of that one not be read.
 */
export async function findCreated(
  { controlPlane, draft, startedAt }: SoughtProfile,
  signal: AbortSignal,
): Promise<InferenceProfile | undefined> {
  for await (const page of controlPlane.listInferenceProfiles("APPLICATION", { signal })) {
    const named = page.find((profile) => profile.name === draft.name);
    if (named) {
      const isOwn = couldBeMadeFrom(draft, startedAt, named) && (await hasTagsOf(draft, named, controlPlane, signal));
      return isOwn ? named : undefined;
    }
  }
  return undefined;
}

/**
 * The list has no token to know a request by, so everything it does have must fit. An older profile of the same name is the
 * reason of a conflict, and taking it for the new one would hide that the new tags are nowhere.
 */
function couldBeMadeFrom(draft: CompleteDraft, startedAt: Date, profile: InferenceProfile): boolean {
  const isOld = profile.createdAt !== undefined && profile.createdAt.getTime() < startedAt.getTime() - clockTolerance;
  return !isOld && (profile.description ?? "") === (draft.description ?? "") && runsModelsOf(draft.source, profile);
}

/** Whether no tag is lost. There may be others: some organizations have programs that tag whatever is made. */
async function hasTagsOf(
  { tags = [] }: CompleteDraft,
  { arn }: InferenceProfile,
  controlPlane: ControlPlane,
  signal: AbortSignal,
): Promise<boolean> {
  if (tags.length === 0) {
    return true;
  }
  const values = new Map((await controlPlane.listTags(arn, { signal })).map(({ key, value }) => [key, value]));
  return tags.every(({ key, value }) => values.get(key) === value);
}

/** Compares models and not their ARNs: AWS may have added a destination Region since the source was listed. */
function runsModelsOf(source: ProfileSource, profile: InferenceProfile): boolean {
  const own = new Set(modelIds(profile));
  const wanted = modelIds(source);
  return own.size === wanted.length && wanted.every((id) => own.has(id));
}
