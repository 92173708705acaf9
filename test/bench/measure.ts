import { readFile } from "node:fs/promises";
import path from "node:path";
import * as esbuild from "esbuild";
import { repositoryRoot } from "../host/paths";
import { removeFolder, temporaryFolder } from "../host/temporaryFolder";
import { inputVariable, resultVariable } from "./exchange";

/** What a module to be measured is run with. */
export interface BundledModule {
  /** The bundled module. */
  file: string;
  /** Gives it its input, and tells it where to leave its result. */
  env: Record<string, string>;
  /** A folder of its own, gone when it has been run. */
  folder: string;
}

/** Bundles a module of a folder in `test/bench`, has it run with an input (as JSON), and gives what it has measured. */
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

/** As the product is bundled, so that its modules and the SDK run as they do there. */
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
