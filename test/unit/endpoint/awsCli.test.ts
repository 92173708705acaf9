import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runProgram, runProgramSync } from "../../host/sandbox";
import { accountId, modelArn, onDemandModel, sonnetProfile, systemArn, useEndpoint } from "./support";

const installed = runProgramSync("aws", ["--version"]).status === 0;
const reason = installed ? "" : " (skipped: there is no AWS CLI on PATH)";

const fixture = useEndpoint({ profiles: 20 });

/** Runs the AWS CLI with the endpoint, and without the AWS configuration of this machine. */
async function aws(...args: string[]): Promise<Record<string, unknown>> {
  const env = {
    AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
    AWS_SECRET_ACCESS_KEY: "x",
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_MAX_ATTEMPTS: "1",
  };
  const { stdout } = await runProgram("aws", ["--endpoint-url", fixture.endpoint.url, "--output", "json", ...args], {
    env,
  });
  return (stdout.trim() === "" ? {} : JSON.parse(stdout)) as Record<string, unknown>;
}

describe(`the AWS CLI${reason}`, { skip: !installed }, () => {
  it("creates, tags, gets and deletes an application profile", async () => {
    const source = ["--model-source", `copyFrom=${modelArn(onDemandModel)}`, "--tags", "key=team,value=a"];
    const named = ["--inference-profile-name", "by cli", "--description", "Made: by CLI."];
    const created = await aws("bedrock", "create-inference-profile", ...named, ...source);
    const arn = String(created["inferenceProfileArn"]);
    assert.match(arn, new RegExp(`^arn:aws:bedrock:us-east-1:${accountId}:application-inference-profile/`));
    const resource = ["--resource-arn", arn];
    await aws("bedrock", "tag-resource", ...resource, "--tags", "key=env,value=dev");
    await aws("bedrock", "untag-resource", ...resource, "--tag-keys", "team");
    const { tags } = await aws("bedrock", "list-tags-for-resource", ...resource);
    assert.deepEqual(tags, [{ key: "env", value: "dev" }]);
    const profile = await aws("bedrock", "get-inference-profile", "--inference-profile-identifier", arn);
    assert.equal(profile["inferenceProfileName"], "by cli");
    await aws("bedrock", "delete-inference-profile", "--inference-profile-identifier", arn);
    await assert.rejects(aws("bedrock", "get-inference-profile", "--inference-profile-identifier", arn), {
      stderr:
        /An error occurred \(ResourceNotFoundException\) when calling the GetInferenceProfile operation: The spec/,
    });
  });

  it("reads every page of a list", async () => {
    const listing = ["bedrock", "list-inference-profiles", "--type-equals", "APPLICATION", "--page-size", "6"];
    const { inferenceProfileSummaries } = await aws(...listing);
    assert.equal((inferenceProfileSummaries as unknown[]).length, 9 + 20);
  });

  it("lists system-defined profiles and foundation models", async () => {
    const identifier = ["--inference-profile-identifier", systemArn(sonnetProfile)];
    const profile = await aws("bedrock", "get-inference-profile", ...identifier);
    assert.equal(profile["inferenceProfileId"], sonnetProfile);
    const filters = ["--by-provider", "amazon", "--by-inference-type", "ON_DEMAND", "--by-output-modality", "TEXT"];
    const { modelSummaries } = await aws("bedrock", "list-foundation-models", ...filters);
    assert.ok((modelSummaries as { modelId: string }[]).some((model) => model.modelId === onDemandModel));
    const model = await aws("bedrock", "get-foundation-model", "--model-identifier", modelArn(onDemandModel));
    assert.equal((model["modelDetails"] as { modelName: string }).modelName, "Nova Micro");
  });

  it("gets the caller identity", async () => {
    assert.equal((await aws("sts", "get-caller-identity"))["Account"], accountId);
  });

  it("gets metrics and costs", async () => {
    const listing = ["cloudwatch", "list-metrics", "--namespace", "AWS/Bedrock", "--metric-name", "Invocations"];
    const { Metrics } = await aws(...listing);
    const [metric] = Metrics as { Dimensions: { Name: string; Value: string }[] }[];
    assert.equal(metric?.Dimensions[0]?.Name, "ModelId");
    const MetricStat = { Metric: { ...metric }, Period: 86_400, Stat: "Sum" };
    const queries = ["--metric-data-queries", JSON.stringify([{ Id: "m", MetricStat }])];
    const times = ["--start-time", new Date(Date.now() - 7 * 86_400_000).toISOString(), "--end-time", "2100-01-01"];
    const { MetricDataResults } = await aws("cloudwatch", "get-metric-data", ...queries, ...times);
    const [result] = MetricDataResults as { StatusCode: string; Timestamps: unknown[]; Values: number[] }[];
    assert.equal(result?.StatusCode, "Complete");
    assert.ok((result?.Values[0] ?? 0) > 0);
    assert.equal(result?.Timestamps.length, result?.Values.length);
    await assert.rejects(
      aws("cloudwatch", "get-metric-data", ...queries, "--start-time", "2026-02-02", "--end-time", "2026-02-01"),
      {
        stderr:
          /An error occurred \(ValidationError\) when calling the GetMetricData operation: The parameter StartTime/,
      },
    );
    const period = ["--time-period", "Start=2026-10-01,End=2026-11-01", "--granularity", "MONTHLY"];
    const grouped = ["--metrics", "UnblendedCost", "--group-by", "Type=TAG,Key=team"];
    const { ResultsByTime } = await aws("ce", "get-cost-and-usage", ...period, ...grouped);
    const [month] = ResultsByTime as { Groups: { Keys: string[] }[] }[];
    assert.equal(month?.Groups[0]?.Keys[0], "team$");
  });

  it("assumes roles, both with an MFA code and with a web identity", async () => {
    const role = ["--role-arn", "arn:aws:iam::210987654321:role/admin", "--role-session-name", "cli"];
    const device = ["--serial-number", "arn:aws:iam::123456789012:mfa/phone"];
    for (const response of [
      await aws("sts", "assume-role", ...role, ...device, "--token-code", "123456"),
      await aws("sts", "assume-role-with-web-identity", ...role, "--web-identity-token", "a.b.c"),
    ]) {
      assert.match(String((response["Credentials"] as Record<string, unknown>)["AccessKeyId"]), /^ASIA/);
      const { Arn } = response["AssumedRoleUser"] as Record<string, unknown>;
      assert.equal(Arn, "arn:aws:sts::210987654321:assumed-role/admin/cli");
    }
    await assert.rejects(aws("sts", "assume-role", ...role, ...device, "--token-code", "654321"), {
      stderr:
        /An error occurred \(AccessDenied\) when calling the AssumeRole operation: MultiFactorAuthentication failed/,
    });
  });
});
