import type { Connection } from "../domain/connection";
import type { InferenceProfile } from "../domain/inferenceProfile";
import { accountOfProfile } from "../domain/inferenceProfile";
import type { ModelsById, RegionContents } from "../profiles/regionContents";
import { allProfiles } from "../profiles/regionContents";

/** The contents of a Region and, for cached contents, the time when they were loaded. */
export interface ListedRegion {
  readonly connection: Connection;
  readonly contents: RegionContents;
  /** The account of the credentials, if it is known. */
  readonly accountId?: string;
  readonly cachedAt?: Date;
}

/** An entry for a profile in a picker. Each profile has one entry, with every connection through which it was loaded. */
export interface ListedProfile {
  readonly profile: InferenceProfile;
  readonly models: ModelsById;
  /** The connection to use if the profile is chosen. A connection with current contents is preferred. */
  readonly connection: Connection;
  /** The AWS profiles of all connections, in order. Undefined stands for the default credentials. */
  readonly awsProfiles: readonly (string | undefined)[];
  /** The account of the credentials, if it is known. */
  readonly accountId?: string;
  /** The time when the cached contents were loaded. Set only if no connection has current contents. */
  readonly cachedAt?: Date;
  /** The fields that distinguish the profile from others with the same name. */
  readonly differsBy: ReadonlySet<DistinguishingField>;
}

/** A field that distinguishes profiles with the same name. */
export type DistinguishingField = "region" | "awsProfile" | "id";

/**
 * Returns an entry for every profile in these Regions. AWS profiles in the same account have the same inference profiles, so
 * these are listed only once. A profile that is visible in more than one account is listed once for each account.
 */
export function listedProfiles(regions: readonly ListedRegion[]): readonly ListedProfile[] {
  const byKey = new Map<string, ListedProfile>();
  for (const { connection, contents, accountId, cachedAt } of regions) {
    for (const profile of allProfiles(contents)) {
      const listed: ListedProfile = {
        profile,
        models: contents.models,
        connection,
        awsProfiles: [connection.awsProfile],
        differsBy: noDifference,
        ...(accountId === undefined ? {} : { accountId }),
        ...(cachedAt ? { cachedAt } : {}),
      };
      const key = listedKey(listed);
      const known = byKey.get(key);
      byKey.set(key, known ? merge(known, listed) : listed);
    }
  }
  return withDifferences([...byKey.values()]);
}

/** Returns a key that identifies a listed profile: its ARN and the account of the credentials. */
export function listedKey({ profile, accountId }: Pick<ListedProfile, "profile" | "accountId">): string {
  return `${accountId ?? accountOfProfile(profile)} ${profile.arn}`;
}

const noDifference: ReadonlySet<DistinguishingField> = new Set();

function merge(known: ListedProfile, other: ListedProfile): ListedProfile {
  const preferred = known.cachedAt && !other.cachedAt ? other : known;
  return { ...preferred, awsProfiles: [...new Set([...known.awsProfiles, ...other.awsProfiles])] };
}

function withDifferences(profiles: readonly ListedProfile[]): readonly ListedProfile[] {
  const byName = new Map<string, ListedProfile[]>();
  for (const listed of profiles) {
    const namesakes = byName.get(listed.profile.name);
    if (namesakes) {
      namesakes.push(listed);
    } else {
      byName.set(listed.profile.name, [listed]);
    }
  }
  const differences = new Map(
    [...byName].flatMap(([name, namesakes]) =>
      namesakes.length > 1 ? [[name, findDistinguishingFields(namesakes)]] : [],
    ),
  );
  return profiles.map((listed) => {
    const differsBy = differences.get(listed.profile.name);
    return differsBy ? { ...listed, differsBy } : listed;
  });
}

/**
 * Returns the fields that distinguish profiles with the same name. Includes the ID only if the Region and AWS profile are not
 * sufficient.
 */
function findDistinguishingFields(namesakes: readonly ListedProfile[]): ReadonlySet<DistinguishingField> {
  const countOf = (key: (listed: ListedProfile) => string) => new Set(namesakes.map(key)).size;
  const region = ({ connection }: ListedProfile) => connection.region;
  const awsProfile = ({ awsProfiles }: ListedProfile) => awsProfiles.join("\n");
  return new Set<DistinguishingField>([
    ...(countOf(awsProfile) > 1 ? (["awsProfile"] as const) : []),
    ...(countOf(region) > 1 ? (["region"] as const) : []),
    ...(countOf((listed) => `${region(listed)}\n${awsProfile(listed)}`) < namesakes.length ? (["id"] as const) : []),
  ]);
}
