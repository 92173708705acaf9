import { AwsAccess } from "../../../src/aws/index";
import type { TimeLimits } from "../../../src/aws/timeLimits";
import { usualLimits } from "../../../src/aws/timeLimits";
import { Connections } from "../../../src/connections/connections";
import { ControlPlaneCache } from "../../../src/profiles/controlPlaneCache";
import type { ConnectionSettings } from "../../../src/connections/settings";
import { SharedControlPlane } from "../../../src/profiles/sharedControlPlane";
import { systemClock } from "../../../src/util/clock";
import type { Connection } from "../../../src/domain/connection";
import type { RegionMemory } from "../../../src/domain/ports";
import type { Problem } from "../../../src/domain/problem";
import { AccountIds, isAnswered } from "../../../src/profiles/accountIds";
import { Inventory } from "../../../src/profiles/profileStore";

/** What a product is made of that tests choose. */
export interface ProductOptions {
  readonly settings?: () => ConnectionSettings;
  readonly limits?: TimeLimits;
  readonly memory?: RegionMemory;
  /** Hears of every failure. */
  readonly onProblem: (problem: Problem) => void;
}

/** What reads from AWS, put together as the extension does it in `services/`, without the editor. */
export class Product {
  readonly aws: AwsAccess;
  readonly controlPlanes: ControlPlaneCache;
  readonly connections: Connections;
  readonly inventory: Inventory;
  readonly accounts: AccountIds;

  constructor({ settings, limits = usualLimits, memory, onProblem }: ProductOptions) {
    this.aws = new AwsAccess({ askMfaCode: () => Promise.resolve(undefined), limits });
    this.controlPlanes = new ControlPlaneCache(
      async (connection) => new SharedControlPlane(connection, this.aws.controlPlane(connection)),
    );
    this.connections = new Connections({
      readSettings: settings ?? (() => ({ awsProfiles: [], regions: [], odd: [] })),
      findDefaultRegion: () => Promise.resolve(undefined),
      onBadRegions: () => undefined,
      onOddSettings: () => undefined,
    });
    const remembering = memory && { memory, clock: systemClock };
    this.inventory = new Inventory(this.controlPlanes.get, onProblem, remembering);
    this.accounts = new AccountIds(async () => this.aws.accounts, onProblem);
    this.connections.onDidChange(() => {
      this.controlPlanes.keepOnly(this.connections.current);
      this.inventory.keepOnly(this.connections.current);
    });
    this.inventory.onDidChange((connection) => {
      if (isAnswered(this.inventory.state(connection))) {
        // What it fails for is told to `onProblem`.
        this.accounts.ask(connection).catch(() => undefined);
      }
    });
  }

  /** Reads all that the tree shows of some Regions. */
  async read(connections: readonly Connection[]): Promise<void> {
    await this.inventory.loadAll(connections);
    await Promise.all(connections.map((connection) => this.inventory.models(connection)));
  }

  /** Lets go of credentials, accounts and endpoints, as after a sign-in. */
  forgetCredentials(): void {
    this.aws.forgetCredentials();
    this.accounts.forget();
    this.controlPlanes.keepOnly([]);
  }

  dispose(): void {
    [this.inventory, this.accounts, this.connections, this.controlPlanes, this.aws].forEach((each) => each.dispose());
  }
}
