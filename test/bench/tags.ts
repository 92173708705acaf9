import { startEndpoint } from "../endpoint/server";
import type { Figure } from "./figure";
import { formatValue } from "./figure";
import type { TagsInput, TagsResult } from "./node/tags";
import { measureInNode } from "./nodeRun";

const region = "us-east-1";
const profiles = 1000;
const latencyMs = 50;
const concurrent = 8;

/** Measures loading the tags of 1,000 profiles, with eight requests at a time. */
export async function tags(): Promise<Figure[]> {
  const input: TagsInput = { region };
  const endpoint = await startEndpoint({ profiles, regions: [region], latencyMs, empty: true });
  try {
    const { known, time } = (await measureInNode({
      module: "tags",
      input,
      endpointUrl: endpoint.url,
    })) as TagsResult;
    if (known !== profiles) throw new Error(`The tags of ${known} profiles are known.`);
    const fastest = Math.ceil(profiles / concurrent) * latencyMs;
    return [
      {
        name: "time to load the tags of 1,000 profiles",
        measured: time / fastest,
        limit: 1.3,
        unit: "x",
        detail: `${formatValue(time, "ms")} to ${formatValue(fastest, "ms")}, for ${concurrent} at a time and ${latencyMs} ms each`,
      },
    ];
  } finally {
    await endpoint.close();
  }
}
