import path from "node:path";
import { pathToFileURL } from "node:url";

/** The folder that contains package.json. */
export const repositoryRoot = path.resolve(__dirname, "../..");

/** The folder for downloaded VS Code versions, which `@vscode/test-electron` also uses. */
export const vscodeCache = path.join(repositoryRoot, ".vscode-test");

/** The folder for screenshots and logs of failed tests. */
export const testResults = path.join(repositoryRoot, "test-results");

/** Flags for Node.js to run TypeScript from any working directory. */
export const importTsx = ["--import", pathToFileURL(require.resolve("tsx")).href];
