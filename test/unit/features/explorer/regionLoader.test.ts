import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { Connections } from "../../../../src/connections/connections";
import { RegionLoader } from "../../../../src/features/explorer/regionLoader";
import { deferred } from "../../domain/deferred";
import { ProfileStore } from "../../../../src/profiles/profileStore";
import { ScriptedBedrock } from "../../profiles/scriptedBedrock";
import { named, oregon, useProfileStore, virginia } from "../../profiles/support";
import { start, useCache } from "../../profiles/cache/support";

const fixture = useProfileStore();

let regions: string[];
let connections: Connections;
let loader: RegionLoader;
let searched: number;

beforeEach(() => {
  regions = [virginia.region];
  searched = 0;
  connections = new Connections({
    readSettings: () => ({ awsProfiles: [], regions, regionsByAwsProfile: new Map(), malformed: [] }),
    findDefaultRegion: () => Promise.reject(new Error("nobody asks")),
    listFindings: () => Promise.resolve([]),
    findCredentials: () => Promise.resolve([]),
    onInvalidRegions: () => undefined,
    onOtherPartition: () => undefined,
    onMalformedSettings: () => undefined,
  });
  loader = new RegionLoader(
    connections,
    fixture.profileStore,
    () => (searched += 1),
    () => assert.fail("nothing is remembered"),
  );
  // Loads the connections unless a refresh will load them, like the view.
  connections.onDidChange(() => {
    if (!loader.isReloadingConnections) {
      connections.current.forEach((connection) => {
        fixture.profileStore.load(connection).catch((error: unknown) => assert.fail(String(error)));
      });
    }
  });
});

/** Waits until pending work cannot continue by itself. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const listings = (connection = virginia) => fixture.plane(connection).profileRequests.length;

describe("the configured Regions", () => {
  it("are loaded once, regardless of how often loading is requested", async () => {
    const loads = [loader.load(), loader.load()];
    await settled();
    assert.equal(listings(), 2);
    fixture.plane().respond([]);
    await Promise.all(loads);
    assert.equal(listings(), 2);
  });

  it("are each loaded once by a refresh that finds another Region", async () => {
    await fixture.loaded(virginia);
    regions = [virginia.region, oregon.region];
    const refresh = loader.refresh(undefined);
    await settled();
    // Each Region has lists of two types. A Region that is loaded and then refreshed would be listed twice as often.
    assert.deepEqual([listings(virginia), listings(oregon)], [4, 2]);
    fixture.plane(virginia).respond([]);
    fixture.plane(oregon).respond([]);
    await refresh;
  });

  it("are loaded if only the settings have changed", async () => {
    await connections.find();
    regions = [oregon.region];
    await connections.reloadIfLoaded();
    await settled();
    assert.equal(listings(oregon), 2);
  });

  it("can be refreshed individually, without finding connections again", async () => {
    const refresh = loader.refresh([oregon]);
    await settled();
    assert.deepEqual([listings(virginia), listings(oregon), searched], [0, 2, 0]);
    fixture.plane(oregon).respond([]);
    await refresh;
  });

  it("are reported even if they could not be determined", async () => {
    regions = [];
    await assert.rejects(loader.refresh(undefined), /nobody asks/);
    assert.deepEqual([searched, loader.isReloadingConnections], [1, false]);
  });
});

describe("the cached contents of the configured Regions", () => {
  const memories = useCache();

  /** Creates Regions with cached contents in a new window. */
  async function cacheSync(whenAsked: () => Promise<void>) {
    const before = memories.cache();
    before.save(virginia, { readAt: start, profiles: [named("a")], models: [] });
    await memories.written();
    const plane = new ScriptedBedrock();
    const profileStore = new ProfileStore(
      async () => plane,
      () => undefined,
      { cache: memories.cache(), clock: memories.clock },
    );
    const seen: (string | undefined)[] = [];
    const look = () => seen.push(profileStore.visibleContents(virginia)?.application[0]?.name);
    const loader = new RegionLoader(connections, profileStore, look, whenAsked);
    profileStore.onDidChange(() => loader.isPreparingRows || look());
    return { plane, loader, seen };
  }

  for (const way of ["load", "refresh"] as const) {
    it(`are loaded before their rows are first shown: ${way}`, async () => {
      const { plane, loader, seen } = await cacheSync(() => Promise.resolve());
      const work = way === "load" ? loader.load() : loader.refresh(undefined);
      assert.equal(loader.isPreparingRows, true);
      await memories.disk.idle();
      assert.deepEqual([seen[0], plane.profileRequests.length, loader.isPreparingRows], ["a", 2, false]);
      plane.respond([named("b")]);
      await work;
      assert.equal(seen.at(-1), "b");
    });
  }

  it("are passed to VS Code before the first request to AWS", async () => {
    const requested = deferred();
    const { plane, loader, seen } = await cacheSync(() => requested.promise);
    const work = loader.load();
    await memories.disk.idle();
    assert.deepEqual([seen, plane.profileRequests.length], [["a"], 0]);
    requested.resolve();
    await memories.disk.idle();
    plane.respond([named("b")]);
    await work;
    assert.equal(seen.at(-1), "b");
  });
});
