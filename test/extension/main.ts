/**
 * Runs the extension tests in one VS Code: `tsx test/extension/main.ts oldest|newest [part of a file's name]`. The
 * endpoint runs here, outside of the editor, which finds it by AWS_ENDPOINT_URL. BEDROCK_PROFILES_VSCODE may hold the
 * VS Code to take, as JSON, when it has been got already.
 */
import { startEndpoint } from "../endpoint/server";
import { runInExtensionHost } from "../host/extensionHost";
import { repositoryRoot } from "../host/paths";
import { countingProgress } from "../host/progress";
import { describeVSCode, getVSCode, type VSCode } from "../host/vscode";
import { buildSuites } from "./build";

/** What the suites start with. A suite may change it, and puts it back. */
const settings = { "bedrockProfiles.regions": ["us-east-1", "eu-central-1"] };

async function main(): Promise<void> {
  const [choice, filter = ""] = process.argv.slice(2);
  if (choice !== "oldest" && choice !== "newest") throw new Error("Say which VS Code: oldest or newest.");
  const given = process.env["BEDROCK_PROFILES_VSCODE"];
  const vscode = given ? (JSON.parse(given) as VSCode) : await getVSCode(choice, countingProgress);
  console.log(describeVSCode(vscode));
  const tests = await buildSuites(filter);
  const endpoint = await startEndpoint();
  try {
    await runInExtensionHost({ vscode, extension: repositoryRoot, tests, endpointUrl: endpoint.url, settings });
  } finally {
    await endpoint.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
