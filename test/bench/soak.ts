import { writeFile } from "node:fs/promises";
import path from "node:path";
import { catalogRegions } from "../endpoint/catalog/foundationModels";
import type { FaultRequest } from "../endpoint/faults";
import { startEndpoint, type LocalEndpoint } from "../endpoint/server";
import { removeFolder, temporaryFolder } from "../host/temporaryFolder";
import type { Figure } from "./figure";
import { resources } from "./node/heldResources";
import { Random } from "./node/random";
import type { SoakInput, SoakResult } from "./node/soak";
import { measureInNode } from "./nodeRun";

/** The environment variable that contains the seed for repeating a run. */
const seedVariable = "BEDROCK_PROFILES_BENCH_SEED";

/** Three accounts with access keys, and a role to assume. */
const configFile = `${["dev", "test", "prod"]
  .map((name) => `[profile ${name}]\naws_access_key_id = AKIDEXAMPLE${name}\naws_secret_access_key = x\n`)
  .join("")}[profile role]\nrole_arn = arn:aws:iam::210987654321:role/Reader\nsource_profile = dev\n`;

const faults: readonly FaultRequest[] = [
  { kind: "reset" },
  { kind: "cut" },
  { kind: "html" },
  { kind: "empty" },
  { kind: "hang" },
  { kind: "throttle" },
  { kind: "slow", delayMs: 200 },
  { kind: "error", error: "InternalServerException" },
  { kind: "error", error: "AccessDeniedException" },
  { kind: "error", error: "ExpiredTokenException" },
];

/**
 * Measures the resources that remain after 500 refreshes, account switches and cancellations, with occasional failures.
 */
export async function soak(): Promise<Figure[]> {
  const seed = Number(process.env[seedVariable] ?? Date.now() % 1_000_000);
  const folder = temporaryFolder("soak");
  const regions = catalogRegions.slice(0, 5);
  const endpoint = await startEndpoint({ regions, latencyMs: 5 });
  const done = new AbortController();
  try {
    const config = path.join(folder, "config");
    await writeFile(config, configFile);
    const awsProfiles = ["dev", "test", "prod", "role"];
    const input: SoakInput = {
      seed,
      warmUp: 150,
      steps: 500,
      awsProfiles,
      regions,
      folder: path.join(folder, "memory"),
    };
    const disturbed = injectFaults(endpoint, new Random(seed), done.signal);
    const { before, after, taken, problems } = (await measureInNode({
      module: "soak",
      input,
      endpointUrl: endpoint.url,
      configFile: config,
      answer: () => resources().sockets,
    })) as SoakResult;
    done.abort();
    await disturbed;
    const gained = (["listeners", "timers", "sockets", "others", "served"] as const).map(
      (what) => [what, after[what] - before[what]] as const,
    );
    const ways = Object.entries(taken).map(([name, times]) => `${times} ${name}`);
    return [
      {
        name: "left behind by 500 refreshes, switches, cancellations",
        measured: gained.reduce((sum, [, count]) => sum + Math.max(0, count), 0),
        limit: 0,
        unit: "",
        detail: `${gained.map(([what, count]) => `${count} ${what}`).join(", ")}; seed ${seed}; ${ways.join(", ")}; ${problems} failures`,
      },
      {
        name: "heap gained by them",
        measured: (after.heap - before.heap) / 1e6,
        limit: 5,
        unit: "MB",
        detail: `${(before.heap / 1e6).toFixed(1)} MB before; seed ${seed}`,
      },
    ];
  } finally {
    done.abort();
    await endpoint.close();
    removeFolder(folder);
  }
}

/** Causes about one in eight requests to fail, in any way. */
async function injectFaults(endpoint: LocalEndpoint, random: Random, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await endpoint.waitForRequest(() => true, { signal }).catch(() => undefined);
    if (endpoint.faults.list().length === 0 && random.next() < 0.125) endpoint.faults.add(random.pick(faults));
  }
}
