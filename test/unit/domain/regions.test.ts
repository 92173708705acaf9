import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import {
  bedrockRegions,
  correctedRegion,
  haveSameGeography,
  regionsInSamePartitions,
  isRegionCode,
  partitionOfRegion,
  regionName,
} from "../../../src/domain/regions";

/** Every Region with a Bedrock control plane and its AWS name. The Regions in the iso partitions have no name. */
const namesOfRegions = {
  "af-south-1": "Africa (Cape Town)",
  "ap-east-2": "Asia Pacific (Taipei)",
  "ap-northeast-1": "Asia Pacific (Tokyo)",
  "ap-northeast-2": "Asia Pacific (Seoul)",
  "ap-northeast-3": "Asia Pacific (Osaka)",
  "ap-south-1": "Asia Pacific (Mumbai)",
  "ap-south-2": "Asia Pacific (Hyderabad)",
  "ap-southeast-1": "Asia Pacific (Singapore)",
  "ap-southeast-2": "Asia Pacific (Sydney)",
  "ap-southeast-3": "Asia Pacific (Jakarta)",
  "ap-southeast-4": "Asia Pacific (Melbourne)",
  "ap-southeast-5": "Asia Pacific (Malaysia)",
  "ap-southeast-6": "Asia Pacific (New Zealand)",
  "ap-southeast-7": "Asia Pacific (Thailand)",
  "ca-central-1": "Canada (Central)",
  "ca-west-1": "Canada West (Calgary)",
  "eu-central-1": "Europe (Frankfurt)",
  "eu-central-2": "Europe (Zurich)",
  "eu-north-1": "Europe (Stockholm)",
  "eu-south-1": "Europe (Milan)",
  "eu-south-2": "Europe (Spain)",
  "eu-west-1": "Europe (Ireland)",
  "eu-west-2": "Europe (London)",
  "eu-west-3": "Europe (Paris)",
  "eusc-de-east-1": "AWS European Sovereign Cloud (Germany)",
  "il-central-1": "Israel (Tel Aviv)",
  "me-central-1": "Middle East (UAE)",
  "me-south-1": "Middle East (Bahrain)",
  "mx-central-1": "Mexico (Central)",
  "sa-east-1": "South America (São Paulo)",
  "us-east-1": "US East (N. Virginia)",
  "us-east-2": "US East (Ohio)",
  "us-gov-east-1": "AWS GovCloud (US-East)",
  "us-gov-west-1": "AWS GovCloud (US-West)",
  "us-west-1": "US West (N. California)",
  "us-west-2": "US West (Oregon)",
};

describe("the Region table", () => {
  it("contains every Region with a Bedrock control plane once, with its AWS name", () => {
    const listed = bedrockRegions.map(({ code, name }) => [code, name]);
    assert.equal(listed.length, Object.keys(namesOfRegions).length);
    assert.deepEqual(Object.fromEntries(listed), namesOfRegions);
  });

  it("lists the Regions of a geography together, ordered by code", () => {
    const geographies = bedrockRegions.map(({ geography }) => geography);
    const changes = geographies.filter((geography, index) => geography !== geographies[index - 1]);
    assert.equal(changes.length, new Set(geographies).size);
    for (const geography of new Set(geographies)) {
      const codes = bedrockRegions.filter((region) => region.geography === geography).map(({ code }) => code);
      assert.deepEqual(codes, [...codes].sort());
    }
  });

  it("contains only valid Region codes", () => {
    assert.deepEqual(
      bedrockRegions.filter(({ code }) => !isRegionCode(code)),
      [],
    );
  });
});

describe("the name of a Region", () => {
  it("is the AWS name", () => assert.equal(regionName("eu-central-1"), "Europe (Frankfurt)"));

  for (const code of ["xx-future-1", "us-iso-east-1", "constructor", ""]) {
    it(`is undefined if it is not in the table: ${code}`, () => assert.equal(regionName(code), undefined));
  }
});

describe("the geography of a Region", () => {
  for (const [region, other, expected] of [
    ["us-east-1", "us-west-2", true],
    ["us-east-1", "us-gov-west-1", false],
    ["ca-central-1", "us-east-1", false],
    ["us-east-1", "us-new-1", false],
    ["us-new-1", "us-new-2", false],
    ["us-new-1", "us-new-1", true],
  ] as const) {
    it(`is ${expected ? "" : "not "}known to be the same for ${region} and ${other}`, () =>
      assert.equal(haveSameGeography(region, other), expected));
  }
});

describe("the Region code format", () => {
  const codes = ["us-iso-west-1", "us-isob-east-1", "us-isof-south-1", "eu-isoe-west-1", "cn-northwest-1", "xx-new-12"];
  for (const code of codes) {
    it(`matches ${code}`, () => assert.equal(isRegionCode(code), true));
  }

  for (const text of [
    "",
    "us-east-1 ",
    " us-east-1",
    "us-east-1\n",
    "US-EAST-1",
    "us-east-1.evil.com",
    "us-east-1.evil.com#",
    "us-east-1#",
    "us-east-1?x=1",
    "us-east-1/x",
    "us-east-1:443",
    "user@us-east-1",
    "us-east",
    "aws-global",
    "global",
    "*",
    "..",
    "a".repeat(300),
    `${"a".repeat(5)}-${"b".repeat(12)}-${"c".repeat(12)}-1`,
  ]) {
    it(`does not match ${JSON.stringify(text.slice(0, 40))}`, () => assert.equal(isRegionCode(text), false));
  }
});

