/**
 * The source and destination Regions of the Bedrock geographies. The ID of a system-defined profile starts with the
 * prefix of its geography.
 */

/** The prefix of a system-defined profile ID. */
export type Geography = "us" | "eu" | "apac" | "jp" | "au" | "ca" | "global";

/** Splits Region names at white space. */
export const regions = (names: string): readonly string[] => names.trim().split(/\s+/);

/** The name of each geography in profile names, and its destination Regions. Global profiles route to any Region. */
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
 * The source Regions where the profile of a model is available. The list with the name of a geography is the longest.
 * The numbered lists are shorter and are for models that are not available everywhere.
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

/** Lists of Regions in which several models are available on demand. */
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
