import assert from "node:assert/strict";
import * as vscode from "vscode";
import { scenario } from "../driver/scenario";
import { commands } from "../driver/texts";

suite("activation", () => {
  test(
    "loads only its own file and sends no requests",
    scenario({}, async ({ product, endpoint }) => {
      assert.deepEqual(product.loadedFiles(), ["extension.js"]);
      assert.deepEqual(await endpoint.requests(), []);
    }),
  );

  test(
    "the first refresh loads only the services, the commands, the AWS SDK, the cache, the shared files, the credential checks, and the Regions of the settings",
    scenario({}, async ({ product, endpoint }) => {
      await vscode.commands.executeCommand(commands.refresh);
      assert.deepEqual(product.loadedFiles().sort(), [
        "app.js",
        "aws.js",
        "awsFiles.js",
        "cache.js",
        "commands.js",
        "connectionFacts.js",
        "extension.js",
        "l10n.js",
        "problems.js",
        "references.js",
        "zod.js",
      ]);
      const lists = (await endpoint.requests()).filter(({ operation }) => operation === "ListInferenceProfiles");
      const listed = new Set(lists.map(({ region, query }) => `${region} ${query["type"]} ${query["maxResults"]}`));
      assert.deepEqual([...listed].sort(), [
        "eu-central-1 APPLICATION 1000",
        "eu-central-1 SYSTEM_DEFINED 1000",
        "us-east-1 APPLICATION 1000",
        "us-east-1 SYSTEM_DEFINED 1000",
      ]);
    }),
  );
});