describe("the partition of a Region", () => {
  for (const [region, partition] of Object.entries({
    "us-east-1": "aws",
    "eu-west-1": "aws",
    "mx-central-1": "aws",
    "xx-future-1": "aws",
    "us-gov-west-1": "aws-us-gov",
    "cn-north-1": "aws-cn",
    "cn-northwest-1": "aws-cn",
    "us-iso-east-1": "aws-iso",
    "us-iso-west-1": "aws-iso",
    "us-isob-east-1": "aws-iso-b",
    "us-isob-west-1": "aws-iso-b",
    "eu-isoe-west-1": "aws-iso-e",
    "us-isof-south-1": "aws-iso-f",
    "us-isof-east-1": "aws-iso-f",
    "eusc-de-east-1": "aws-eusc",
  })) {
    it(`of ${region} is ${partition}`, () => assert.equal(partitionOfRegion(region), partition));
  }
});

describe("the Regions that credentials can access", () => {
  const codes = (...defaults: (string | undefined)[]) => regionsInSamePartitions(defaults).map(({ code }) => code);

  it("are the Regions of their partitions", () => {
    assert.deepEqual(codes("us-gov-west-1"), ["us-gov-east-1", "us-gov-west-1"]);
    assert.ok(codes("eu-west-1").includes("us-east-1"));
    assert.ok(!codes("eu-west-1").includes("us-gov-east-1"));
    assert.deepEqual(codes("eusc-de-east-1", "us-gov-west-1").sort(), [
      "eusc-de-east-1",
      "us-gov-east-1",
      "us-gov-west-1",
    ]);
  });

  it("are all Regions if the partition is unknown for some of the credentials", () => {
    assert.deepEqual(
      codes("us-gov-west-1", undefined),
      bedrockRegions.map(({ code }) => code),
    );
    assert.deepEqual(
      codes(undefined),
      bedrockRegions.map(({ code }) => code),
    );
  });
});

describe("the Region that was probably intended", () => {
  for (const [text, region] of [
    ['"us-east-1"', "us-east-1"],
    ["'us-east-1'", "us-east-1"],
    ["“us-east-1”", "us-east-1"],
    [" us-east-1\t", "us-east-1"],
    ["us-east-1,", "us-east-1"],
    ["us-east-1;", "us-east-1"],
    ["US-EAST-1", "us-east-1"],
    ["Eu-West-3", "eu-west-3"],
    ["us_east_1", "us-east-1"],
    ["us east 1", "us-east-1"],
    ["us–east–1", "us-east-1"],
    ["us-east1", "us-east-1"],
    ["useast1", "us-east-1"],
    ["US_EAST_1", "us-east-1"],
    ["us-gov-west1", "us-gov-west-1"],
    ["us-east-1a", "us-east-1"],
    ['"EU-CENTRAL-1B"', "eu-central-1"],
    ["us-east-1-bos-1a", "us-east-1"],
    ["us-east-1-wl1-bos-wlz-1", "us-east-1"],
    ["us-east-1 # home", "us-east-1"],
    ["us-east-1 ; home", "us-east-1"],
    ["US East (N. Virginia)", "us-east-1"],
    ["'Europe (Frankfurt)'", "eu-central-1"],
    ["XX-FUTURE-1", "xx-future-1"],
    ["'xx-future-1' # mine", "xx-future-1"],
    ["\u001B[31mus-east-1", undefined],
    ["[31mxx-future-1", undefined],
    ["us-east-1", undefined],
    ["xx-future-1", undefined],
    ["xx-future-1a", undefined],
    ["", undefined],
    ["   ", undefined],
    ["Virginia", undefined],
    ["us-east", undefined],
    ["us-east-1 us-west-2", undefined],
    ["us-east-1, us-west-2", undefined],
    ["us-east-1.evil.example#", undefined],
    ["us-east-1/x", undefined],
    ["user@us-east-1", undefined],
    ["global", undefined],
    [`us-east-1${" ".repeat(300)}`, undefined],
  ] as const) {
    it(`is ${region ?? "unknown"} for ${JSON.stringify(text.slice(0, 40))}`, () =>
      assert.equal(correctedRegion(text), region));
  }

  it("is always a Region code that differs from the text, and is found in linear time", () => {
    const parts = fc.constantFrom("us", "east", "1", "-", "_", " ", "'", '"', "a", "#", "US", "(", ")", ".", "é");
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (texts) => {
        const region = correctedRegion(texts.join(""));
        assert.ok(region === undefined || (isRegionCode(region) && region !== texts.join("")), region);
      }),
      { seed: 1 },
    );
    assert.equal(correctedRegion("-_".repeat(1_000_000)), undefined);
  });
});
