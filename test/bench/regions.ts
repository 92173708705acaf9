import { startEndpoint } from "../endpoint/server";
import { catalogRegions } from "../endpoint/catalog/foundationModels";
import type { Figure } from "./figure";
import { formatValue, median } from "./figure";
import type { RegionsInput, RegionsTimes } from "./node/regions";
import { measureInNode } from "./nodeRun";

const latencyMs = 100;

/** Measures 17 Regions with slow responses, compared with bare SDK clients that make the same calls. */
export async function regions(): Promise<Figure[]> {
  const input: RegionsInput = { regions: catalogRegions.slice(0, 17), rounds: 40 };
  const endpoint = await startEndpoint({ regions: input.regions, latencyMs });
  try {
    const where = { module: "regions", input, endpointUrl: endpoint.url };
    const { extension, sdk } = (await measureInNode(where)) as RegionsTimes;
    return [
      {
        name: "17 Regions, 100 ms each, to bare SDK clients",
        measured: median(extension) / median(sdk),
        limit: 1.25,
        unit: "x",
        detail: `${formatValue(median(extension), "ms")} to ${formatValue(median(sdk), "ms")}; ${sdk.length} rounds`,
      },
    ];
  } finally {
    await endpoint.close();
  }
}
