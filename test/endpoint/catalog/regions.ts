/**
 * The source and destination Regions of Bedrock's geographies. A system-defined profile's ID starts with its geography's
 * prefix.
 */

/** Prefix of a system-defined profile's ID. */
export type Geography = "us" | "eu" | "apac" | "jp" | "au" | "ca" | "global";

/** Splits names of Regions at white space. */
export const regions = (names: string): readonly string[] => names.trim().split(/\s+/);

/** A geography's name in profile names, and its destination Regions. Global profiles route to any Region. */
export const geographies: Record<Geography, { label: string; destinations: readonly string[] }> = {
  us: { label: "US", destinations: regions("us-east-1 us-east-2 us-west-2") },
  eu: { label: "EU", destinations: regions("eu-central-1 eu-north-1 eu-south-1 eu-west-1 eu-west-3") },
  apac: {
    label: "APAC",
    destinations: regions(`
      ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2
    `),
  },
  jp: { label: "JP", destinations: regions("ap-northeast-1 ap-northeast-3") },
  au: { label: "AU", destinations: regions("ap-southeast-2 ap-southeast-4") },
  ca: { label: "CA", destinations: regions("ca-central-1 ca-west-1") },
  global: { label: "Global", destinations: [] },
};

/**
 * Source Regions, where a model's profile is offered. A geography's own name is the longest list; the numbered ones are
 * shorter lists for models that are not offered everywhere.
 */
export const sources = {
  us: regions("ca-central-1 ca-west-1 us-east-1 us-east-2 us-west-1 us-west-2"),
  eu: regions("eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-west-1 eu-west-2 eu-west-3"),
  apac: regions(`
      ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1
      ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-7 me-central-1
    `),
  jp: regions("ap-northeast-1 ap-northeast-3"),
  au: regions("ap-southeast-2 ap-southeast-4 ap-southeast-6"),
  ca: regions("ca-central-1 ca-west-1"),
  global: regions(`
      af-south-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2
      ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6
      ap-southeast-7 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-west-1
      eu-west-2 eu-west-3 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-west-1
      us-west-2
    `),
  us3: regions("us-east-1 us-east-2 us-west-2"),
  us4: regions("us-east-1 us-east-2 us-west-1 us-west-2"),
  eu3: regions("eu-central-1 eu-west-1 eu-west-3"),
  eu4: regions("eu-central-1 eu-north-1 eu-west-1 eu-west-3"),
  apac5: regions("ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2"),
  apac7: regions(`
      ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2
    `),
  global30: regions(`
      af-south-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2
      ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6
      ap-southeast-7 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-west-1
      eu-west-2 eu-west-3 me-central-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2
    `),
  global29: regions(`
      af-south-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1
      ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7
      ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-west-1 eu-west-2 eu-west-3
      me-central-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2
    `),
} satisfies Record<string, readonly string[]>;

/** Lists of Regions that several models share for on-demand use. */
export const onDemandIn = {
  sevenRegions: regions(`
      ap-northeast-1 ap-south-1 ap-southeast-2 sa-east-1 us-east-1 us-east-2 us-west-2
    `),
  eightRegions: regions(`
      ap-northeast-1 ap-south-1 ap-southeast-2 ap-southeast-3 eu-north-1 eu-west-2 us-east-2 us-west-2
    `),
  tenRegionsNorth: regions(`
      ap-northeast-1 ap-south-1 ap-southeast-2 ap-southeast-3 eu-north-1 eu-west-2 sa-east-1 us-east-1
      us-east-2 us-west-2
    `),
  tenRegionsSouth: regions(`
      ap-northeast-1 ap-south-1 ap-southeast-2 eu-south-1 eu-west-1 eu-west-2 sa-east-1 us-east-1
      us-east-2 us-west-2
    `),
  thirteenRegions: regions(`
      ap-northeast-1 ap-south-1 ap-southeast-2 ap-southeast-3 eu-central-1 eu-north-1 eu-south-1 eu-west-1
      eu-west-2 sa-east-1 us-east-1 us-east-2 us-west-2
    `),
  mistralRegions: regions(`
      ap-south-1 ap-southeast-2 ca-central-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-west-2
    `),
  embedRegions: regions(`
      ap-northeast-1 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-west-1
      eu-west-2 eu-west-3 sa-east-1 us-east-1 us-west-2
    `),
  qwenRegions: regions(`
      ap-northeast-1 ap-south-1 ap-southeast-2 ap-southeast-3 eu-central-1 eu-north-1 eu-south-1 eu-west-2
      us-east-2 us-west-2
    `),
} satisfies Record<string, readonly string[]>;
