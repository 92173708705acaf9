import type { Finding } from "../../domain/configFinding";
import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";
import type { AwsProfileNode, FindingNode, MoreFindingsNode, NoRegionNode, RegionNode } from "./nodes";
import { findingNodes } from "./nodes";

/**
 * The rows for findings, AWS profiles, and Regions. Each row keeps its object while it is shown, because VS Code uses the object
 * to identify the row to update.
 */
export class RootNodes {
  #regions: ReadonlyMap<string, RegionNode> = new Map();
  #awsProfiles: ReadonlyMap<string, AwsProfileNode> = new Map();
  #findings: readonly (FindingNode | MoreFindingsNode)[] = [];

  /** The Regions, in the order of their connections. */
  get regions(): Iterable<RegionNode> {
    return this.#regions.values();
  }

  /** Whether several AWS profiles are shown. If so, they are the roots. */
  get hasAwsProfiles(): boolean {
    return this.#awsProfiles.size > 0;
  }

  /** The top-level rows: the findings, followed by the AWS profiles if there are several, or otherwise by the Regions. */
  get roots(): (FindingNode | MoreFindingsNode | AwsProfileNode | NoRegionNode | RegionNode)[] {
    const connected = this.hasAwsProfiles ? [...this.#awsProfiles.values()] : [...this.#regions.values()];
    const isRegionMissing = connected.length === 0 && this.#findings.length > 0;
    return [...this.#findings, ...connected, ...(isRegionMissing ? [{ kind: "noRegion" } as const] : [])];
  }

  region(connection: Connection): RegionNode | undefined {
    return this.#regions.get(connectionKey(connection));
  }

  awsProfile(name: string): AwsProfileNode | undefined {
    return this.#awsProfiles.get(name);
  }

  /** Sets the contents of the rows. Returns whether the rows have changed. */
  set(connections: readonly Connection[], awsProfiles: readonly string[], findings: readonly Finding[]): boolean {
    const rows = findingNodes(findings);
    const haveFindingsChanged = JSON.stringify(rows) !== JSON.stringify(this.#findings);
    if (haveFindingsChanged) {
      this.#findings = rows;
    }
    return this.#setConnections(connections, awsProfiles) || haveFindingsChanged;
  }

  #setConnections(connections: readonly Connection[], awsProfiles: readonly string[]): boolean {
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
