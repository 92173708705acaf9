/** An AWS profile in one Region. If `awsProfile` is undefined, the default credentials are used. */
export interface Connection {
  readonly awsProfile?: string;
  readonly region: string;
}

/** Returns a stable key that identifies a connection. */
export function connectionKey(connection: Connection): string {
  return `${connection.awsProfile ?? ""}@${connection.region}`;
}

/** Returns the connections without repetitions, in order. */
export function distinctConnections(connections: readonly Connection[]): Connection[] {
  return [...new Map(connections.map((connection) => [connectionKey(connection), connection])).values()];
}

/** Returns a stable key that identifies an inference profile as seen through a connection. */
export function profileKey(connection: Connection, arn: string): string {
  return `${connectionKey(connection)} ${arn}`;
}

/** Returns a connection with the same credentials in another Region. */
export function inRegion(connection: Connection, region: string): Connection {
  return connection.awsProfile === undefined ? { region } : { awsProfile: connection.awsProfile, region };
}

/** Formats a connection for the log, for example `eu-west-1 (dev)`. */
export function formatConnectionForLog({ awsProfile, region }: Connection): string {
  return awsProfile === undefined ? region : `${region} (${awsProfile})`;
}

/** Returns whether two connections have the same AWS profile and Region. */
export function isSameConnection(one: Connection, other: Connection): boolean {
  return connectionKey(one) === connectionKey(other);
}
