import type { InferenceProfileReference } from "../../domain/arn";
import type { Connection } from "../../domain/connection";
import { connectionKey, inRegion } from "../../domain/connection";
import { accountOfProfile } from "../../domain/inferenceProfile";
import type { ControlPlanes } from "../../domain/ports";
import { problemOf } from "../../domain/problem";
import type { ProfileRef, ProfileStore } from "../../profiles/profileStore";
import { Limiter } from "../../util/limiter";

/** How many connections are searched at the same time. */
const maxConcurrent = 24;

/** A reference that can be looked up. */
export type UsableReference = Extract<InferenceProfileReference, { kind: "arn" | "id" }>;

/**
 * Returns the connections to search. An ARN contains its Region, and its account selects the AWS profiles that are known to
 * belong to that account. An ID is searched where it is known, else in each Region shown.
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
    const candidates = owners.length > 0 ? owners : [first, ...shown];
    const connections = candidates.map((connection) => inRegion(connection, reference.region));
    return [...new Map(connections.map((connection) => [connectionKey(connection), connection])).values()];
  }
  const known = profileStore.profiles(shown).find(({ profile }) => profile.id === reference.id);
  return known ? [known.connection] : shown;
}

/**
 * Reads the profile that a reference names with GetInferenceProfile, with several connections at once and without cached
 * responses. System-defined profiles have the same ID in many Regions: the first connection in the list that has it wins. If
 * none has it, this throws the most useful of their errors.
 */
export async function lookUp(
  reference: UsableReference,
  connections: readonly Connection[],
  controlPlanes: ControlPlanes,
  signal: AbortSignal,
): Promise<ProfileRef> {
  const identifier = reference.kind === "arn" ? reference.arn : reference.id;
  const done = new AbortController();
  const options = { signal: AbortSignal.any([signal, done.signal]), forceRefresh: true };
  const limiter = new Limiter(maxConcurrent);
  const read = async (connection: Connection): Promise<ProfileRef> => {
    const controlPlane = await controlPlanes(connection);
    return { connection, profile: await controlPlane.getInferenceProfile(identifier, options) };
  };
  const reads = connections.map((connection) => limiter.run(() => read(connection), options.signal));
  try {
    return await firstFulfilled(reads);
  } finally {
    done.abort();
  }
}

async function firstFulfilled(reads: readonly Promise<ProfileRef>[]): Promise<ProfileRef> {
  // This marks every rejection as handled, also those after the first success.
  const outcomes = reads.map((read) =>
    read.then(
      (profileRef) => ({ profileRef }),
      (error: unknown) => ({ error }),
    ),
  );
  const errors: unknown[] = [];
  for (const pending of outcomes) {
    const outcome = await pending;
    if ("profileRef" in outcome) {
      return outcome.profileRef;
    }
    errors.push(outcome.error);
  }
  // That a Region does not have the profile is less useful than that another one could not be searched.
  throw errors.find((error) => problemOf(error)?.kind !== "notFound") ?? errors[0];
}
