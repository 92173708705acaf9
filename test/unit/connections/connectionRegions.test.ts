import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { namedRegions } from "../../../src/connections/connectionRegions";
import { parseStringLists } from "../../../src/connections/stringLists";
import type { CredentialsInUse } from "../../../src/domain/awsProfile";

function inUse(name: string, region?: string): CredentialsInUse {
  return { name, awsProfile: { name, credentials: { kind: "process" }, ...(region === undefined ? {} : { region }) } };
}

describe("the Regions that the settings name for an AWS profile", () => {
  const credentials = [inUse("dev", "us-east-1"), inUse("gov", "US-GOV-EAST-1"), inUse("any"), inUse("odd", "mars")];
  const settings = { regions: ["eu-west-1", "us-gov-west-1"], regionsByAwsProfile: new Map() };

  for (const [awsProfile, regions, inOtherPartition] of [
    ["dev", ["eu-west-1"], ["us-gov-west-1"]],
    ["gov", ["us-gov-west-1"], ["eu-west-1"]],
    ["any", ["eu-west-1", "us-gov-west-1"], []],
    ["odd", ["eu-west-1", "us-gov-west-1"], []],
    [undefined, ["eu-west-1", "us-gov-west-1"], []],
  ] as const) {
    it(`are those of its partition, if the AWS files specify a partition: ${awsProfile}`, () => {
      assert.deepEqual(namedRegions(awsProfile, settings, credentials), { regions, inOtherPartition });
    });
  }

  it("are its own Regions, and those in another partition are reported", () => {
    const regionsByAwsProfile = new Map([["dev", ["us_west_2", "us-west-2", "us-gov-west-1", "Narnia"]]]);
    assert.deepEqual(namedRegions("dev", { ...settings, regionsByAwsProfile }, credentials), {
      regions: ["us-west-2"],
      inOtherPartition: ["us-gov-west-1"],
    });
  });
});

describe("a setting that maps names to lists", () => {
  for (const [value, lists, malformed] of [
    [undefined, [], false],
    [{}, [], false],
    [{ " dev ": [" us-east-1 ", "us-east-1", ""], prod: [] }, [["dev", ["us-east-1"]]], false],
    [{ dev: ["us-east-1", 7], prod: "us-east-1" }, [["dev", ["us-east-1"]]], true],
    [["us-east-1"], [], true],
    ["us-east-1", [], true],
    [JSON.parse('{"__proto__": ["us-east-1"]}'), [["__proto__", ["us-east-1"]]], false],
  ] as const) {
    it(`is parsed without its malformed values: ${JSON.stringify(value)}`, () => {
      const parsed = parseStringLists(value);
      assert.deepEqual([...parsed.lists], lists);
      assert.equal(parsed.malformed, malformed);
    });
  }
});
