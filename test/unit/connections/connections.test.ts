import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { Connections } from "../../../src/connections/connections";
import type { ConnectionSettings } from "../../../src/connections/settings";
import type { Deferred } from "../domain/deferred";
import { deferred } from "../domain/deferred";

/** The settings and the default Regions of a test; AWS profiles without one are searched for until the test answers. */
let settings: Omit<ConnectionSettings, "malformed">;
let malformedSettings: readonly string[];
let defaultRegions: Map<string | undefined, string | undefined>;
let searches: Deferred<string | undefined>[];
let badRegions: string[][];
let toldOdd: string[][];
let fired: number;
let connections: Connections;

beforeEach(() => {
  settings = { awsProfiles: [], regions: [] };
  defaultRegions = new Map();
  searches = [];
  malformedSettings = [];
  badRegions = [];
  toldOdd = [];
  fired = 0;
  connections = new Connections({
    readSettings: () => ({ ...settings, malformed: malformedSettings }),
    findDefaultRegion: (awsProfile) => {
      if (defaultRegions.has(awsProfile)) {
        return Promise.resolve(defaultRegions.get(awsProfile));
      }
      const search = deferred<string | undefined>();
      searches.push(search);
      return search.promise;
    },
    onInvalidRegions: (regions) => badRegions.push([...regions]),
    onMalformedSettings: (names) => toldOdd.push([...names]),
  });
  connections.onDidChange(() => {
    fired += 1;
  });
});

describe("the connections shown", () => {
  it("are none before they were asked for", () => {
    assert.deepEqual(connections.current, []);
  });

  it("are the default Region with ambient credentials where nothing is set", async () => {
    defaultRegions.set(undefined, "eu-west-1");
    assert.deepEqual(await connections.find(), [{ region: "eu-west-1" }]);
    assert.deepEqual(connections.current, [{ region: "eu-west-1" }]);
    assert.equal(fired, 1);
  });

  it("are the Regions that are set, without looking for a default one", async () => {
    settings = { awsProfiles: [], regions: ["us-west-2", "us-east-1"] };
    assert.deepEqual(await connections.find(), [{ region: "us-west-2" }, { region: "us-east-1" }]);
    assert.deepEqual(searches, []);
  });

  it("are each AWS profile's own Region where no Region is set", async () => {
    settings = { awsProfiles: ["dev", "prod", "bare"], regions: [] };
    defaultRegions = new Map([
      ["dev", "us-east-1"],
      ["prod", "eu-west-1"],
      ["bare", undefined],
    ]);
    assert.deepEqual(await connections.find(), [
      { awsProfile: "dev", region: "us-east-1" },
      { awsProfile: "prod", region: "eu-west-1" },
    ]);
  });

  it("are every Region with every AWS profile where both are set", async () => {
    settings = { awsProfiles: ["dev", "prod"], regions: ["us-east-1", "us-west-2"] };
    assert.deepEqual(await connections.find(), [
      { awsProfile: "dev", region: "us-east-1" },
      { awsProfile: "dev", region: "us-west-2" },
      { awsProfile: "prod", region: "us-east-1" },
      { awsProfile: "prod", region: "us-west-2" },
    ]);
  });

  it("are none where no Region can be found, which is told once", async () => {
    defaultRegions.set(undefined, undefined);
    assert.deepEqual(await connections.find(), []);
    assert.equal(fired, 1);
    assert.deepEqual(await connections.reload(), []);
    assert.equal(fired, 1);
  });
});

