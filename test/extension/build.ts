import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { repositoryRoot } from "../host/paths";
import { removeFolder } from "../host/removal.cjs";
import type { VSCodeChoice } from "../host/vscodeVersions";

/**
 * Bundles the suites whose file name contains `filter` into one file for the extension host, and returns the path of
 * the module that runs them. Each VS Code has its own folder, because both run at the same time. Throws if no suite
 * matches.
 */
export async function buildSuites(choice: VSCodeChoice, filter: string): Promise<string> {
  const output = path.join(repositoryRoot, "out/test/extension", choice);
  const folder = path.join(repositoryRoot, "test/extension");
  const suites = readdirSync(path.join(folder, "suite"))
    .filter((file) => file.endsWith(".test.ts") && file.includes(filter))
    // The activation tests check which files are loaded, so they run before all other tests.
    .sort((a, b) => Number(b.startsWith("activation")) - Number(a.startsWith("activation")) || a.localeCompare(b));
  if (suites.length === 0) throw new Error(`No suite in test/extension/suite is named like "${filter}".`);
  removeFolder(output);
  const common: esbuild.BuildOptions = {
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    sourcemap: "inline",
    // Mocha loads its reporters by path, and the suites must use the same instance of mocha.
    external: ["vscode", "mocha"],
    // Only this module uses its own URL.
    define: {
      "import.meta.url": JSON.stringify(pathToFileURL(path.join(repositoryRoot, "test/host/removal.cjs")).href),
    },
    logLevel: "warning",
  };
  const contents = suites.map((suite) => `import ${JSON.stringify(`./suite/${suite}`)};`).join("\n");
  await esbuild.build({
    ...common,
    stdin: { contents, resolveDir: folder },
    outfile: path.join(output, "suites.js"),
  });
  const index = path.join(output, "index.js");
  await esbuild.build({ ...common, entryPoints: [path.join(folder, "index.ts")], outfile: index });
  return index;
}
