import { startEndpoint } from "../endpoint/server";
import type { Figure } from "./figure";
import { formatValue, median } from "./figure";
import type { UsageInput, UsageResult } from "./node/usage";
import { measureInNode } from "./nodeRun";

const region = "us-east-1";
/** Every twentieth of the generated profiles is used. */
const profiles = 1000;
const used = profiles / 20;
const metricsPerProfile = 5;

/** Loading the usage of one profile, next to the same request of the AWS SDK, and the requests of a report of many profiles. */
export async function usage(): Promise<Figure[]> {
  const input: UsageInput = { region, runs: 9 };
  const endpoint = await startEndpoint({ profiles, regions: [region], latencyMs: 50, empty: true });
  try {
    const result = (await measureInNode({ module: "usage", input, endpointUrl: endpoint.url })) as UsageResult;
    const sent = endpoint.requests.filter(({ sequence }) => sequence > endpoint.mark() - result.reportRequests);
    if (result.rowsWithCalls !== used) throw new Error(`The report has calls of ${result.rowsWithCalls} profiles.`);
    const metrics = sent.reduce((sum, { billedMetrics = 0 }) => sum + billedMetrics, 0);
    const [time, bare] = [median(result.times), median(result.bareTimes)];
    return [
      {
        name: "time to load the usage of a profile",
        measured: time / bare,
        limit: 1.3,
        unit: "x",
        detail: `${formatValue(time, "ms")} to ${formatValue(bare, "ms")} for the bare GetMetricData request`,
      },
      {
        name: `requests of a report of ${profiles} profiles, ${used} in use`,
        measured: sent.length,
        limit: 2,
        unit: "",
        detail: sent.map(({ operation }) => operation).join(", "),
      },
      {
        name: `billed metrics of a report of ${profiles} profiles, ${used} in use`,
        measured: metrics,
        limit: used * metricsPerProfile,
        unit: "",
        detail: `calls and four kinds of tokens of ${used} profiles`,
      },
    ];
  } finally {
    await endpoint.close();
  }
}
