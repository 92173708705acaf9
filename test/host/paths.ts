import path from "node:path";
import { pathToFileURL } from "node:url";

/** The folder with package.json. */
export const repositoryRoot = path.resolve(__dirname, "../..");

/** The folder of downloaded VS Code versions, which `@vscode/test-electron` uses as well. */
export const vscodeCache = path.join(repositoryRoot, ".vscode-test");

/** The folder for screenshots and logs of failed tests. */
export const testResults = path.join(repositoryRoot, "test-results");

/** Flags with which Node.js runs TypeScript from any working folder. */
export const importTsx = ["--import", pathToFileURL(require.resolve("tsx")).href];
