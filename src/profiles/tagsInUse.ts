import { distinctConnections } from "../domain/connection";
import type { Connection } from "../domain/connection";
import type { InferenceProfile } from "../domain/inferenceProfile";
import type { CallOptions } from "../util/callOptions";
import type { ProfileStore } from "./profileStore";
import type { TagStore } from "./tagStore";

/**
 * The maximum number of profiles whose tags are loaded for suggestions. ListTagsForResource requires one call per
 * profile and has a low rate limit that all clients of the account share.
 */
const maximumProfiles = 20;

/**
 * Loads the tags of the newest profiles of these Regions, unless they are known, so that `TagStore.suggestions` contains keys and
 * values that are in use. Never rejects.
 */
export async function loadTagsInUse(
  connections: readonly Connection[],
  tagStore: Pick<TagStore, "load">,
  profileStore: Pick<ProfileStore, "contents">,
  options: CallOptions,
): Promise<void> {
  const profileRefs = distinctConnections(connections).flatMap((connection) =>
    (profileStore.contents(connection)?.application ?? []).map((profile) => ({ connection, profile })),
  );
  const newestFirst = profileRefs.sort((a, b) => creationTime(b.profile) - creationTime(a.profile));
  await tagStore.load(newestFirst.slice(0, maximumProfiles), options);
}

function creationTime({ createdAt }: InferenceProfile): number {
  return createdAt?.getTime() ?? 0;
}
