import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";
import { accountOfProfile, isForeign } from "../../domain/inferenceProfile";
import type { ReportPlace } from "../../domain/usage/usageReport";
import type { Problem } from "../../domain/problem";
import type { ProfileRef, ProfileStore } from "../../profiles/profileStore";
import type { RegionContents } from "../../profiles/regionContents";
import { allProfiles } from "../../profiles/regionContents";

/** The known information about connections. */
export interface KnownConnections {
  readonly contents: (connection: Connection) => RegionContents | undefined;
  /** Returns the account of an AWS profile's credentials, or undefined if it is not known. */
  readonly account: (awsProfile: string | undefined) => string | undefined;
}

/** The profiles that a report covers. */
export interface ReportScope {
  /** Describes what the report covers, for display on its page. */
  readonly label: string;
  readonly profiles: readonly ProfileRef[];
  /** The Regions for which the entire account is reported, so that identifiers without a profile are included in the report. */
  readonly regions: readonly Connection[];
  /** Whether each profile was explicitly chosen, so that profiles without calls also have a row. */
  readonly showsAll: boolean;
}

interface MutablePlace extends Omit<ReportPlace, "profiles" | "awsProfiles"> {
  readonly profiles: Map<string, ProfileRef["profile"]>;
  readonly awsProfiles: string[];
}

/**
 * Groups the profiles of a scope by account and Region, so that a profile that is shown by several AWS profiles is requested only
 * once. Omits profiles of other accounts, because CloudWatch has data only for calls in the account of the credentials. If the
 * profiles of a Region could not be loaded, all of its identifiers are without a profile.
 */
export function reportPlaces({ profiles, regions }: ReportScope, known: KnownConnections): ReportPlace[] {
  const places = new Map<string, MutablePlace>();
  const placeOf = (connection: Connection, unlisted: ReportPlace["unlisted"]): MutablePlace => {
    const { awsProfile, region } = connection;
    const accountId = accountOf(connection, known);
    const key = `${accountId === "" ? (awsProfile ?? "") : accountId} ${region}`;
    let place = places.get(key);
    if (!place) {
      const listed = new Set(allProfiles(known.contents(connection)).flatMap(({ id, arn }) => [id, arn]));
      place = { connection, accountId, awsProfiles: [], profiles: new Map(), listed, unlisted };
      places.set(key, place);
    }
    if (awsProfile !== undefined && !place.awsProfiles.includes(awsProfile)) {
      place.awsProfiles.push(awsProfile);
    }
    return place;
  };
  // Of several AWS profiles for the same account, prefer one whose profiles are loaded.
  const isLoaded = (connection: Connection) => known.contents(connection) !== undefined;
  [...regions.filter(isLoaded), ...regions.filter((connection) => !isLoaded(connection))].forEach((connection) =>
    placeOf(connection, "all"),
  );
  for (const { connection, profile } of profiles) {
    if (!isForeign(profile, known.account(connection.awsProfile))) {
      placeOf(connection, "none").profiles.set(profile.arn, profile);
    }
  }
  return withoutDuplicates([...places.values()], isLoaded).map((place) => ({
    ...place,
    profiles: [...place.profiles.values()],
  }));
}

/**
 * Omits places whose account and profiles are unknown if another place has the same Region. They may be the same account, whose
 * identifiers would be requested and added up twice.
 */
function withoutDuplicates(
  places: readonly MutablePlace[],
  isLoaded: (connection: Connection) => boolean,
): readonly MutablePlace[] {
  const isUnknown = ({ accountId, connection, profiles }: MutablePlace) =>
    accountId === "" && profiles.size === 0 && !isLoaded(connection);
  const known = new Set(places.filter((place) => !isUnknown(place)).map(({ connection }) => connection.region));
  return places.filter((place) => !isUnknown(place) || !known.has(place.connection.region));
}

/**
 * Returns the scope with the profiles that are listed now in its Regions, because profiles may have been created or deleted since
 * the scope was chosen. Keeps the profiles of Regions that are not loaded and profiles that were chosen individually.
 */
export function withCurrentProfiles(
  scope: ReportScope,
  profileStore: Pick<ProfileStore, "contents" | "profiles">,
): ReportScope {
  const loaded = scope.regions.filter((connection) => profileStore.contents(connection));
  const keys = new Set(loaded.map(connectionKey));
  const others = scope.profiles.filter(({ connection }) => !keys.has(connectionKey(connection)));
  return { ...scope, profiles: [...others, ...profileStore.profiles(loaded)] };
}

/** Returns the problems of the Regions whose profiles could not be loaded. */
export function regionProblems(regions: readonly Connection[], profileStore: Pick<ProfileStore, "state">): Problem[] {
  return regions.flatMap((connection) => {
    const state = profileStore.state(connection);
    return state?.status === "failed" ? [state.problem] : [];
  });
}

/** Returns the account of a connection: the account of its credentials, or the account that its profiles belong to. */
function accountOf(connection: Connection, { account, contents }: KnownConnections): string {
  const [profile] = allProfiles(contents(connection));
  return account(connection.awsProfile) ?? (profile ? accountOfProfile(profile) : "");
}
