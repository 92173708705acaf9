import { existsSync } from "node:fs";
import { cp, writeFile } from "node:fs/promises";
import path from "node:path";
import { getNode } from "./nodeRuntime";
import { cachedFolder, npmInstall } from "./cachedFolder";
import { repositoryRoot } from "./paths";
import type { ServedBuild } from "./vscodeVersions";

/** An installed VS Code server. */
export interface ServedVSCode {
  kind: "served";
  version: string;
  /** Where this VS Code comes from, as a phrase for messages, such as "served; npm package code-server 4.139.1". */
  origin: string;
  /** The folder that contains `out/server-main.js`. */
  root: string;
  /** The path of the Node.js executable that runs the server. */
  node: string;
}

/** Installs a served build and its Node.js in `.vscode-test`, or returns the existing installation. */
export async function getServedVSCode(build: ServedBuild): Promise<ServedVSCode> {
  const name = `code-server-${build.codeServer}`;
  const [folder, node] = await Promise.all([
    cachedFolder(name, (draft) => installCodeServer(draft, build)),
    getNode(build.node),
  ]);
  const origin = `served; npm package code-server ${build.codeServer}`;
  return { kind: "served", version: build.vscode, origin, root: vscodeRoot(folder), node };
}

async function installCodeServer(folder: string, build: ServedBuild): Promise<void> {
  await writeFile(path.join(folder, "package.json"), JSON.stringify({ private: true }));
  await npmInstall(folder, `code-server@${build.codeServer}`);
  const root = vscodeRoot(folder);
  await npmInstall(root, "--omit=dev");
  await npmInstall(path.join(root, "extensions"), "--omit=dev");
  await replaceNativeModules(root);
}

/**
 * Replaces two native modules, which would have to be compiled, with JavaScript. Without the first module, VS Code
 * writes no log files and every output channel remains empty.
 */
async function replaceNativeModules(root: string): Promise<void> {
  const sources = path.join(repositoryRoot, "test/host/nativeModules");
  // The second module had no npm scope in older versions.
  for (const module of ["@vscode/spdlog", "@vscode/native-watchdog", "native-watchdog"]) {
    const folder = path.join(root, "node_modules", module);
    if (existsSync(folder)) await cp(path.join(sources, `${path.basename(module)}.cjs`), path.join(folder, "index.js"));
  }
}

function vscodeRoot(folder: string): string {
  return path.join(folder, "node_modules/code-server/lib/vscode");
}
