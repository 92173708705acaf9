import path from "node:path";
import * as esbuild from "esbuild";
import { repositoryRoot } from "../host/paths";

/** Bundles a module of a folder in `test/bench` as the product is, so that its modules and the SDK run as they do there. */
export async function bundle(folder: "host" | "node", module: string, outfile: string): Promise<void> {
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
