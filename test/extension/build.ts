import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { repositoryRoot } from "../host/paths";
import { removeFolder } from "../host/removal.cjs";

const output = path.join(repositoryRoot, "out/test/extension");

/**
 * Bundles the suites whose file name holds `filter` for the extension host, in one file, so that they share what they load;
 * returns the file that runs them. Throws when there is no such suite.
 */
export async function buildSuites(filter: string): Promise<string> {
  const folder = path.join(repositoryRoot, "test/extension");
  const suites = readdirSync(path.join(folder, "suite"))
    .filter((file) => file.endsWith(".test.ts") && file.includes(filter))
    // What activation loads can be seen only before anything else.
    .sort((a, b) => Number(b.startsWith("activation")) - Number(a.startsWith("activation")) || a.localeCompare(b));
  if (suites.length === 0) throw new Error(`No suite in test/extension/suite is named like "${filter}".`);
  removeFolder(output);
  const common: esbuild.BuildOptions = {
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    sourcemap: "inline",
    // Mocha finds its reporters by their paths, and must be the one that the suites register with.
    external: ["vscode", "mocha"],
    // Of the one module that asks where it is.
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
