import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { profileAsSource } from "../../../../src/changes/createDraft";
import { cliCommand } from "../../../../src/features/create/cliCommand";
import { runProgram, runProgramSync } from "../../../host/sandbox";
import { useLocalBedrock } from "../../changes/localBedrock";
import { completeDraft, systemDefined, virginia } from "../../changes/samples";

const installed = runProgramSync("aws", ["--version"]).status === 0;
const reason = installed ? "" : " (skipped: there is no AWS CLI on PATH)";

describe("running the AWS CLI command", () => {
  const local = useLocalBedrock({ regions: ["us-east-1"] });

  it(`sends the draft to AWS${reason}`, { skip: !installed }, async () => {
    const { id } = systemDefined();
    const arn = `arn:aws:bedrock:us-east-1:${local.endpoint.account.accountId}:inference-profile/${id}`;
    const tags = [
      { key: "cost center", value: "a=b as they say" },
      { key: "empty", value: "" },
      { key: "a=b", value: "==" },
      { key: "from@", value: "@file" },
      { key: "url", value: "file:///nonexistent" },
      { key: "sum", value: "1 + 1 = 2" },
      { key: "-dashed", value: "--flag" },
      { key: "/path", value: " spaced " },
    ];
    const draft = completeDraft({
      source: profileAsSource(virginia, systemDefined(virginia, { arn })),
      name: "My search-chat_2",
      description: "v1.2: for the search team",
      tags,
    });
    const { stdout, files } = await runProgram("/bin/sh", ["-c", cliCommand(draft)], {
      env: {
        AWS_ENDPOINT_URL: local.endpoint.url,
        AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
        AWS_SECRET_ACCESS_KEY: "x",
        AWS_REGION: "eu-west-1",
      },
    });
    assert.deepEqual(files, []);
    assert.equal((JSON.parse(stdout) as { status: string }).status, "ACTIVE");
    const [request, ...others] = local.requests("CreateInferenceProfile");
    assert.deepEqual(others, []);
    assert.ok(request);
    assert.equal(request.region, "us-east-1");
    const { clientRequestToken: _, ...body } = request.body as Record<string, unknown>;
    assert.deepEqual(body, {
      inferenceProfileName: "My search-chat_2",
      description: "v1.2: for the search team",
      modelSource: { copyFrom: arn },
      tags,
    });
  });
});
