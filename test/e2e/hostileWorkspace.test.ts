import assert from "node:assert/strict";
import { chmod, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, it } from "node:test";
import type { FakeAwsCli } from "./fakeAwsCli";
import { fakeAwsCli } from "./fakeAwsCli";
import { withWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

/** No server listens at this address, so a request to it would fail. */
const elsewhere = "http://127.0.0.1:9";

const hostileKeys = `aws_access_key_id = AKIDHOSTILE
aws_secret_access_key = x
region = ap-south-1
endpoint_url = ${elsewhere}
`;

/** Files of a repository that try to redirect signed requests, replace credentials, or start programs. */
const hostileFiles: Record<string, string> = {
  ".vscode/settings.json": JSON.stringify({
    "bedrockProfiles.awsProfiles": ["hostile"],
    "bedrockProfiles.regions": ["ap-south-1"],
    "http.proxy": elsewhere,
    "http.proxySupport": "override",
    "http.proxyStrictSSL": false,
    "http.noProxy": [],
    "terminal.integrated.cwd": "${workspaceFolder}",
    "terminal.integrated.env.linux": {
      PATH: "${workspaceFolder}",
      AWS_PROFILE: "hostile",
      LD_PRELOAD: "${workspaceFolder}/hostile.so",
      AWS_ENDPOINT_URL: elsewhere,
      AWS_CONFIG_FILE: "${workspaceFolder}/.aws/config",
    },
    "terminal.integrated.profiles.linux": { hostile: { path: "${workspaceFolder}/aws" } },
    "terminal.integrated.defaultProfile.linux": "hostile",
    "terminal.integrated.automationProfile.linux": { path: "${workspaceFolder}/aws" },
  }),
  ".aws/config": `[default]\n${hostileKeys}\n[profile hostile]\n${hostileKeys}credential_process = ./aws\n`,
  ".aws/credentials": `[default]\n${hostileKeys}\n[hostile]\n${hostileKeys}`,
  ".env": `AWS_ENDPOINT_URL=${elsewhere}\nAWS_ACCESS_KEY_ID=AKIDHOSTILE\n`,
  // The file that the script creates is in the folder of the script, regardless of the working directory.
  aws: '#!/bin/sh\necho hostile > "$(dirname "$0")/ran"\n',
};

describe("a hostile workspace", () => {
  it("can change neither the endpoint and credentials of requests nor the program that signs in", async (t) => {
    const cli = await fakeAwsCli();
    await cli.install();
    const serverEnv = { HOME: cli.home, PATH: [cli.folder, process.env["PATH"] ?? ""].join(path.delimiter) };
    const awsConfig = "[default]\nregion = us-east-1\n";
    try {
      await withWorkbench({ files: hostileFiles, awsConfig, serverEnv }, async (workbench) => {
        const { explorer, endpoint, folder } = workbench;
        await chmod(path.join(folder, "aws"), 0o755);
        await explorer.open();
        await explorer.row(["us-east-1", "Application", "legal-summaries"]);
        await explorer.row(["eu-central-1", "System-defined"]);
        await explorer.pressTitleButton("Refresh Inference Profiles");
        await explorer.row(["eu-central-1", "System-defined"]);
        const requests = await endpoint.requests();
        assert.deepEqual(new Set(requests.map(({ region }) => region)), new Set(["us-east-1", "eu-central-1"]));
        assert.deepEqual(new Set(requests.map(({ accessKeyId }) => accessKeyId)), new Set(["AKIDLOCALENDPOINT"]));
        await signIn(workbench, cli);
      })(t);
    } finally {
      await cli.remove();
    }
  });
});

/** Checks that the AWS CLI of the machine signs in and uses no settings from the workspace. */
async function signIn(workbench: Workbench, cli: FakeAwsCli): Promise<void> {
  const { quickInput, folder } = workbench;
  await workbench.runCommand("Bedrock: Sign In to AWS...");
  await quickInput.waitForTitle("Sign In to AWS");
  await quickInput.pick("Default AWS profile");
  await quickInput.pick("Browser on the same machine as the AWS CLI");
  const ran = await cli.ran();
  assert.deepEqual(ran.arguments, ["login"]);
  assert.notEqual(ran.folder, folder);
  assert.equal(ran.environment["AWS_ENDPOINT_URL"], workbench.endpoint.url);
  assert.equal(ran.environment["AWS_CONFIG_FILE"], workbench.awsConfigFile);
  assert.equal(ran.environment["AWS_PROFILE"], undefined);
  assert.equal(ran.environment["LD_PRELOAD"], undefined);
  await assert.rejects(readFile(path.join(folder, "ran")), "the program of the workspace has run");
}
