import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { Connections } from "../../../src/connections/connections";
import type { ConnectionSettings } from "../../../src/connections/settings";
import type { CredentialsInUse } from "../../../src/domain/awsProfile";
import type { Finding } from "../../../src/domain/configFinding";
import type { Deferred } from "../domain/deferred";
import { deferred } from "../domain/deferred";

/**
 * The settings. The search for the Region of an AWS profile without an entry in `defaultRegions` waits until the test resolves
 * it.
 */
let settings: Pick<ConnectionSettings, "awsProfiles" | "regions">;
let regionsByAwsProfile: Record<string, readonly string[]>;
let otherPartition: string[][];
let malformedSettings: readonly string[];
let defaultRegions: Map<string | undefined, string | undefined>;
let searches: Deferred<string | undefined>[];
let invalidRegions: string[][];
let reportedSettings: string[][];
let findings: readonly Finding[];
let credentials: readonly CredentialsInUse[];
let findingSearches: unknown[];
let fired: number;
let connections: Connections;

beforeEach(() => {
  settings = { awsProfiles: [], regions: [] };
  regionsByAwsProfile = {};
  otherPartition = [];
  defaultRegions = new Map();
  searches = [];
  malformedSettings = [];
  invalidRegions = [];
  reportedSettings = [];
  findings = [];
  credentials = [];
  findingSearches = [];
  fired = 0;
  connections = new Connections({
    readSettings: () => ({
      ...settings,
      regionsByAwsProfile: new Map(Object.entries(regionsByAwsProfile)),
      malformed: malformedSettings,
    }),
    findDefaultRegion: (awsProfile) => {
      if (defaultRegions.has(awsProfile)) {
        return Promise.resolve(defaultRegions.get(awsProfile));
      }
      const search = deferred<string | undefined>();
      searches.push(search);
      return search.promise;
    },
    listFindings: (awsProfiles, hasRegions) => {
      findingSearches.push([awsProfiles, hasRegions]);
      return Promise.resolve(findings);
    },
    findCredentials: () => Promise.resolve(credentials),
    onInvalidRegions: (regions) => invalidRegions.push([...regions]),
    onOtherPartition: (regions) => otherPartition.push([...regions]),
    onMalformedSettings: (names) => reportedSettings.push([...names]),
  });
  connections.onDidChange(() => {
    fired += 1;
  });
});

