/** Uses the services in random order for a while, and counts the resources that remain. */
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import type { TimeLimits } from "../../../src/aws/timeLimits";
import { lookUp } from "../../../src/features/find/lookUp";
import type { ConnectionSettings } from "../../../src/connections/settings";
import { systemClock } from "../../../src/util/clock";
import type { Connection } from "../../../src/domain/connection";
import { DetailsLoader } from "../../../src/features/details/detailsLoader";
import { DiskFolder } from "../../../src/profiles/cache/diskFolder";
import { FileCache } from "../../../src/profiles/cache/fileCache";
import { readInput, writeResult } from "../exchange";
import type { HeldResources } from "./heldResources";
import { ResourceCounter } from "./heldResources";
import { Product } from "./product";
import { Random } from "./random";

export interface SoakInput {
  seed: number;
  /** The number of steps before counting starts, during which permanent objects are created. */
  warmUp: number;
  steps: number;
  awsProfiles: string[];
  regions: string[];
  /** The cache folder. */
  folder: string;
}

/** The resources before and after, in the same idle state, including the connections to the endpoint. */
export interface SoakResult {
  before: HeldResources & { served: number };
  after: HeldResources & { served: number };
  /** The number of steps of each kind. */
  taken: Record<string, number>;
  /** The number of reported problems. */
  problems: number;
}

const shortLimits: TimeLimits = { connect: 2000, request: 400 };

/** The extension code under test. */
class Soak {
  readonly #input: SoakInput;
  readonly #random: Random;
  readonly #counter = new ResourceCounter();
  readonly #cache: FileCache;
  readonly #product: Product;
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #pages: DetailsLoader[] = [];
  #settings: ConnectionSettings;
  readonly taken: Record<string, number> = {};
  problems = 0;

  constructor(input: SoakInput) {
    this.#input = input;
    this.#random = new Random(input.seed);
    this.#settings = this.#quietSettings();
    const onFailure = () => undefined;
    this.#cache = new FileCache({ folder: new DiskFolder(input.folder), clock: systemClock, onFailure });
    this.#product = new Product({
      settings: () => this.#settings,
      limits: shortLimits,
      cache: this.#cache,
      onProblem: () => (this.problems += 1),
    });
    const { connections, profileStore, accounts } = this.#product;
    [connections, profileStore, accounts].forEach((emitter) => this.#counter.watch<unknown>(emitter));
  }

  /** Takes steps of random kinds. Some steps are awaited, but most overlap with the next ones. */
  async take(steps: number): Promise<void> {
    for (let step = 0; step < steps; step += 1) {
      const [name, take] = this.#random.pick(this.#steps);
      this.taken[name] = (this.taken[name] ?? 0) + 1;
      const work = take().catch(() => undefined);
      this.#underWay.add(work);
      work.finally(() => this.#underWay.delete(work)).catch(() => undefined);
      await (this.#random.next() < 0.3 ? work : delay(this.#random.next() * 20));
    }
  }

  /** Ends all work, shows one Region, and counts resources once no connection is open. */
  async quiet(): Promise<HeldResources & { served: number }> {
    this.#pages.splice(0).forEach((page) => page.dispose());
    const { aws, connections, profileStore } = this.#product;
    this.#settings = this.#quietSettings();
    await profileStore.refreshAll(await connections.reload());
    await Promise.all(connections.current.map((connection) => profileStore.models(connection)));
    await Promise.allSettled(this.#underWay);
    // This also closes the connection for credentials. The next request opens another one.
    aws.dispose();
    return { ...(await this.#counter.count()), served: await served() };
  }

  dispose(): void {
    this.#product.dispose();
    this.#cache.dispose();
  }

  #quietSettings(): ConnectionSettings {
    const { awsProfiles, regions } = this.#input;
    return {
      awsProfiles: awsProfiles.slice(0, 1),
      regions: regions.slice(0, 1),
      regionsByAwsProfile: new Map(),
      malformed: [],
    };
  }

  readonly #steps: readonly (readonly [string, () => Promise<unknown>])[] = [
    ["refresh all", () => this.#product.profileStore.refreshAll(this.#product.connections.current)],
    ["refresh all", () => this.#product.profileStore.refreshAll(this.#product.connections.current)],
    ["load all", () => this.#product.profileStore.loadAll(this.#product.connections.current)],
    ["refresh one", () => this.#onOne((connection) => this.#product.profileStore.refresh(connection))],
    ["switch accounts and Regions", () => this.#switch()],
    ["forget credentials", async () => this.#product.clearCredentials()],
    ["cancel", async () => this.#product.profileStore.keepOnly([])],
    ["open a page", () => this.#onOne((connection) => this.#openPage(connection))],
    ["refresh a page", async () => this.#pages.at(-1)?.refresh()],
    ["close a page", async () => this.#pages.shift()?.dispose()],
    ["look up and give up", () => this.#lookUp()],
  ];

  async #onOne(work: (connection: Connection) => Promise<unknown>): Promise<unknown> {
    const { current } = this.#product.connections;
    return current.length > 0 ? work(this.#random.pick(current)) : undefined;
  }

  async #switch(): Promise<void> {
    const { awsProfiles, regions } = this.#input;
    this.#settings = {
      awsProfiles: this.#random.some(awsProfiles),
      regions: this.#random.some(regions),
      regionsByAwsProfile: new Map(),
      malformed: [],
    };
    await this.#product.profileStore.loadAll(await this.#product.connections.reload());
  }

  async #openPage(connection: Connection): Promise<void> {
    const { profileStore, loadBedrock, accounts } = this.#product;
    const [known] = profileStore.contents(connection)?.application ?? [];
    const arn = known?.arn ?? `arn:aws:bedrock:${connection.region}:123456789012:application-inference-profile/unknown`;
    const ports = {
      loadBedrock,
      profileStore,
      accounts,
      findCredentials: async () => undefined,
      onProblem: () => undefined,
    };
    const page = new DetailsLoader({ connection, arn }, ports);
    this.#pages.push(page);
    await page.load();
  }

  async #lookUp(): Promise<void> {
    const { connections, loadBedrock } = this.#product;
    const abort = new AbortController();
    const looked = lookUp(
      { identifier: "nobody", region: undefined, accountId: undefined },
      connections.current,
      loadBedrock,
      abort.signal,
    );
    const ended = looked.catch(() => undefined);
    await delay(this.#random.next() * 10);
    abort.abort();
    await ended;
  }
}

/**
 * Returns the number of open connections at the endpoint, after a few seconds in which it detects that others have
 * closed.
 */
async function served(): Promise<number> {
  for (let asked = 1; ; asked += 1) {
    const answer = once(process, "message");
    process.send?.("sockets");
    const [sockets] = (await answer) as [number];
    if (sockets === 0 || asked === 50) return sockets;
    await delay(100);
  }
}

/** Called by the process. */
export async function run(): Promise<void> {
  const input = readInput() as SoakInput;
  const soak = new Soak(input);
  await soak.take(input.warmUp);
  const before = await soak.quiet();
  await soak.take(input.steps);
  const after = await soak.quiet();
  const { taken, problems } = soak;
  soak.dispose();
  writeResult({ before, after, taken, problems } satisfies SoakResult);
}
