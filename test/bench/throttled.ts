import { startEndpoint } from "../endpoint/server";
import type { Figure } from "./figure";
import { formatValue } from "./figure";
import type { ThrottledInput, ThrottledResult } from "./node/throttled";
import { measureInNode } from "./nodeRun";

const region = "us-east-1";
const profiles = 1000;
const perSecond = 100;
const latencyMs = 10;

/** Measures 1,000 concurrent reads from a service that accepts 100 per second and throttles the rest. */
export async function throttled(): Promise<Figure[]> {
  const input: ThrottledInput = { region };
  const endpoint = await startEndpoint({ profiles, regions: [region], latencyMs });
  try {
    endpoint.faults.add({ kind: "rate", operation: "ListTagsForResource", perSecond, count: 0 });
    const where = { module: "throttled", input, endpointUrl: endpoint.url };
    const { reads, failures, time } = (await measureInNode(where)) as ThrottledResult;
    if (failures > 0) throw new Error(`${failures} of ${reads} reads failed.`);
    const sent = endpoint.requests.filter(({ operation }) => operation === "ListTagsForResource");
    const refused = sent.filter(({ fault }) => fault === "rate").length;
    // The first 100 are accepted immediately.
    const fastest = ((reads - perSecond) / perSecond) * 1000;
    const name = "1,000 reads at 100 a second";
    return [
      {
        name: `requests for ${name}`,
        measured: sent.length / reads,
        limit: 1.5,
        unit: "x",
        detail: `${sent.length} for ${reads} reads, ${refused} of them throttled`,
      },
      {
        name: `time for ${name}`,
        measured: time / fastest,
        limit: 2,
        unit: "x",
        detail: `${formatValue(time, "ms")} to ${formatValue(fastest, "ms")}, which the rate allows`,
      },
    ];
  } finally {
    await endpoint.close();
  }
}
