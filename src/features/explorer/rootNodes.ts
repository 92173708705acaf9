import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";
import type { AwsProfileNode, RegionNode } from "./nodes";

/**
 * The rows of AWS profiles and Regions. A row keeps its object while it is shown, because VS Code identifies a row to update by
 * its object.
 */
export class RootNodes {
  #regions: ReadonlyMap<string, RegionNode> = new Map();
  #awsProfiles: ReadonlyMap<string, AwsProfileNode> = new Map();

  /** The Regions in the order of their connections. */
  get regions(): Iterable<RegionNode> {
    return this.#regions.values();
  }

  /** Whether several AWS profiles are shown, so that they are the roots. */
  get hasAwsProfiles(): boolean {
    return this.#awsProfiles.size > 0;
  }

  /** The topmost rows: the AWS profiles if there are several, or else the Regions. */
  get roots(): (AwsProfileNode | RegionNode)[] {
    return this.hasAwsProfiles ? [...this.#awsProfiles.values()] : [...this.#regions.values()];
  }

  region(connection: Connection): RegionNode | undefined {
    return this.#regions.get(connectionKey(connection));
  }

  awsProfile(name: string): AwsProfileNode | undefined {
    return this.#awsProfiles.get(name);
  }

  /** Sets the connections and AWS profiles to show. Returns whether the rows have changed. */
  set(connections: readonly Connection[], awsProfiles: readonly string[]): boolean {
    const keys = connections.map(connectionKey);
    const names = awsProfiles.length > 1 ? awsProfiles : [];
    if (isSameList(keys, [...this.#regions.keys()]) && isSameList(names, [...this.#awsProfiles.keys()])) {
      return false;
    }
    this.#awsProfiles = new Map(
      names.map((name) => [name, this.#awsProfiles.get(name) ?? { kind: "awsProfile", awsProfile: name }]),
    );
    this.#regions = new Map(
      connections.map((connection) => {
        const key = connectionKey(connection);
        return [key, this.#regions.get(key) ?? { kind: "region", connection }];
      }),
    );
    return true;
  }
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}
