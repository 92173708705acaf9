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

  it("is not reported for another host, or if FIPS endpoints are disabled", async () => {
    const plain = "The Bedrock endpoint of this Region could not be found. Check the Region and your network.";
    assert.equal(formatProblem(await notFound("dev")).reason, plain);
    await environment.writeFile("config", section("dev", ["use_fips_endpoint = true"]));
    assert.equal(formatProblem(await notFound("dev", "bedrock.eu-north-1.amazonaws.com")).reason, plain);
    environment.set({ AWS_USE_FIPS_ENDPOINT: "false" });
    assert.equal(formatProblem(await notFound("dev")).reason, plain);
  });
});
