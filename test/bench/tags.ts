import { startEndpoint } from "../endpoint/server";
import type { Figure } from "./figure";
import { formatValue } from "./figure";
import type { TagsInput, TagsResult } from "./node/tags";
import { measureInNode } from "./nodeRun";

const region = "us-east-1";
const profiles = 1000;
const latencyMs = 50;
const concurrent = 8;
const rounds = 3;

/**
 * Measures loading the tags of 1,000 profiles, with eight requests at a time. The baseline is the time in which a plain HTTP client
 * completes the same requests, because a busy machine delays every request. It is never below the sum of the latencies.
 */
export async function tags(): Promise<Figure[]> {
  const input: TagsInput = { region, concurrent, rounds };
  const endpoint = await startEndpoint({ profiles, regions: [region], latencyMs, empty: true });
  try {
    const result = (await measureInNode({ module: "tags", input, endpointUrl: endpoint.url })) as TagsResult;
    if (result.known !== profiles) throw new Error(`The tags of ${result.known} profiles are known.`);
    const fastest = Math.ceil(profiles / concurrent) * latencyMs;
    const ratios = result.rounds
      .map(({ time, plainTime }) => ({ time, plainTime, ratio: time / Math.max(fastest, plainTime) }))
      .sort((a, b) => a.ratio - b.ratio);
    const { time, plainTime, ratio } = ratios[Math.floor(rounds / 2)] ?? { time: 0, plainTime: 0, ratio: Infinity };
    return [
      {
        name: "time to load the tags of 1,000 profiles",
        measured: ratio,
        limit: 1.3,
        unit: "x",
        detail: `${formatValue(time, "ms")} to ${formatValue(plainTime, "ms")} of a plain HTTP client, for ${concurrent} at a time and ${latencyMs} ms each (${formatValue(fastest, "ms")})`,
      },
    ];
  } finally {
    await endpoint.close();
  }
}
