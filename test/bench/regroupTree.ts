import { startEndpoint } from "../endpoint/server";
import type { Figure } from "./figure";
import { median } from "./figure";
import type { RegroupTreeInput, RegroupTreeResult } from "./host/regroupTree";
import { measureInHost } from "./hostRun";
import type { Subject } from "./subject";

const input: RegroupTreeInput = { profiles: 10_000, rounds: 9 };

/** Measures the time until VS Code has the rows of 10,000 profiles after each change of the grouping. */
export async function regroupTree({ vscode, extension }: Subject): Promise<Figure[]> {
  const endpoint = await startEndpoint({ regions: ["us-east-1"] });
  try {
    const where = { vscode, extension, endpointUrl: endpoint.url };
    const { rows, times } = (await measureInHost({ ...where, module: "regroupTree", input })) as RegroupTreeResult;
    return (["provider", "model", "tag"] as const).map((criterion) => ({
      name: `rows of ${input.profiles.toLocaleString("en")} profiles after grouping by ${criterion}`,
      measured: median(times[criterion]),
      limit: 100,
      unit: "ms",
      detail: `${input.rounds} rounds; ${rows[criterion]} rows with their tree items`,
    }));
  } finally {
    await endpoint.close();
  }
}
