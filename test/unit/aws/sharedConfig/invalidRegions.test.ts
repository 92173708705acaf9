import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { listAwsProfiles, listConfigFindings } from "../../../../src/aws";
import { readSharedConfig } from "../../../../src/aws/sharedConfig";
import { findDefaultRegion } from "../../../../src/aws/sharedConfig/defaultRegion";
import { listFindingsInUse } from "../../../../src/aws/sharedConfig/findingsInUse";
import { useAwsEnvironment } from "../support";

const environment = useAwsEnvironment();

describe("a Region that is not a Region code", () => {
  for (const value of ['"us-east-1"', "US-EAST-1", "us-east-1a", "us_east_1", "us-east1", "'us-east-1'"]) {
    it(`is corrected and reported with its file and line: ${value}`, async () => {
      await environment.writeFile("config", `# mine\n[profile dev]\nregion = ${value}\n`);
      assert.equal(await findDefaultRegion("dev"), "us-east-1");
      assert.equal((await listAwsProfiles())[0]?.region, "us-east-1");
      assert.deepEqual(await listConfigFindings(), [
        {
          file: environment.home("config"),
          line: 3,
          section: { type: "awsProfile", name: "dev" },
          what: "invalidRegion",
          consequence: "correctedUsed",
          name: "region",
          value,
          corrected: "us-east-1",
        },
      ]);
    });
  }

  it("is corrected before a comment", async () => {
    await environment.writeFile("credentials", "[dev]\nregion = us-east-1 # home\n");
    assert.equal(await findDefaultRegion("dev"), "us-east-1");
    const [finding] = await listConfigFindings();
    assert.deepEqual([finding?.what, finding?.corrected], ["commentInValue", "us-east-1"]);
  });

  it("is corrected for a session", async () => {
    await environment.writeFile("config", "[sso-session corp]\nsso_region = EU-WEST-1\n");
    assert.equal((await readSharedConfig()).ssoSessions.get("corp")?.["sso_region"], "eu-west-1");
    const [finding] = await listConfigFindings();
    assert.deepEqual(
      [finding?.name, finding?.section, finding?.corrected],
      ["sso_region", { type: "ssoSession", name: "corp" }, "eu-west-1"],
    );
  });

  it("is reported but not corrected if no Region is similar, and is not quoted if it is long", async () => {
    const secret = "x".repeat(40);
    await environment.writeFile("config", `[profile a]\nregion = mars\n[profile b]\nregion = ${secret}\n`);
    const found = await listConfigFindings();
    assert.deepEqual(
      found.map(({ line, consequence, value, corrected }) => [line, consequence, value, corrected]),
      [
        [2, "regionIgnored", "mars", undefined],
        [4, "regionIgnored", undefined, undefined],
      ],
    );
    assert.doesNotMatch(JSON.stringify(found), new RegExp(secret));
  });

  for (const [value, suggested] of [
    ["Ireland", "eu-west-1"],
    ["EU (Ireland)", "eu-west-1"],
    ["N. Virginia", "us-east-1"],
    ["Sao Paulo", "sa-east-1"],
    ["europe-west1", undefined],
    ["eastus", undefined],
    ["US", undefined],
  ] as const) {
    it(`is ignored everywhere if no Region is similar, and the Region at the location is suggested: ${value}`, async () => {
      await environment.writeFile("config", `[default]\nregion = ${value}\n[profile dev]\nregion = ${value}\n`);
      assert.deepEqual(
        (await listAwsProfiles()).map(({ region }) => region),
        [undefined, undefined],
      );
      assert.deepEqual([await findDefaultRegion("dev"), await findDefaultRegion(undefined)], [undefined, undefined]);
      assert.deepEqual(
        (await listConfigFindings()).map((finding) => [finding.consequence, finding.value, finding.suggested]),
        Array.from({ length: 2 }, () => ["regionIgnored", value, suggested]),
      );
      environment.set({ AWS_REGION: "eu-north-1" });
      assert.equal(await findDefaultRegion("dev"), "eu-north-1");
      environment.set({ AWS_REGION: value });
      assert.equal(await findDefaultRegion(undefined), undefined);
      const [finding] = await listFindingsInUse({ awsProfiles: [], hasRegions: false });
      assert.deepEqual(finding, { variable: "AWS_REGION", value, ...(suggested ? { suggested } : {}) });
    });
  }

  it("is refused for a session, with the line of its section", async () => {
    const assignment = "sso_account_id = 123456789012\nsso_role_name = Developer\n";
    const session = "sso_start_url = https://corp.example/start\nsso_region = Ireland\n";
    await environment.writeFile(
      "config",
      `[profile a]\nsso_session = corp\n${assignment}[sso-session corp]\n${session}[profile b]\n${session}${assignment}`,
    );
    const credentials = { kind: "invalid", reason: "unknownValue", names: ["sso_region"] };
    assert.deepEqual(await listAwsProfiles(), [
      { name: "a", credentials },
      { name: "b", credentials },
    ]);
    assert.deepEqual(
      (await listConfigFindings()).map(({ line, consequence, suggested }) => [line, consequence, suggested]),
      [
        [7, "valueNotUsed", "eu-west-1"],
        [10, "valueNotUsed", "eu-west-1"],
      ],
    );
  });

  for (const variable of ["AWS_REGION", "AWS_DEFAULT_REGION"]) {
    it(`is corrected and reported in the environment: ${variable}`, async () => {
      environment.set({ [variable]: "us-east-1a" });
      assert.equal(await findDefaultRegion(undefined), "us-east-1");
      assert.deepEqual(await listFindingsInUse({ awsProfiles: [], hasRegions: false }), [
        { variable, value: "us-east-1a", corrected: "us-east-1" },
      ]);
    });
  }
});
