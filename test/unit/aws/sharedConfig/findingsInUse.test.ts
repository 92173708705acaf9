import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ConnectionSelection } from "../../../../src/aws/sharedConfig/findingsInUse";
import { listFindingsInUse } from "../../../../src/aws/sharedConfig/findingsInUse";
import { useAwsEnvironment } from "../support";

const environment = useAwsEnvironment();

/** Returns the lines of the findings in use. A finding in the environment is represented by the name of its variable. */
async function linesInUse(awsProfiles: readonly string[], options: Partial<ConnectionSelection> = {}) {
  const findings = await listFindingsInUse({ awsProfiles, hasRegions: false, ...options });
  return findings.map((finding) => ("variable" in finding ? finding.variable : finding.line));
}

const sso = "sso_account_id = 123456789012\nsso_role_name = Developer\n";
/** All lines with a Region are invalid, and the AWS CLI rejects the last line. */
const config = `[default]
region = a
[profile dev]
region = b
[profile role]
role_arn = arn:aws:iam::123456789012:role/Dev
source_profile = base
[profile base]
region = c
[profile corp]
sso_session = corp
${sso}[sso-session corp]
sso_region = d
[profile local]
services = local
[services local]
services = 1
services = 2
`;

describe("a finding in the shared files", () => {
  for (const [what, awsProfiles, lines] of [
    ["the default AWS profile if none is selected", [], [2]],
    ["a selected AWS profile only", ["dev"], [4]],
    ["the source of a role", ["role"], [9]],
    ["an SSO session, where the AWS CLI signs in with the same file", ["corp"], [15, 20]],
    ["a services section", ["local"], [20]],
    ["each of several AWS profiles", ["dev", "base"], [4, 9]],
    ["no AWS profile in use", ["other"], []],
  ] as const) {
    it(`is in use if it affects ${what}`, async () => {
      await environment.writeFile("config", config);
      assert.deepEqual(await linesInUse(awsProfiles), lines);
    });
  }

  it("is in use if it affects the AWS profile named by AWS_PROFILE", async () => {
    await environment.writeFile("config", config);
    environment.set({ AWS_PROFILE: "dev" });
    assert.deepEqual(await linesInUse([]), [4]);
  });

  it("is in use if it affects the whole file", async () => {
    await environment.writeFile("config", "region = a\n[profile dev]\noutput = json\n[DEFAULT]\noutput = text\n");
    assert.deepEqual(await linesInUse(["dev"]), [1, 4]);
  });

  it("is in use if an invalid header may belong to a selected AWS profile or to a source", async () => {
    const header = "[profile dev\nregion = us-east-1\n";
    await environment.writeFile("config", `${header}[profile prod]\nregion = us-east-1\n`);
    assert.deepEqual(await linesInUse(["prod"]), []);
    assert.deepEqual(await linesInUse([]), []);
    assert.deepEqual(await linesInUse(["dev"]), [1]);
    await environment.writeFile("config", `${header}[profile prod]\nsource_profile = dev\n`);
    assert.deepEqual(await linesInUse(["prod"]), [1]);
  });

  it("is in use if the header was meant for a selected AWS profile", async () => {
    await environment.writeFile("config", "[dev]\nregion = us-east-1\n");
    await environment.writeFile("credentials", "[profile dev]\naws_access_key_id = a\n");
    assert.deepEqual(await linesInUse(["dev"]), [1, 1]);
    assert.deepEqual(await linesInUse(["prod"]), []);
  });

  it("is in use even if the source profiles form a loop", async () => {
    await environment.writeFile(
      "config",
      "[profile a]\nsource_profile = b\n[profile b]\nsource_profile = a\nregion = x\n",
    );
    assert.deepEqual(await linesInUse(["a"]), [5]);
  });
});

describe("a finding in the environment", () => {
  it("is in use unless the AWS profiles or the settings have their own Regions", async () => {
    environment.set({ AWS_REGION: "mars", AWS_DEFAULT_REGION: "us-east-1" });
    await environment.writeFile("config", "[profile dev]\nregion = us-east-1\n[profile bare]\noutput = json\n");
    assert.deepEqual(await linesInUse([]), ["AWS_REGION"]);
    assert.deepEqual(await linesInUse(["bare"]), ["AWS_REGION"]);
    assert.deepEqual(await linesInUse(["dev"]), []);
    assert.deepEqual(await linesInUse([], { hasRegions: true }), []);
  });
});
