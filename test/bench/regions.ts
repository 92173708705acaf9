import { startEndpoint } from "../endpoint/server";
import { catalogueRegions } from "../endpoint/catalogue/foundationModels";
import type { Figure } from "./figure";
import { median, tell } from "./figure";
import type { RegionsInput, RegionsTimes } from "./node/regions";
import { measureInNode } from "./nodeRun";

const latencyMs = 100;

/** Seventeen Regions that answer slowly, beside one of them alone. */
export async function regions(): Promise<Figure[]> {
  const input: RegionsInput = { regions: catalogueRegions.slice(0, 17), rounds: 40 };
  const endpoint = await startEndpoint({ regions: input.regions, latencyMs });
  try {
    const where = { module: "regions", input, endpointUrl: endpoint.url };
    const { one, all } = (await measureInNode(where)) as RegionsTimes;
    const [filledOne, filled] = [one, all].map((times) => median(times.map((time) => time.filled))) as [number, number];
    const [namedOne, named] = [one, all].map((times) => median(times.map((time) => time.named))) as [number, number];
    const withNames = `with the models' names ${tell(named, "ms")} to ${tell(namedOne, "ms")}`;
    return [
      {
        name: "17 Regions to one, 100 ms each",
        measured: filled / filledOne,
        limit: 1.5,
        unit: "x",
        detail: `filled in ${tell(filled, "ms")} to ${tell(filledOne, "ms")}, ${withNames}; ${all.length} rounds`,
      },
    ];
  } finally {
    await endpoint.close();
  }
}
