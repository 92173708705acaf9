import type { LoadBedrock } from "../../aws/bedrock";
import type { Connection } from "../../domain/connection";
import { distinctConnections, inRegion } from "../../domain/connection";
import { accountOfProfile } from "../../domain/inferenceProfile";
import { problemOf } from "../../domain/problem";
import type { ProfileRef, ProfileStore } from "../../profiles/profileStore";
import { Limiter } from "../../util/limiter";

/** The maximum number of connections that are searched concurrently. */
const maxConcurrent = 24;

/** The profile to look up with GetInferenceProfile, and its location, if known. */
export interface LookUpTarget {
  /** An ARN or ID. */
  readonly identifier: string;
  readonly region: string | undefined;
  readonly accountId: string | undefined;
}

/**
 * Returns the connections to search. If the Region is known, searches only that Region, with the AWS profiles that are known to
 * belong to the account or, if there are none, with all shown AWS profiles. If the Region is unknown, searches the Regions in
 * which the ID is known to exist or, if there are none, all shown Regions.
 */
export function connectionsFor(
  target: LookUpTarget,
  shown: readonly Connection[],
  profileStore: ProfileStore,
): readonly Connection[] {
  const { identifier, region, accountId } = target;
  if (region !== undefined) {
    const owners = profileStore
      .profiles(shown)
      .filter(({ profile }) => accountOfProfile(profile) === accountId)
      .map(({ connection }) => connection);
    const first = shown[0] ?? { region };
    return inRegions(owners.length > 0 ? owners : [first, ...shown], [region]);
  }
  const known = profileStore.profiles(shown).filter(({ profile }) => profile.id === identifier);
  return known.length > 0 ? distinctProfiles(known).map(({ connection }) => connection) : shown;
}

/** Returns the credentials of the given connections in other Regions. */
export function inRegions(connections: readonly Connection[], regions: readonly string[]): readonly Connection[] {
  const all = regions.flatMap((region) => connections.map((connection) => inRegion(connection, region)));
  return distinctConnections(all);
}

/**
 * Loads a profile with GetInferenceProfile through several connections concurrently, without cached responses. System-defined
 * profiles have the same ID in many Regions, so the first connection in the list that has the profile is used. If none of them
 * has it, throws the most useful error.
 */
export async function lookUp(
  { identifier }: LookUpTarget,
  connections: readonly Connection[],
  loadBedrock: LoadBedrock,
  signal: AbortSignal,
): Promise<ProfileRef> {
  const done = new AbortController();
  const options = { signal: AbortSignal.any([signal, done.signal]), forceRefresh: true };
  const limiter = new Limiter(maxConcurrent);
  const read = async (connection: Connection): Promise<ProfileRef> => {
    const bedrock = await loadBedrock();
    return { connection, profile: await bedrock.getInferenceProfile(connection, identifier, options) };
  };
  const reads = connections.map((connection) => limiter.run(() => read(connection), options.signal));
  try {
    return await firstFulfilled(reads);
  } finally {
    done.abort();
  }
}

/** The result of searching for an ID through several connections. */
export interface SearchResult {
  /** The profiles with this ID, each of them once. At least one. */
  readonly found: readonly ProfileRef[];
  /** The Regions that could not be searched, for example because access was denied. */
  readonly failedRegions: readonly string[];
}

/**
 * Loads all profiles with an ID through several connections concurrently, without cached responses. Calls `onSearched` after each
 * connection. If no connection has the profile, throws the most useful error.
 */
export async function lookUpAll(
  { identifier }: LookUpTarget,
  connections: readonly Connection[],
  loadBedrock: LoadBedrock,
  { signal, onSearched }: { readonly signal: AbortSignal; readonly onSearched: () => void },
): Promise<SearchResult> {
  const limiter = new Limiter(maxConcurrent);
  const read = async (connection: Connection) => {
    const bedrock = await loadBedrock();
    return bedrock.getInferenceProfile(connection, identifier, { signal, forceRefresh: true });
  };
  const outcomes = await Promise.all(
    connections.map(async (connection): Promise<ProfileRef | { readonly region: string; readonly error: unknown }> => {
      try {
        return { connection, profile: await limiter.run(() => read(connection), signal) };
      } catch (error) {
        return { region: connection.region, error };
      } finally {
        onSearched();
      }
    }),
  );
  const found = outcomes.filter((outcome) => "profile" in outcome);
  const failures = outcomes.filter((outcome) => "error" in outcome);
  if (found.length === 0) {
    throw mostUseful(failures.map(({ error }) => error));
  }
  const failed = failures.filter(({ error }) => problemOf(error)?.kind !== "notFound");
  return { found: distinctProfiles(found), failedRegions: [...new Set(failed.map(({ region }) => region))] };
}

/** Returns each profile once. Several AWS profiles can have the same account. */
function distinctProfiles(profileRefs: readonly ProfileRef[]): readonly ProfileRef[] {
  const byArn = new Map<string, ProfileRef>();
  for (const profileRef of profileRefs) {
    const { arn } = profileRef.profile;
    byArn.set(arn, byArn.get(arn) ?? profileRef);
  }
  return [...byArn.values()];
}

async function firstFulfilled(reads: readonly Promise<ProfileRef>[]): Promise<ProfileRef> {
  // This marks all rejections as handled, including those after the first success.
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
  throw mostUseful(errors);
}

/** Returns an error that prevented a Region from being searched rather than the error that a Region does not have the profile. */
function mostUseful(errors: readonly unknown[]): unknown {
  return errors.find((error) => problemOf(error)?.kind !== "notFound") ?? errors[0];
}
