import { readdirSync } from "node:fs";
import path from "node:path";
import * as esbuild from "esbuild";
import { repositoryRoot } from "../host/paths";
import { removeFolder } from "../host/removal.cjs";

const output = path.join(repositoryRoot, "out/test/extension");

/**
 * Bundles the suites whose file name holds `filter` for the extension host; gives the file that runs them. Throws when there is no such suite.
 */
export async function buildSuites(filter: string): Promise<string> {
  const folder = path.join(repositoryRoot, "test/extension");
  const files = readdirSync(path.join(folder, "suite"), { recursive: true, encoding: "utf8" });
  const suites = files.filter((file) => file.endsWith(".test.ts") && file.includes(filter));
  if (suites.length === 0) throw new Error(`No suite in test/extension/suite is named like "${filter}".`);
  removeFolder(output);
  await esbuild.build({
    entryPoints: ["index.ts", ...suites.map((suite) => `suite/${suite}`)].map((file) => path.join(folder, file)),
    outbase: folder,
    outdir: output,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    sourcemap: "inline",
    // Mocha finds its reporters by their paths, and must be the one that the suites register with.
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
  return path.join(output, "index.js");
}
