import { readFile } from "node:fs/promises";
import path from "node:path";
import { runInExtensionHost, type ExtensionHostRun } from "../host/extensionHost";
import { removeFolder, temporaryFolder } from "../host/temporaryFolder";
import { bundle } from "./bundle";
import { inputVariable, resultVariable } from "./exchange";

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
  const folder = temporaryFolder("bench");
  try {
    const tests = path.join(folder, "measure.js");
    await bundle("host", module, tests);
    const result = path.join(folder, "result.json");
    const env = { [inputVariable]: JSON.stringify(input), [resultVariable]: result };
    await runInExtensionHost({ ...where, tests, settings: {}, env });
    return JSON.parse(await readFile(result, "utf8")) as unknown;
  } finally {
    removeFolder(folder);
  }
}
