import type { Figure } from "./figure";
import { median } from "./figure";
import type { Activation } from "./host/activation";
import { measureInHost } from "./hostRun";
import type { Subject } from "./subject";

/** The number of windows. Each window activates the extension once. */
const windows = 7;

/** Measures the activation of the packaged extension, using VS Code's own measurement. */
export async function activation({ vscode, extension }: Subject): Promise<Figure[]> {
  const activations: Activation[] = [];
  for (let window = 0; window < windows; window += 1) {
    // No server listens at this endpoint, because activation sends no requests.
    const endpointUrl = "http://127.0.0.1:9";
    const where = { vscode, extension, endpointUrl };
    activations.push((await measureInHost({ ...where, module: "activation", input: undefined })) as Activation);
  }
  const total = median(activations.map(({ loadCode, callActivate }) => loadCode + callActivate));
  const load = median(activations.map(({ loadCode }) => loadCode));
  const call = median(activations.map(({ callActivate }) => callActivate));
  const awsLoads = activations.filter(({ files }) => files.includes("aws.js")).length;
  return [
    {
      name: "activation",
      measured: total,
      limit: 10,
      unit: "ms",
      detail: `${windows} windows; ${load} ms to load ${activations[0]?.files.sort().join(" and ")}, ${call} ms to call`,
    },
    {
      name: "AWS SDK at activation",
      measured: awsLoads,
      limit: 0,
      unit: "files",
      detail: `${windows} windows`,
    },
  ];
}
