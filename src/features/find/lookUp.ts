import type { InferenceProfileReference } from "../../domain/arn";
import { Limiter } from "../../util/limiter";
import type { Connection } from "../../domain/connection";
import { connectionKey, inRegion } from "../../domain/connection";
import { accountOfProfile } from "../../domain/inferenceProfile";
import type { ControlPlanes } from "../../domain/ports";
import { problemOf } from "../../domain/problem";
import type { ProfileStore, ProfileRef } from "../../profiles/profileStore";

/** In so many places is looked at the same time, whatever number of them is shown. */
const maxConcurrent = 24;

/** A reference that can be looked up as it stands. */
export type UsableReference = Extract<InferenceProfileReference, { kind: "arn" | "id" }>;

/**
 * Where to look: an ARN says its Region, and its account says with which AWS profiles, where some are known to belong to it;
 * an ID is looked for where it is known, else in each Region shown.
 */
export function connectionsFor(
  reference: UsableReference,
  shown: readonly Connection[],
  profileStore: ProfileStore,
): readonly Connection[] {
  if (reference.kind === "arn") {
    const first = shown[0] ?? { region: reference.region };
    const owners = profileStore
      .profiles(shown)
      .filter(({ profile }) => accountOfProfile(profile) === reference.accountId)
      .map(({ connection }) => connection);
    const places = (owners.length > 0 ? owners : [first, ...shown]).map((place) => inRegion(place, reference.region));
    return [...new Map(places.map((place) => [connectionKey(place), place])).values()];
  }
  const known = profileStore.profiles(shown).find(({ profile }) => profile.id === reference.id);
  return known ? [known.connection] : shown;
}

/**
 * Reads the profile that a reference names with GetInferenceProfile, in many places at once, asking AWS anew. System-defined
 * profiles have the same ID in many Regions: the first place that has it counts. Where none has, throws the failure that says
 * most.
 */
export async function lookUp(
  reference: UsableReference,
  places: readonly Connection[],
  controlPlanes: ControlPlanes,
  signal: AbortSignal,
): Promise<ProfileRef> {
  const identifier = reference.kind === "arn" ? reference.arn : reference.id;
  const enough = new AbortController();
  const options = { signal: AbortSignal.any([signal, enough.signal]), forceRefresh: true };
  const limiter = new Limiter(maxConcurrent);
  const read = async (connection: Connection): Promise<ProfileRef> => {
    const controlPlane = await controlPlanes(connection);
    return { connection, profile: await controlPlane.getInferenceProfile(identifier, options) };
  };
  const reads = places.map((connection) => limiter.run(() => read(connection), options.signal));
  try {
    return await firstInOrder(reads);
  } finally {
    enough.abort();
  }
}

async function firstInOrder(reads: readonly Promise<ProfileRef>[]): Promise<ProfileRef> {
  // Marks every rejection as handled: those after the first success are nobody's concern.
  const ended = reads.map((read) =>
    read.then(
      (profileRef) => ({ profileRef }),
      (failure: unknown) => ({ failure }),
    ),
  );
  const failures: unknown[] = [];
  for (const end of ended) {
    const answer = await end;
    if ("profileRef" in answer) {
      return answer.profileRef;
    }
    failures.push(answer.failure);
  }
  // That a Region does not have it says less than that another could not be asked.
  throw failures.find((failure) => problemOf(failure)?.kind !== "notFound") ?? failures[0];
}
