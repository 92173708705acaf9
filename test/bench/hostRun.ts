import { readFile } from "node:fs/promises";
import path from "node:path";
import * as esbuild from "esbuild";
import { runInExtensionHost, type ExtensionHostRun } from "../host/extensionHost";
import { repositoryRoot } from "../host/paths";
import { removeFolder, temporaryFolder } from "../host/temporaryFolder";
import { inputVariable, resultVariable } from "./host/exchange";

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
    await bundle(module, tests);
    const result = path.join(folder, "result.json");
    const env = { [inputVariable]: JSON.stringify(input), [resultVariable]: result };
    await runInExtensionHost({ ...where, tests, settings: {}, env });
    return JSON.parse(await readFile(result, "utf8")) as unknown;
  } finally {
    removeFolder(folder);
  }
}

/** Bundled as the product is, so that its modules and the SDK run as they do there. */
async function bundle(module: string, outfile: string): Promise<void> {
  await esbuild.build({
    entryPoints: [path.join(repositoryRoot, "test/bench/host", `${module}.ts`)],
    outfile,
    bundle: true,
    minify: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    mainFields: ["module", "main"],
    external: ["vscode"],
    logLevel: "warning",
  });
}
