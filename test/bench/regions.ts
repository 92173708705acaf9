import { startEndpoint } from "../endpoint/server";
import { catalogueRegions } from "../endpoint/catalogue/foundationModels";
import type { Figure } from "./figure";
import { median, tell } from "./figure";
import type { RegionsInput, RegionsTimes } from "./node/regions";
import { measureInNode } from "./nodeRun";

const latencyMs = 100;

/** Seventeen Regions that answer slowly, beside one of them alone. */
export async function regions(): Promise<Figure[]> {
  const input: RegionsInput = { regions: catalogueRegions.slice(0, 17), rounds: 15 };
  const endpoint = await startEndpoint({ regions: input.regions, latencyMs });
  try {
    const where = { module: "regions", input, endpointUrl: endpoint.url };
    const { one, all } = (await measureInNode(where)) as RegionsTimes;
    return [
      {
        name: "17 Regions to one, 100 ms each",
        measured: median(all) / median(one),
        limit: 1.5,
        unit: "x",
        detail: `${tell(median(all), "ms")} to ${tell(median(one), "ms")}; ${all.length} rounds`,
      },
    ];
  } finally {
    await endpoint.close();
  }
}
