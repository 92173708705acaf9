import { readFileSync } from "node:fs";
import path from "node:path";
import { repositoryRoot } from "./paths";

/** `oldest` is the lower bound of `engines.vscode`. `newest` is the latest stable version. */
export type VSCodeChoice = "oldest" | "newest";

/** A VS Code server in the npm registry: its package and Node.js versions. */
export interface ServedBuild {
  vscode: string;
  codeServer: string;
  node: string;
}

/**
 * The served builds that have been tested. The package is not in `devDependencies`, because it is only needed if
 * desktop VS Code is not available, and because it requires a specific major version of Node.js.
 */
const servedBuilds: readonly ServedBuild[] = [
  { vscode: "1.100.3", codeServer: "4.100.3", node: "20.19.5" },
  { vscode: "1.139.1", codeServer: "4.139.1", node: "24.21.0" },
];

/** Returns the lower bound of `engines.vscode` in package.json, such as `1.100.0`. */
export function oldestVSCodeVersion(): string {
  const manifest = JSON.parse(readFileSync(path.join(repositoryRoot, "package.json"), "utf8")) as {
    engines: { vscode: string };
  };
  return manifest.engines.vscode.replace(/^[^0-9]*/, "");
}

/** Returns the served build for a choice. Throws if `engines.vscode` was raised but the table above was not. */
export function servedBuild(choice: VSCodeChoice): ServedBuild {
  const oldest = oldestVSCodeVersion();
  const build = choice === "newest" ? servedBuilds.at(-1) : servedBuilds.find((it) => sameMinor(it.vscode, oldest));
  if (!build) throw new Error(`No served build of VS Code ${oldest} is known: add one to test/host/vscodeVersions.ts.`);
  return build;
}

function sameMinor(a: string, b: string): boolean {
  const [aMajor, aMinor] = a.split(".");
  const [bMajor, bMinor] = b.split(".");
  return aMajor === bMajor && aMinor === bMinor;
}
