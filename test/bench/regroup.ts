import { startEndpoint } from "../endpoint/server";
import type { Figure } from "./figure";
import { median } from "./figure";
import type { RegroupInput, RegroupResult } from "./node/regroup";
import { measureInNode } from "./nodeRun";

const region = "us-east-1";
const profiles = 10_000;
const rounds = 9;

/** Measures the time in which 10,000 profiles are grouped again by each criterion. */
export async function regroup(): Promise<Figure[]> {
  const input: RegroupInput = { region, rounds };
  const endpoint = await startEndpoint({ profiles, regions: [region], empty: true });
  try {
    const result = (await measureInNode({ module: "regroup", input, endpointUrl: endpoint.url })) as RegroupResult;
    if (result.profiles !== profiles) throw new Error(`${result.profiles} profiles were grouped.`);
    return (["provider", "model", "tag"] as const).map((criterion) => ({
      name: `time to group ${profiles.toLocaleString("en")} profiles by ${criterion}`,
      measured: median(result.times[criterion]),
      limit: 100,
      unit: "ms",
      detail: `${rounds} rounds; ${result.groups[criterion]} groups`,
    }));
  } finally {
    await endpoint.close();
  }
}
