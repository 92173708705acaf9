import assert from "node:assert/strict";
import path from "node:path";
import * as vscode from "vscode";
import manifest from "../../../package.json";
import { EndpointClient } from "../../endpoint/client";

/** The extension's own files that the extension host has loaded. */
function loadedFiles(): string[] {
  const extension = vscode.extensions.getExtension(`${manifest.publisher}.${manifest.name}`);
  const dist = path.join(extension?.extensionPath ?? "", "dist");
  return Object.keys(require.cache)
    .filter((file) => path.dirname(file) === dist)
    .map((file) => path.basename(file));
}

suite("activation", () => {
  const endpoint = new EndpointClient(process.env["AWS_ENDPOINT_URL"] ?? "");

  test("loads only extension.js and sends no request", async () => {
    await vscode.extensions.getExtension(`${manifest.publisher}.${manifest.name}`)?.activate();
    assert.deepEqual(loadedFiles().sort(), ["extension.js"]);
    assert.deepEqual(await endpoint.requests(), []);
  });

  test("the first refresh loads the app, the command handlers, the AWS SDK and the cache, and lists the Regions in the settings", async () => {
    await vscode.commands.executeCommand("bedrockProfiles.refresh");
    assert.deepEqual(loadedFiles().sort(), [
      "app.js",
      "aws.js",
      "awsFiles.js",
      "cache.js",
      "commands.js",
      "extension.js",
      "l10n.js",
    ]);
    const lists = (await endpoint.requests()).filter(({ operation }) => operation === "ListInferenceProfiles");
    const asked = new Set(lists.map(({ region, query }) => `${region} ${query["type"]} ${query["maxResults"]}`));
    assert.deepEqual([...asked].sort(), [
      "eu-central-1 APPLICATION 1000",
      "eu-central-1 SYSTEM_DEFINED 1000",
      "us-east-1 APPLICATION 1000",
      "us-east-1 SYSTEM_DEFINED 1000",
    ]);
  });
});