describe("Connections", () => {
  it("are empty before the first search", () => {
    assert.deepEqual(connections.current, []);
  });

  it("are the default Region with the default credentials if nothing is set", async () => {
    defaultRegions.set(undefined, "eu-west-1");
    assert.deepEqual(await connections.find(), [{ region: "eu-west-1" }]);
    assert.deepEqual(connections.current, [{ region: "eu-west-1" }]);
    assert.equal(fired, 1);
  });

  it("are the Regions in the settings, without looking up the default Region", async () => {
    settings = { awsProfiles: [], regions: ["us-west-2", "us-east-1"] };
    assert.deepEqual(await connections.find(), [{ region: "us-west-2" }, { region: "us-east-1" }]);
    assert.deepEqual(searches, []);
  });

  it("are each AWS profile with its own Region if no Regions are set", async () => {
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

  it("are every AWS profile with every Region if both are set", async () => {
    settings = { awsProfiles: ["dev", "prod"], regions: ["us-east-1", "us-west-2"] };
    assert.deepEqual(await connections.find(), [
      { awsProfile: "dev", region: "us-east-1" },
      { awsProfile: "dev", region: "us-west-2" },
      { awsProfile: "prod", region: "us-east-1" },
      { awsProfile: "prod", region: "us-west-2" },
    ]);
  });

  it("are the own Regions of an AWS profile if the settings contain some, and the common Regions otherwise", async () => {
    settings = { awsProfiles: ["dev", "prod"], regions: ["us-east-1", "us-west-2"] };
    regionsByAwsProfile = { prod: ["eu_west_1", "eu-west-1", "eu-central-1"], unused: ["Narnia"] };
    assert.deepEqual(await connections.find(), [
      { awsProfile: "dev", region: "us-east-1" },
      { awsProfile: "dev", region: "us-west-2" },
      { awsProfile: "prod", region: "eu-west-1" },
      { awsProfile: "prod", region: "eu-central-1" },
    ]);
    assert.deepEqual(invalidRegions, [["eu_west_1"]]);
  });

  it("are its default Region if all of its own Regions are in another partition, which is reported", async () => {
    settings = { awsProfiles: ["dev"], regions: [] };
    regionsByAwsProfile = { dev: ["cn-north-1"] };
    defaultRegions.set("dev", "us-east-1");
    credentials = [{ name: "dev", awsProfile: { name: "dev", credentials: { kind: "process" }, region: "us-east-1" } }];
    assert.deepEqual(await connections.find(), [{ awsProfile: "dev", region: "us-east-1" }]);
    assert.deepEqual(otherPartition, [["dev: cn-north-1"]]);
  });

  it("are empty and fire one change event if no Region can be found", async () => {
    defaultRegions.set(undefined, undefined);
    assert.deepEqual(await connections.find(), []);
    assert.equal(fired, 1);
    assert.deepEqual(await connections.reload(), []);
    assert.equal(fired, 1);
  });
});

describe("a value that is not a Region code", () => {
  it("is reported and ignored", async () => {
    settings = { awsProfiles: [], regions: ["us-east-1", "Virginia", "us-east-1.evil.com#"] };
    assert.deepEqual(await connections.find(), [{ region: "us-east-1" }]);
    assert.deepEqual(invalidRegions, [["Virginia", "us-east-1.evil.com#"]]);
  });

  it("is replaced by the Region that was probably intended, and is reported", async () => {
    settings = { awsProfiles: [], regions: ["US-EAST-1", "us-east-1", "eu_west_1", "Virginia"] };
    assert.deepEqual(await connections.find(), [{ region: "us-east-1" }, { region: "eu-west-1" }]);
    assert.deepEqual(invalidRegions, [["US-EAST-1", "eu_west_1", "Virginia"]]);
  });

  it("is reported once, until it changes or returns", async () => {
    const invalid = { awsProfiles: [], regions: ["us-east-1", "Virginia"] };
    const valid = { awsProfiles: [], regions: ["us-east-1"] };
    for (const each of [invalid, invalid, { ...invalid, regions: ["Ohio"] }, valid, invalid]) {
      settings = each;
      defaultRegions.set(undefined, "eu-west-1");
      await connections.reload();
    }
    assert.deepEqual(invalidRegions, [["Virginia"], ["Ohio"], ["Virginia"]]);
  });

  it("results in the default Region if no other Region is set", async () => {
    settings = { awsProfiles: [], regions: ["Virginia"] };
    defaultRegions.set(undefined, "eu-west-1");
    assert.deepEqual(await connections.find(), [{ region: "eu-west-1" }]);
  });

  it("is not accepted as the default Region", async () => {
    defaultRegions.set(undefined, "us-east-1.evil.com#");
    assert.deepEqual(await connections.find(), []);
  });
});

describe("the credentials in use", () => {
  it("are found with the connections, and fire a change event if they change", async () => {
    defaultRegions.set(undefined, "eu-west-1");
    await connections.find();
    credentials = [{ source: { kind: "environment" }, awsProfile: undefined }];
    await connections.reload();
    await connections.reload();
    assert.deepEqual([connections.credentials, fired], [credentials, 2]);
  });
});

describe("a problem in the AWS configuration", () => {
  const finding = { variable: "AWS_REGION", value: "mars" };

  it("is found with the connections, and fires a change event only if it changes", async () => {
    settings = { awsProfiles: ["dev"], regions: ["us-east-1"] };
    await connections.find();
    assert.deepEqual([connections.findings, fired], [[], 1]);
    findings = [finding];
    await connections.reload();
    assert.deepEqual([connections.findings, fired], [[finding], 2]);
    await connections.reload();
    assert.equal(fired, 2);
    settings = { awsProfiles: [], regions: ["Virginia"] };
    defaultRegions.set(undefined, undefined);
    await connections.reload();
    assert.deepEqual(findingSearches.slice(-2), [
      [["dev"], true],
      [[], false],
    ]);
  });
});

describe("an invalid value in the settings", () => {
  it("is a finding until it is corrected, and fires a change event even if the connections stay the same", async () => {
    settings = { awsProfiles: [], regions: ["us-east-1", "mars"] };
    await connections.find();
    const setting = "bedrockProfiles.regions";
    assert.deepEqual([connections.findings, fired], [[{ setting, fault: "invalidRegion", value: "mars" }], 1]);
    settings = { awsProfiles: [], regions: ["us-east-1"] };
    await connections.reload();
    assert.deepEqual([connections.findings, fired], [[], 2]);
  });
});

describe("a setting with values other than strings", () => {
  it("is reported once, until it changes or comes back", async () => {
    settings = { awsProfiles: [], regions: ["us-east-1"] };
    for (const malformed of [["a.regions"], ["a.regions"], ["a.awsProfiles", "a.regions"], [], ["a.regions"]]) {
      malformedSettings = malformed;
      await connections.reload();
    }
    assert.deepEqual(reportedSettings, [["a.regions"], ["a.awsProfiles", "a.regions"], ["a.regions"]]);
  });
});

describe("the search for connections", () => {
  it("runs once for all callers", async () => {
    const found = [connections.find(), connections.find()];
    assert.equal(searches.length, 1);
    searches[0]?.resolve("us-east-1");
    assert.equal(await found[0], await found[1]);
    assert.equal(await connections.find(), await found[0]);
    assert.equal(searches.length, 1);
  });

  it("runs again on reload, and fires a change event only if something changed", async () => {
    settings = { awsProfiles: [], regions: ["us-east-1"] };
    await connections.find();
    await connections.reload();
    assert.equal(fired, 1);
    settings = { awsProfiles: [], regions: ["us-west-2"] };
    await connections.reload();
    assert.equal(fired, 2);
    assert.deepEqual(connections.current, [{ region: "us-west-2" }]);
  });

  it("is repeated by reloadIfLoaded only after the first search", async () => {
    await connections.reloadIfLoaded();
    assert.deepEqual(searches, []);
    settings = { awsProfiles: [], regions: ["us-east-1"] };
    await connections.find();
    settings = { awsProfiles: [], regions: ["us-west-2"] };
    await connections.reloadIfLoaded();
    assert.deepEqual(connections.current, [{ region: "us-west-2" }]);
  });

  it("returns the newest result to earlier callers, regardless of the order in which results arrive", async () => {
    const first = connections.find();
    const second = connections.reload();
    searches[1]?.resolve("us-west-2");
    assert.deepEqual(await second, [{ region: "us-west-2" }]);
    searches[0]?.resolve("us-east-1");
    // The first caller must not load a Region that is no longer configured.
    assert.deepEqual(await first, [{ region: "us-west-2" }]);
    assert.deepEqual(connections.current, [{ region: "us-west-2" }]);
    assert.equal(fired, 1);
  });

  it("makes earlier callers wait for the newer result", async () => {
    const first = connections.find();
    const second = connections.reload();
    searches[0]?.resolve("us-east-1");
    searches[1]?.resolve("us-west-2");
    assert.deepEqual(await Promise.all([first, second]), [[{ region: "us-west-2" }], [{ region: "us-west-2" }]]);
    assert.equal(fired, 1);
  });

  it("is repeated after a failure", async () => {
    const failing = connections.find();
    searches[0]?.reject(new Error("cannot be loaded"));
    await assert.rejects(failing, /cannot be loaded/);
    const again = connections.find();
    searches[1]?.resolve("us-east-1");
    assert.deepEqual(await again, [{ region: "us-east-1" }]);
  });

  it("fires no event after it is disposed", async () => {
    settings = { awsProfiles: [], regions: ["us-east-1"] };
    connections.dispose();
    await connections.find();
    assert.equal(fired, 0);
  });
});
