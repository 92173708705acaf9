import { runInExtensionHost, type ExtensionHostRun } from "../host/extensionHost";
import { measure } from "./measure";

/** A measurement in the extension host of a new window. */
export interface HostMeasurement extends Pick<ExtensionHostRun, "vscode" | "extension" | "endpointUrl"> {
  /** The name of a module in `test/bench/host`. */
  module: string;
  /** The input of the module, as JSON. */
  input: unknown;
}

/** Runs a module in `test/bench/host` and returns its result. Rejects if the module fails. */
export async function measureInHost(measurement: HostMeasurement): Promise<unknown> {
  const { module, input, ...where } = measurement;
  return measure("host", module, input, async ({ file, env }) => {
    await runInExtensionHost({ ...where, tests: file, settings: {}, env });
  });
}
