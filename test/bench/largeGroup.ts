import { startEndpoint } from "../endpoint/server";
import type { Figure } from "./figure";
import { formatValue, median } from "./figure";
import type { LargeGroupInput, LargeGroupResult } from "./host/largeGroup";
import { measureInHost } from "./hostRun";
import type { Subject } from "./subject";

const input: LargeGroupInput = { profiles: 10_000, rounds: 9 };

/** Measures the time and memory that a group of 10,000 profiles requires. */
export async function largeGroup({ vscode, extension }: Subject): Promise<Figure[]> {
  const endpoint = await startEndpoint({ regions: ["us-east-1"] });
  try {
    const where = { vscode, extension, endpointUrl: endpoint.url };
    const { children, items, heap } = (await measureInHost({
      ...where,
      module: "largeGroup",
      input,
    })) as LargeGroupResult;
    const rounds = `${input.rounds} rounds`;
    const detail = `${rounds}; their tree items take ${formatValue(median(items), "ms")} more`;
    return [
      { name: "children of a group of 10,000", measured: median(children), limit: 50, unit: "ms", detail },
      {
        name: "heap of 10,000 over an empty tree",
        measured: median(heap) / 1e6,
        limit: 40,
        unit: "MB",
        detail: rounds,
      },
    ];
  } finally {
    await endpoint.close();
  }
}
