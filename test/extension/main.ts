/**
 * Runs the extension host tests in one VS Code: `tsx test/extension/main.ts oldest|newest [part of a file name]`. The
 * local endpoint runs in this process, and the extension host finds it through AWS_ENDPOINT_URL. If VS Code is already
 * installed, BEDROCK_PROFILES_VSCODE specifies it as JSON.
 */
import { startEndpoint } from "../endpoint/server";
import { runInExtensionHost } from "../host/extensionHost";
import { repositoryRoot } from "../host/paths";
import { countingProgress } from "../host/progress";
import { describeVSCode, getVSCode, type VSCode } from "../host/vscode";
import { buildSuites } from "./build";

/** The settings for the first test. Each scenario writes its own settings. */
const settings = { "bedrockProfiles.regions": ["us-east-1", "eu-central-1"] };

async function main(): Promise<void> {
  const [choice, filter = ""] = process.argv.slice(2);
  if (choice !== "oldest" && choice !== "newest") throw new Error("The first argument must be oldest or newest.");
  const given = process.env["BEDROCK_PROFILES_VSCODE"];
  const vscode = given ? (JSON.parse(given) as VSCode) : await getVSCode(choice, countingProgress);
  console.log(describeVSCode(vscode));
  const tests = await buildSuites(choice, filter);
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
