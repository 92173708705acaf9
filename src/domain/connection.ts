/** An AWS profile, or the default credentials if it is undefined, in one Region. */
export interface Connection {
  readonly awsProfile?: string;
  readonly region: string;
}

/** A stable key that identifies a connection. */
export function connectionKey(connection: Connection): string {
  return `${connection.awsProfile ?? ""}@${connection.region}`;
}

/** The same credentials in another Region. */
export function inRegion(connection: Connection, region: string): Connection {
  return connection.awsProfile === undefined ? { region } : { awsProfile: connection.awsProfile, region };
}

/** A connection for the log, for example `eu-west-1 (dev)`. */
export function formatConnectionForLog({ awsProfile, region }: Connection): string {
  return awsProfile === undefined ? region : `${region} (${awsProfile})`;
}

/** Whether two connections have the same AWS profile and Region. */
export function isSameConnection(one: Connection, other: Connection): boolean {
  return connectionKey(one) === connectionKey(other);
}
