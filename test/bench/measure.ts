import { readFile } from "node:fs/promises";
import path from "node:path";
import * as esbuild from "esbuild";
import { repositoryRoot } from "../host/paths";
import { removeFolder, temporaryFolder } from "../host/temporaryFolder";
import { inputVariable, resultVariable } from "./exchange";

/** How to run a measured module. */
export interface BundledModule {
  /** The path of the bundled module. */
  file: string;
  /** Environment variables with the input of the module and the path of its result. */
  env: Record<string, string>;
  /** A temporary folder for this run, which is removed afterwards. */
  folder: string;
}

/** Bundles a module in a folder of `test/bench`, runs it with an input, and returns its result. */
export async function measure(
  where: "host" | "node",
  module: string,
  input: unknown,
  run: (bundled: BundledModule) => Promise<void>,
): Promise<unknown> {
  const folder = temporaryFolder("bench");
  try {
    const file = path.join(folder, "measure.js");
    await bundle(where, module, file);
    const result = path.join(folder, "result.json");
    const env = { [inputVariable]: JSON.stringify(input), [resultVariable]: result };
    await run({ file, env, folder });
    return JSON.parse(await readFile(result, "utf8")) as unknown;
  } finally {
    removeFolder(folder);
  }
}

/** Uses the same options as the build of the extension, so that its modules and the SDK run in the same way. */
async function bundle(folder: "host" | "node", module: string, outfile: string): Promise<void> {
  await esbuild.build({
    entryPoints: [path.join(repositoryRoot, "test/bench", folder, `${module}.ts`)],
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
