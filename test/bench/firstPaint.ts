import { startEndpoint } from "../endpoint/server";
import { findOnPath } from "../host/programs";
import type { Figure, SkippedFigure } from "./figure";
import { formatValue, median } from "./figure";
import type { FirstPaintInput, FirstPaintTimes } from "./host/firstPaint";
import { measureInHost } from "./hostRun";
import type { Subject } from "./subject";

const profiles = 2000;

/**
 * Measures the time from a cold start to the rows of 2,000 application profiles, compared with the SDK's paginators and
 * the AWS CLI.
 */
export async function firstPaint({ vscode, extension }: Subject): Promise<(Figure | SkippedFigure)[]> {
  const endpoint = await startEndpoint({ profiles, regions: ["us-east-1"] });
  const cliRounds = findOnPath("aws") ? 5 : 0;
  const input: FirstPaintInput = { profiles, rounds: 21, cliRounds };
  try {
    const where = { vscode, extension, endpointUrl: endpoint.url };
    const times = (await measureInHost({ ...where, module: "firstPaint", input })) as FirstPaintTimes;
    const tree = median(times.tree);
    const compare = (name: string, other: readonly number[], limit: number): Figure => ({
      name: `first paint of 2,000 to ${name}`,
      measured: tree / median(other),
      limit,
      unit: "x",
      detail: `${formatValue(tree, "ms")} to ${formatValue(median(other), "ms")}; ${times.tree.length} and ${other.length} rounds`,
    });
    return [
      compare("the SDK's paginators", times.paginators, 1.2),
      cliRounds > 0
        ? compare("the AWS CLI", times.cli, 0.1)
        : { name: "first paint of 2,000 to the AWS CLI", skipped: "there is no AWS CLI on PATH" },
    ];
  } finally {
    await endpoint.close();
  }
}