describe("a text that is no Region code", () => {
  it("is told of and not shown", async () => {
    settings = { awsProfiles: [], regions: ["us-east-1", "Virginia", "us-east-1.evil.com#"] };
    assert.deepEqual(await connections.find(), [{ region: "us-east-1" }]);
    assert.deepEqual(badRegions, [["Virginia", "us-east-1.evil.com#"]]);
  });

  it("is told of once, until it is another or comes back", async () => {
    const bad = { awsProfiles: [], regions: ["us-east-1", "Virginia"] };
    const good = { awsProfiles: [], regions: ["us-east-1"] };
    for (const each of [bad, bad, { ...bad, regions: ["Ohio"] }, good, bad]) {
      settings = each;
      defaultRegions.set(undefined, "eu-west-1");
      await connections.reload();
    }
    assert.deepEqual(badRegions, [["Virginia"], ["Ohio"], ["Virginia"]]);
  });

  it("leaves the default Region where there is no other", async () => {
    settings = { awsProfiles: [], regions: ["Virginia"] };
    defaultRegions.set(undefined, "eu-west-1");
    assert.deepEqual(await connections.find(), [{ region: "eu-west-1" }]);
  });

  it("is no default Region either", async () => {
    defaultRegions.set(undefined, "us-east-1.evil.com#");
    assert.deepEqual(await connections.find(), []);
  });
});

describe("a setting that holds something else than texts", () => {
  it("is told of once, until it is another or comes back", async () => {
    settings = { awsProfiles: [], regions: ["us-east-1"] };
    for (const malformed of [["a.regions"], ["a.regions"], ["a.awsProfiles", "a.regions"], [], ["a.regions"]]) {
      malformedSettings = malformed;
      await connections.reload();
    }
    assert.deepEqual(toldOdd, [["a.regions"], ["a.awsProfiles", "a.regions"], ["a.regions"]]);
  });
});

describe("looking for connections", () => {
  it("happens once, however often they are asked for", async () => {
    const found = [connections.find(), connections.find()];
    assert.equal(searches.length, 1);
    searches[0]?.resolve("us-east-1");
    assert.equal(await found[0], await found[1]);
    assert.equal(await connections.find(), await found[0]);
    assert.equal(searches.length, 1);
  });

  it("happens anew when asked to, and tells of a change only where there is one", async () => {
    settings = { awsProfiles: [], regions: ["us-east-1"] };
    await connections.find();
    await connections.reload();
    assert.equal(fired, 1);
    settings = { awsProfiles: [], regions: ["us-west-2"] };
    await connections.reload();
    assert.equal(fired, 2);
    assert.deepEqual(connections.current, [{ region: "us-west-2" }]);
  });

  it("happens again only where somebody has asked before", async () => {
    await connections.reloadIfLoaded();
    assert.deepEqual(searches, []);
    settings = { awsProfiles: [], regions: ["us-east-1"] };
    await connections.find();
    settings = { awsProfiles: [], regions: ["us-west-2"] };
    await connections.reloadIfLoaded();
    assert.deepEqual(connections.current, [{ region: "us-west-2" }]);
  });

  it("ends with the newest answer, for who asked earlier too, in whatever order the answers come", async () => {
    const first = connections.find();
    const second = connections.reload();
    searches[1]?.resolve("us-west-2");
    assert.deepEqual(await second, [{ region: "us-west-2" }]);
    searches[0]?.resolve("us-east-1");
    // Whoever asked first must not go on to a Region that is not set any more.
    assert.deepEqual(await first, [{ region: "us-west-2" }]);
    assert.deepEqual(connections.current, [{ region: "us-west-2" }]);
    assert.equal(fired, 1);
  });

  it("makes the one who asked earlier wait for the newer answer", async () => {
    const first = connections.find();
    const second = connections.reload();
    searches[0]?.resolve("us-east-1");
    searches[1]?.resolve("us-west-2");
    assert.deepEqual(await Promise.all([first, second]), [[{ region: "us-west-2" }], [{ region: "us-west-2" }]]);
    assert.equal(fired, 1);
  });

  it("is tried again after a failure", async () => {
    const failing = connections.find();
    searches[0]?.reject(new Error("cannot be loaded"));
    await assert.rejects(failing, /cannot be loaded/);
    const again = connections.find();
    searches[1]?.resolve("us-east-1");
    assert.deepEqual(await again, [{ region: "us-east-1" }]);
  });

  it("is heard of by nobody once disposed of", async () => {
    settings = { awsProfiles: [], regions: ["us-east-1"] };
    connections.dispose();
    await connections.find();
    assert.equal(fired, 0);
  });
});
