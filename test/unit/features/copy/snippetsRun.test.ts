import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { CopyFacts } from "../../../../src/features/copy/copyFacts";
import { invocationOf } from "../../../../src/features/copy/invocation";
import { awsCli } from "../../../../src/features/copy/targets/awsCli";
import { boto3 } from "../../../../src/features/copy/targets/boto3";
import { javaScriptSdk } from "../../../../src/features/copy/targets/javaScriptSdk";
import type { CopyTarget } from "../../../../src/features/copy/targets/target";
import { runProgram, runProgramSync } from "../../../host/sandbox";
import { removeFolder, temporaryFolder } from "../../../host/temporaryFolder";
import { stableId } from "../../../endpoint/stableId";
import { useEndpoint } from "../../endpoint/support";
import { root } from "../../manifest";
import { allRegions, scenarios } from "./samples";

const fixture = useEndpoint({ empty: true, regions: allRegions });

interface Snippet {
  readonly name: string;
  readonly text: string;
  /** The operations and model IDs that the snippet must send, in order. */
  readonly calls: readonly string[];
}

/** Returns the snippets of a target, and adds their profiles to the account. */
function prepare(target: CopyTarget, names: readonly string[] = Object.keys(scenarios)): Snippet[] {
  return names.flatMap((name) => {
    const profiles = (scenarios[name] ?? []).map((profile) => withOwnId(profile, name));
    if (target.unavailable(profiles)) return [];
    profiles.forEach(plant);
    return [{ name, text: target.text(profiles), calls: profiles.map(callOf) }];
  });
}

/** Returns an application profile with a unique ID, because the application profiles of all scenarios have the same ID. */
function withOwnId(profile: CopyFacts, scenario: string): CopyFacts {
  const id = stableId(`${scenario} ${profile.arn}`);
  const replace = (text: string) =>
    text.replace(`application-inference-profile/${profile.id}`, `application-inference-profile/${id}`);
  return profile.type === "APPLICATION"
    ? { ...profile, id, arn: replace(profile.arn), modelId: replace(profile.modelId) }
    : profile;
}

function plant({ arn, id, type, region, modelArns }: CopyFacts): void {
  const wire = {
    inferenceProfileArn: arn,
    inferenceProfileId: id,
    type,
    models: modelArns.map((modelArn) => ({ modelArn })),
  };
  fixture.endpoint.account.region(region).put({ id, type, wire, tags: new Map(), planted: true });
}

function callOf({ modelId, region, model }: CopyFacts): string {
  const operation = invocationOf(model).api === "invokeModel" ? "InvokeModel" : "Converse";
  return `${operation} ${modelId} ${region} 200`;
}

/** Runs work and returns the requests that the endpoint received in the meantime, in the format of `Snippet.calls`. */
async function callsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const mark = fixture.endpoint.mark();
  await work();
  return fixture.endpoint.requests
    .filter(({ sequence }) => sequence > mark)
    .map(({ operation, path, region, status }) => {
      const modelId = decodeURIComponent(path.split("/")[2] ?? "");
      return `${operation} ${modelId} ${region} ${status}`;
    });
}

/** Calls a function with a temporary folder and the environment variables for programs that use the endpoint. */
async function withFolder(work: (folder: string, env: NodeJS.ProcessEnv) => Promise<void>): Promise<void> {
  const folder = temporaryFolder("snippets");
  try {
    const config = path.join(folder, "config");
    const keys = "aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = x\n";
    writeFileSync(config, `[default]\n${keys}[profile team-sso]\n${keys}`);
    await work(folder, {
      AWS_ENDPOINT_URL: fixture.endpoint.url,
      AWS_CONFIG_FILE: config,
      AWS_MAX_ATTEMPTS: "1",
      // The Region in the snippet must take precedence over this variable.
      AWS_REGION: "ca-central-1",
      AWS_DEFAULT_REGION: "ca-central-1",
    });
  } finally {
    removeFolder(folder);
  }
}

/** Writes a snippet as a module that imports the installed SDK. */
async function writeModule(contents: string, outfile: string): Promise<void> {
  const sdk = createRequire(path.join(root, "package.json")).resolve("@aws-sdk/client-bedrock-runtime");
  await build({
    stdin: { contents, loader: "ts" },
    outfile,
    format: "esm",
    bundle: true,
    plugins: [
      {
        name: "installed-sdk",
        setup: (bundle) =>
          bundle.onResolve({ filter: /^@aws-sdk\// }, () => ({ path: pathToFileURL(sdk).href, external: true })),
      },
    ],
  });
}

const hasBoto3 = runProgramSync("python3", ["-c", "import boto3"]).status === 0;
const hasAwsCli = runProgramSync("aws", ["--version"]).status === 0;

describe("running the snippets", () => {
  it("sends the calls of the AWS SDK for JavaScript, and executes no text from a name or tag", async () => {
    const snippets = prepare(javaScriptSdk);
    assert.ok(snippets.some(({ name }) => name.startsWith("hostile")));
    await withFolder(async (folder, env) => {
      const files = snippets.map((_, index) => path.join(folder, `${index}.mjs`));
      for (const [index, { text }] of snippets.entries()) await writeModule(text, files[index] ?? "");
      const main = path.join(folder, "main.mjs");
      writeFileSync(main, files.map((file) => `await import(${JSON.stringify(pathToFileURL(file).href)});\n`).join(""));
      const calls = await callsDuring(async () => {
        const { files: left, stdout } = await runProgram(process.execPath, [main], { env });
        assert.deepEqual(left, []);
        assert.match(stdout, /Hello from anthropic/);
      });
      assert.deepEqual(
        calls,
        snippets.flatMap((snippet) => snippet.calls),
      );
    });
  });

  const noBoto3 = hasBoto3 ? "" : " (skipped: there is no python3 with boto3)";
  it(`sends the calls of boto3, and executes no text from a name or tag${noBoto3}`, { skip: !hasBoto3 }, async () => {
    const snippets = prepare(boto3);
    await withFolder(async (folder, env) => {
      const files = snippets.map(({ text }, index) => {
        const file = path.join(folder, `${index}.py`);
        writeFileSync(file, text);
        return file;
      });
      const run = "import runpy, sys\nfor path in sys.argv[1:]: runpy.run_path(path)\n";
      const calls = await callsDuring(async () => {
        const { files: left, stdout } = await runProgram("python3", ["-c", run, ...files], { env });
        assert.deepEqual(left, []);
        assert.match(stdout, /Hello from anthropic/);
      });
      assert.deepEqual(
        calls,
        snippets.flatMap((snippet) => snippet.calls),
      );
    });
  });

  const noCli = hasAwsCli ? "" : " (skipped: there is no AWS CLI on PATH)";
  it(
    `sends the calls of the AWS CLI, and executes no text from a name or tag${noCli}`,
    { skip: !hasAwsCli },
    async () => {
      const names = ["hostile name, description and tags", "embeddings"];
      const snippets = prepare(awsCli, names);
      assert.equal(snippets.length, names.length);
      await withFolder(async (_, env) => {
        for (const { name, text, calls } of snippets) {
          const sent = await callsDuring(async () => {
            const { files: left } = await runProgram("/bin/sh", ["-c", text], { env });
            assert.deepEqual(left, [], name);
          });
          assert.deepEqual(sent, calls, name);
        }
      });
    },
  );
});
