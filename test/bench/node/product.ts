import { Aws } from "../../../src/aws";
import type { TimeLimits } from "../../../src/aws/timeLimits";
import { defaultLimits } from "../../../src/aws/timeLimits";
import { Connections } from "../../../src/connections/connections";
import type { ConnectionSettings } from "../../../src/connections/settings";
import { systemClock } from "../../../src/util/clock";
import type { Connection } from "../../../src/domain/connection";
import type { LoadBedrock } from "../../../src/aws/bedrock";
import type { RegionCache } from "../../../src/profiles/cache/cachedRegion";
import type { Problem } from "../../../src/domain/problem";
import { AccountIds, areCredentialsAccepted } from "../../../src/profiles/accountIds";
import { ProfileStore } from "../../../src/profiles/profileStore";

/** The parts of the extension that a measurement selects. */
export interface ProductOptions {
  readonly settings?: () => ConnectionSettings;
  readonly limits?: TimeLimits;
  readonly cache?: RegionCache;
  /** Called with every problem. */
  readonly onProblem: (problem: Problem) => void;
}

/** The services that load data from AWS, created as in `app/awsServices.ts` but without VS Code. */
export class Product {
  readonly aws: Aws;
  readonly loadBedrock: LoadBedrock;
  readonly connections: Connections;
  readonly profileStore: ProfileStore;
  readonly accounts: AccountIds;

  constructor({ settings, limits = defaultLimits, cache, onProblem }: ProductOptions) {
    this.aws = new Aws({ askMfaCode: () => Promise.resolve(undefined), limits });
    this.loadBedrock = async () => this.aws.bedrock;
    this.connections = new Connections({
      readSettings:
        settings ?? (() => ({ awsProfiles: [], regions: [], regionsByAwsProfile: new Map(), malformed: [] })),
      findDefaultRegion: () => Promise.resolve(undefined),
      listFindings: () => Promise.resolve([]),
      findCredentials: () => Promise.resolve([]),
      onInvalidRegions: () => undefined,
      onOtherPartition: () => undefined,
      onMalformedSettings: () => undefined,
    });
    const cacheSync = cache && { cache, clock: systemClock };
    this.profileStore = new ProfileStore(this.loadBedrock, onProblem, cacheSync);
    this.accounts = new AccountIds(async () => this.aws.sts, onProblem);
    this.connections.onDidChange(() => {
      this.profileStore.keepOnly(this.connections.current);
    });
    this.profileStore.onDidChange((connection) => {
      if (areCredentialsAccepted(this.profileStore.state(connection))) {
        // The problem is reported to `onProblem`.
        this.accounts.load(connection).catch(() => undefined);
      }
    });
  }

  /** Loads all data that the tree shows for the Regions. */
  async read(connections: readonly Connection[]): Promise<void> {
    await this.profileStore.loadAll(connections);
    await Promise.all(connections.map((connection) => this.profileStore.models(connection)));
  }

  /** Clears credentials, accounts and clients, as after a sign-in. */
  clearCredentials(): void {
    this.aws.reset();
    this.accounts.invalidate();
  }

  dispose(): void {
    [this.profileStore, this.accounts, this.connections, this.aws].forEach((each) => each.dispose());
  }
}
