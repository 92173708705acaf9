import path from "node:path";
import { removeFolder, temporaryFolder } from "../host/temporaryFolder";
import type { Figure } from "./figure";
import { median } from "./figure";
import type { CachedInput } from "./host/cachedRows";
import { measureInHost } from "./hostRun";
import type { Subject } from "./subject";

const profiles = 2000;

/**
 * Measures the time from the first `getChildren` call to the rows of 2,000 cached profiles, while AWS cannot be
 * reached.
 */
export async function cached({ vscode, extension }: Subject): Promise<Figure[]> {
  const folder = temporaryFolder("cachedRows");
  try {
    const input: CachedInput = { profiles, rounds: 15, folder: path.join(folder, "cache") };
    // No server listens at this endpoint.
    const where = { vscode, extension, endpointUrl: "http://127.0.0.1:9" };
    const painted = (await measureInHost({ ...where, module: "cachedRows", input })) as (number | null)[];
    const times = painted.map((time) => time ?? Infinity);
    return [
      {
        name: "paint of 2,000 cached rows, network cut",
        measured: median(times),
        limit: 100,
        unit: "ms",
        detail: `${times.length} rounds, from the view's question; the first, with nothing compiled: ${times[0]?.toFixed(1)} ms`,
      },
    ];
  } finally {
    removeFolder(folder);
  }
}
