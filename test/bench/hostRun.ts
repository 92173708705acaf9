import { runInExtensionHost, type ExtensionHostRun } from "../host/extensionHost";
import { measure } from "./measure";

/** Something to be run in the extension host of a new window. */
export interface HostMeasurement extends Pick<ExtensionHostRun, "vscode" | "extension" | "endpointUrl"> {
  /** The name of a module in `test/bench/host`. */
  module: string;
  /** What the module is given, as JSON. */
  input: unknown;
}

/** Runs a module of `test/bench/host` and gives what it has measured. Throws when it fails. */
export async function measureInHost(measurement: HostMeasurement): Promise<unknown> {
  const { module, input, ...where } = measurement;
  return measure("host", module, input, async ({ file, env }) => {
    await runInExtensionHost({ ...where, tests: file, settings: {}, env });
  });
}
