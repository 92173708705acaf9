import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { NODE_REGION_CONFIG_FILE_OPTIONS, NODE_REGION_CONFIG_OPTIONS, loadConfig } from "@smithy/core/config";
import { listAwsProfiles } from "../../../../src/aws/credentials/listAwsProfiles";
import { listConfigFindings } from "../../../../src/aws/sharedConfig/configFindings";
import { findDefaultRegion } from "../../../../src/aws/sharedConfig/defaultRegion";
import { useAwsEnvironment } from "../support";

const environment = useAwsEnvironment();

const config = `[default]
region = eu-west-1
[profile dev]
region = eu-central-1
[profile bare]
output = json
[profile empty]
region =
`;

describe("the default Region of the default credentials", () => {
  it("is undefined if none is configured", async () => {
    assert.equal(await findDefaultRegion(undefined), undefined);
  });

  it("comes from the environment before the files, and from AWS_REGION first", async () => {
    await environment.writeFile("config", config);
    environment.set({ AWS_DEFAULT_REGION: "us-west-2" });
    assert.equal(await findDefaultRegion(undefined), "us-west-2");
    environment.set({ AWS_REGION: "us-east-1" });
    assert.equal(await findDefaultRegion(undefined), "us-east-1");
  });

  it("otherwise comes from the default AWS profile", async () => {
    await environment.writeFile("config", config);
    assert.equal(await findDefaultRegion(undefined), "eu-west-1");
  });

  it("comes from the AWS profile in AWS_PROFILE", async () => {
    await environment.writeFile("config", config);
    environment.set({ AWS_PROFILE: "dev" });
    assert.equal(await findDefaultRegion(undefined), "eu-central-1");
    environment.set({ AWS_PROFILE: "bare" });
    assert.equal(await findDefaultRegion(undefined), undefined);
  });

  it("ignores empty variables", async () => {
    await environment.writeFile("config", config);
    environment.set({ AWS_REGION: "", AWS_DEFAULT_REGION: "", AWS_PROFILE: "" });
    assert.equal(await findDefaultRegion(undefined), "eu-west-1");
  });

  it("can be set in the credentials file, where older tools write it", async () => {
    await environment.writeFile("credentials", "[default]\nregion = sa-east-1\n");
    assert.equal(await findDefaultRegion(undefined), "sa-east-1");
  });
});

describe("the default Region of a named AWS profile", () => {
  it("comes from the AWS profile before the environment", async () => {
    await environment.writeFile("config", config);
    environment.set({ AWS_REGION: "us-east-1" });
    assert.equal(await findDefaultRegion("dev"), "eu-central-1");
  });

  for (const awsProfile of ["bare", "empty", "nobody", "constructor", "__proto__"]) {
    it(`comes from the environment if the AWS profile has no Region: ${awsProfile}`, async () => {
      await environment.writeFile("config", config);
      assert.equal(await findDefaultRegion(awsProfile), undefined);
      environment.set({ AWS_REGION: "us-east-1" });
      assert.equal(await findDefaultRegion(awsProfile), "us-east-1");
    });
  }

  it("comes from the credentials file if both files contain one, as in the SDK and the list of AWS profiles", async () => {
    await environment.writeFile("config", config);
    await environment.writeFile("credentials", "[dev]\nregion = us-west-2\n");
    assert.equal(await findDefaultRegion("dev"), "us-west-2");
    assert.equal((await listAwsProfiles()).find(({ name }) => name === "dev")?.region, "us-west-2");
    assert.equal(
      await loadConfig(NODE_REGION_CONFIG_OPTIONS, { ...NODE_REGION_CONFIG_FILE_OPTIONS, profile: "dev" })(),
      "us-west-2",
    );
  });

  it("is not taken from the config file if the credentials file contains an empty one, as in the AWS CLI", async () => {
    await environment.writeFile("config", config);
    for (const [lines, what] of [
      ["region =", "emptyValue"],
      ["region =\n  a = b", "indentedValue"],
    ]) {
      await environment.writeFile("credentials", `[dev]\n${lines}\n`);
      assert.equal(await findDefaultRegion("dev"), undefined);
      assert.deepEqual(
        (await listConfigFindings()).map((finding) => [finding.file, finding.line, finding.what, finding.name]),
        [[environment.home("credentials"), 2, what, "region"]],
      );
    }
  });

  it("is looked up again every time, because files change while VS Code runs", async () => {
    await environment.writeFile("config", config);
    assert.equal(await findDefaultRegion("dev"), "eu-central-1");
    await environment.writeFile("config", config.replace("eu-central-1", "eu-north-1"));
    assert.equal(await findDefaultRegion("dev"), "eu-north-1");
  });

  it("is undefined if the files are not config files", async () => {
    await environment.writeFile("config", "\u0000 not [ a = config ]\n[[\nregion");
    assert.equal(await findDefaultRegion("dev"), undefined);
  });
});
