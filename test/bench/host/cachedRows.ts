/** Measures the time from the first `getChildren` call to cached rows, while AWS cannot be reached. */
import { createRequire } from "node:module";
import path from "node:path";
import * as vscode from "vscode";
import manifest from "../../../package.json";
import { Aws } from "../../../src/aws";
import { Connections } from "../../../src/connections/connections";
import { systemClock } from "../../../src/util/clock";
import type { InferenceProfile } from "../../../src/domain/inferenceProfile";
import { defaultGrouping, ProfileGroups } from "../../../src/features/explorer/profileGroups";
import { ProfilesTreeDataProvider } from "../../../src/features/explorer/treeDataProvider";
import { RegionLoader } from "../../../src/features/explorer/regionLoader";
import { ProfileStore } from "../../../src/profiles/profileStore";
import type * as memories from "../../../src/profiles/cache/fileCache";
import { DiskFolder } from "../../../src/profiles/cache/diskFolder";
import { fileKey, fileName } from "../../../src/profiles/cache/fileNames";
import { LazyCache } from "../../../src/profiles/cache/lazyCache";
import { serializeRegion } from "../../../src/profiles/cache/cacheFormat";
import { Icons } from "../../../src/ui/icons";
import { readInput, writeResult } from "../exchange";
import { untilIdle } from "./idle";
import { connection, paintRows } from "./tree";

export interface CachedInput {
  profiles: number;
  rounds: number;
  /** The cache folder. */
  folder: string;
}

/** Reports one number of milliseconds per round, or `null` if a round showed no cached rows. Called by VS Code. */
export async function run(): Promise<void> {
  const { profiles, rounds, folder } = readInput() as CachedInput;
  const storage = new DiskFolder(folder);
  const readAt = new Date();
  const bytes = serializeRegion(connection, { readAt, profiles: Array.from({ length: profiles }, sample), models: [] });
  await storage.write(fileName(fileKey(connection), readAt.getTime()), bytes);
  // A window that was just opened is busy with other work.
  await untilIdle();
  const times: (number | null)[] = [];
  for (let round = 0; round < rounds; round += 1) times.push((await paintCachedRows(storage, profiles)) ?? null);
  writeResult(times);
}

/** Includes the time to load the code of the cache, as in a new window. */
async function paintCachedRows(storage: DiskFolder, profiles: number): Promise<number | undefined> {
  const aws = new Aws({ askMfaCode: () => Promise.resolve(undefined) });
  const cache = new LazyCache(
    async () => new (reload().FileCache)({ folder: storage, clock: systemClock, onFailure: fail }),
    fail,
  );
  const profileStore = new ProfileStore(
    async () => aws.bedrock,
    () => undefined,
    { cache, clock: systemClock },
  );
  const connections = new Connections({
    readSettings: () => ({
      awsProfiles: [],
      regions: [connection.region],
      regionsByAwsProfile: new Map(),
      malformed: [],
    }),
    findDefaultRegion: () => Promise.resolve(undefined),
    listFindings: () => Promise.resolve([]),
    findCredentials: () => Promise.resolve([]),
    onInvalidRegions: fail,
    onOtherPartition: fail,
    onMalformedSettings: fail,
  });
  const provider = new ProfilesTreeDataProvider({
    profileStore,
    icons: new Icons(vscode.Uri.file("/")),
    accounts: { get: () => undefined },
    groups: new ProfileGroups({ grouping: defaultGrouping, tagsOf: () => "loading" }),
    rowTags: { mark: () => "", texts: () => Promise.resolve(undefined) },
    rowActivity: { activity: () => undefined, state: () => undefined },
    expansion: { stateOf: (_id, initial) => initial },
    isSlow: () => false,
    signsIn: () => false,
  });
  const loader = new RegionLoader(
    connections,
    profileStore,
    () => provider.setRoots(connections.current),
    () => provider.updates.whenRowsRequested(),
  );
  const start = performance.now();
  const load = loader.load();
  const rows = await paintRows(provider);
  const time = performance.now() - start;
  [profileStore, cache, connections, provider, aws].forEach((each) => each.dispose());
  await load;
  const painted = rows.length >= profiles && String(rows[0]?.item.description).startsWith("updated ");
  // The extension stops waiting for the disk after half a second, and such a round has no result.
  return painted ? time : undefined;
}

/** Loads the packaged file again as if it had not been loaded before. */
function reload(): typeof memories {
  const extension = vscode.extensions.getExtension(`${manifest.publisher}.${manifest.name}`);
  const require = createRequire(path.join(extension?.extensionPath ?? "", "dist/extension.js"));
  const file = require.resolve("./cache.js");
  delete require.cache[file];
  return require(file) as typeof memories;
}

function sample(_: unknown, index: number): InferenceProfile {
  const id = `p${String(index).padStart(11, "0")}`;
  const at = new Date(1_760_000_000_000 + index);
  const models = ["us-east-1", "us-east-2", "us-west-2"].map(
    (region) => `arn:aws:bedrock:${region}::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0`,
  );
  return {
    arn: `arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/${id}`,
    id,
    name: `team-${index} assistant`,
    type: "APPLICATION",
    status: "ACTIVE",
    description: "What it is for: one of very many",
    createdAt: at,
    updatedAt: at,
    modelArns: models,
  };
}

function fail(what: unknown): never {
  throw new Error(String(what));
}
