import path from "node:path";
import { pathToFileURL } from "node:url";

/** The folder that holds package.json. */
export const repositoryRoot = path.resolve(__dirname, "../..");

/** Where downloaded editors are kept: the folder that `@vscode/test-electron` uses as well. */
export const vscodeCache = path.join(repositoryRoot, ".vscode-test");

/** Where failed tests leave screenshots and logs. */
export const testResults = path.join(repositoryRoot, "test-results");

/** The flags with which Node.js runs TypeScript, whatever its working folder. */
export const importTsx = ["--import", pathToFileURL(require.resolve("tsx")).href];
