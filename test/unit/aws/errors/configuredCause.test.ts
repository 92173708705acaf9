import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addConfiguredCause } from "../../../../src/aws/errors/configuredCause";
import { fileOfProblem } from "../../../../src/domain/fileOfProblem";
import { formatProblem } from "../../../../src/messages/problem";
import { problem } from "../../domain/samples";
import { section, useAwsEnvironment } from "../support";

const environment = useAwsEnvironment();
const address = "bedrock-fips.eu-north-1.amazonaws.com";

/** Returns the problem of a host that was not found, with the setting that causes it. */
const notFound = (awsProfile: string | undefined, host = address) =>
  addConfiguredCause(
    problem("unknownHost", "ListInferenceProfiles", {
      region: "eu-north-1",
      address: host,
      ...(awsProfile === undefined ? {} : { awsProfile }),
    }),
  );

describe("a FIPS endpoint that does not exist", () => {
  const what = `The FIPS endpoint ${address} could not be found. Bedrock may not have one in this Region.`;

  it("is reported with the setting of the AWS profile, its file, and its line", async () => {
    await environment.writeFile("config", section("dev", ["region = eu-north-1", "use_fips_endpoint = True"]));
    const found = await notFound("dev");
    const { reason, remedies } = formatProblem(found);
    const config = environment.home("config");
    assert.equal(reason, `${what} Check use_fips_endpoint of the AWS profile dev in ${config}.`);
    assert.deepEqual(remedies, ["openFile", "selectRegions", "retry", "showLog"]);
    assert.deepEqual(fileOfProblem(found), { file: config, line: 3 });
  });

  it("is reported with the environment variable, which overrides the setting", async () => {
    await environment.writeFile("config", section("dev", ["use_fips_endpoint = true"]));
    environment.set({ AWS_USE_FIPS_ENDPOINT: "true" });
    const { reason, remedies } = formatProblem(await notFound("dev"));
    assert.equal(reason, `${what} Check the environment variable AWS_USE_FIPS_ENDPOINT.`);
    assert.deepEqual(remedies, ["selectRegions", "retry", "showLog"]);
  });

  it("is reported with the setting of the default AWS profile for the default credentials", async () => {
    await environment.writeFile("config", "[default]\nuse_fips_endpoint = true\n");
    assert.match(formatProblem(await notFound(undefined)).reason, /use_fips_endpoint of the AWS profile default/);
  });

  it("is reported in the same way for dual-stack endpoints and for other services", async () => {
    await environment.writeFile(
      "config",
      section("dev", ["use_dualstack_endpoint = true", "use_fips_endpoint = true"]),
    );
    const start = async (host: string) => formatProblem(await notFound("dev", host)).reason.split(" Check ")[0];
    assert.equal(
      await start("bedrock.eu-north-1.api.aws"),
      "The dual-stack endpoint bedrock.eu-north-1.api.aws could not be found. Bedrock may not have one in this Region.",
    );
    assert.equal(
      await start("sts-fips.eu-north-1.amazonaws.com"),
      "The FIPS endpoint sts-fips.eu-north-1.amazonaws.com could not be found. The service may not have one in this Region.",
    );
    const found = await notFound("dev", "bedrock.eu-north-1.api.aws");
    assert.deepEqual(fileOfProblem(found), { file: environment.home("config"), line: 2 });
  });

  it("is not reported if the computer is offline", async () => {
    await environment.writeFile("config", section("dev", ["use_fips_endpoint = true"]));
    const offline = problem("unknownHost", "ListInferenceProfiles", {
      awsProfile: "dev",
      address,
      detail: `getaddrinfo EAI_AGAIN ${address}`,
    });
    assert.deepEqual(await addConfiguredCause(offline), offline);
  });

  it("is not reported for another host, or if FIPS endpoints are disabled", async () => {
    const plain = "The Bedrock endpoint of this Region could not be found. Check the Region and your network.";
    assert.equal(formatProblem(await notFound("dev")).reason, plain);
    await environment.writeFile("config", section("dev", ["use_fips_endpoint = true"]));
    assert.equal(formatProblem(await notFound("dev", "bedrock.eu-north-1.amazonaws.com")).reason, plain);
    environment.set({ AWS_USE_FIPS_ENDPOINT: "false" });
    assert.equal(formatProblem(await notFound("dev")).reason, plain);
  });
});

describe("credentials that have expired", () => {
  const renewedBy = async (awsProfile: string | undefined) => {
    const found = await addConfiguredCause(
      problem("credentialsExpired", "ListInferenceProfiles", awsProfile === undefined ? {} : { awsProfile }),
    );
    return [found.kind === "credentialsExpired" ? found.renewedBy : undefined, formatProblem(found).remedies[0]];
  };
  const sso = ["sso_session = corp", "sso_account_id = 123456789012", "sso_role_name = Developer"];
  const session = "[sso-session corp]\nsso_region = us-east-1\nsso_start_url = https://corp.example/start\n";
  const keys = ["aws_access_key_id = AKIDKEYS", "aws_secret_access_key = x", "aws_session_token = y"];
  const role = (source: string) => ["role_arn = arn:aws:iam::123456789012:role/x", `source_profile = ${source}`];

  it("are renewed by the sign-in of the AWS profile or of its role's source, if there is one", async () => {
    const config = {
      dev: sso,
      keys,
      fromSignIn: role("dev"),
      fromKeys: role("keys"),
      tool: ["credential_process = /bin/true"],
    };
    const text = Object.entries(config).map(([name, lines]) => section(name, lines));
    await environment.writeFile("config", `${text.join("")}${session}`);
    const ofDev = [{ awsProfile: "dev", kind: "sso" }, "signIn"];
    assert.deepEqual(await renewedBy("dev"), ofDev);
    assert.deepEqual(await renewedBy("fromSignIn"), ofDev);
    for (const name of ["keys", "fromKeys", "tool", undefined]) {
      assert.deepEqual(await renewedBy(name), [undefined, "retry"], name);
    }
    environment.set({ AWS_PROFILE: "dev" });
    assert.deepEqual(await renewedBy(undefined), ofDev);
  });
});
