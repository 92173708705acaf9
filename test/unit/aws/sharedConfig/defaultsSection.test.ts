import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { listAwsProfiles, listConfigFindings } from "../../../../src/aws";
import { readSharedConfig } from "../../../../src/aws/sharedConfig";
import { useAwsEnvironment } from "../support";

/* `[DEFAULT]`, whose settings apply to every section of the same file that does not contain them. */

const environment = useAwsEnvironment();

describe("the settings in [DEFAULT]", () => {
  it("apply to the sections of all types that do not contain them, even if they are further down", async () => {
    await environment.writeFile(
      "config",
      "[profile a]\noutput = json\n[profile b]\nregion = us-west-2\n[sso-session s]\n[services x]\nbedrock =\n  endpoint_url = http://own\n" +
        "[DEFAULT]\nregion = eu-west-1\nsso_region = eu-west-2\nsts =\n  endpoint_url = http://shared\nbedrock =\n  endpoint_url = http://shared\n",
    );
    const config = await readSharedConfig();
    assert.deepEqual(
      ["a", "b"].map((name) => config.awsProfiles.get(name)?.region),
      ["eu-west-1", "us-west-2"],
    );
    assert.equal(config.ssoSessions.get("s")?.sso_region, "eu-west-2");
    assert.deepEqual(
      ["sts", "bedrock", "sso"].map((service) => config.findServiceEndpoint("x", service)),
      ["http://shared", "http://own", undefined],
    );
    assert.deepEqual(config.locate("a", "region"), { file: environment.home("config"), line: 10 });
  });

  it("in the credentials file replace the settings in the config file, as in the AWS CLI", async () => {
    await environment.writeFile("config", "[profile a]\nregion = us-west-2\n[profile b]\nregion = us-west-2\n");
    await environment.writeFile("credentials", "[DEFAULT]\nregion = eu-west-1\n[a]\naws_access_key_id = A\n");
    const { awsProfiles } = await readSharedConfig();
    assert.deepEqual([awsProfiles.get("a")?.region, awsProfiles.get("b")?.region], ["eu-west-1", "us-west-2"]);
  });

  it("have each finding once, and it affects all AWS profiles", async () => {
    await environment.writeFile(
      "config",
      "[DEFAULT]\nregion = mars\nservices = lost\n[profile a]\noutput = json\n[profile b]\noutput = json\n",
    );
    assert.deepEqual(
      (await listConfigFindings()).map(({ line, what, section }) => [line, what, section]),
      [
        [1, "defaultsSection", undefined],
        [2, "invalidRegion", undefined],
        [3, "missingServices", undefined],
      ],
    );
  });

  it("do not need more time if there are many settings and many sections", async () => {
    const shared = Array.from({ length: 1000 }, (_, index) => `x_setting_${index} = ${index}\n`).join("");
    const sections = Array.from({ length: 5000 }, (_, index) => `[profile p${index}]\nx_own = ${index}\n`).join("");
    await environment.writeFile("config", `[DEFAULT]\nregion = eu-west-1\n${shared}${sections}`);
    const started = process.cpuUsage();
    const awsProfiles = await listAwsProfiles();
    const { user, system } = process.cpuUsage(started);
    assert.deepEqual([awsProfiles.length, awsProfiles.at(-1)?.region], [5000, "eu-west-1"]);
    // With a copy of all settings for each section, this took more than four seconds.
    assert.ok(user + system < 2_000_000, `${(user + system) / 1000} ms`);
  });
});
