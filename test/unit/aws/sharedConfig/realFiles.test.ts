import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { listAwsProfiles, listConfigFindings } from "../../../../src/aws";
import { readSharedConfig } from "../../../../src/aws/sharedConfig";
import { findDefaultRegion } from "../../../../src/aws/sharedConfig/defaultRegion";
import { splitCommand } from "../../../../src/aws/sharedConfig/shellWords";
import { formatFinding } from "../../../../src/messages/configFinding";
import { useAwsEnvironment } from "../support";

/*
 * Files that are typical for users, each with the value that the AWS CLI v2 reads from it. `use.test.ts` tests how settings are
 * combined, for example which role is assumed.
 */

const environment = useAwsEnvironment();
const names = async () => (await listAwsProfiles()).map(({ name }) => name);

/** Returns the findings as line, kind and additional properties, without the path of the file. */
async function findings() {
  return (await listConfigFindings()).map(({ file, line, what, consequence, refusedByCli }) => [
    file === environment.home("config") ? "config" : "credentials",
    line,
    what,
    consequence,
    refusedByCli ?? false,
  ]);
}

describe("a header followed by a comment", () => {
  it("starts a separate section, so that no AWS profile gets the settings of another", async () => {
    const role = (id: string, name: string) => `role_arn=arn:aws:iam::${id}:role/${name}\nsource_profile=base\n`;
    await environment.writeFile(
      "config",
      `[profile base]\ncredential_process=/bin/true\n[profile prod]\nregion=us-east-1\n${role("111111111111", "Prod")}` +
        `[profile dev]# mine\nregion=eu-west-1\n${role("222222222222", "Dev")}`,
    );
    const listed = (await listAwsProfiles()).map(({ name, region, credentials }) => [
      name,
      region,
      credentials.kind === "assumedRole" ? credentials.roleArn : credentials.kind,
    ]);
    assert.deepEqual(listed, [
      ["base", undefined, "process"],
      ["prod", "us-east-1", "arn:aws:iam::111111111111:role/Prod"],
      ["dev", "eu-west-1", "arn:aws:iam::222222222222:role/Dev"],
    ]);
    assert.deepEqual(await findings(), []);
  });
});

describe("a reference to a services section", () => {
  it("is reported if there is no such section, which the AWS CLI rejects", async () => {
    const named = (name: string) => `[profile ${name}]\nservices = ${name}\n`;
    await environment.writeFile("config", `${named("local")}${named("lost")}[services local]\n`);
    await environment.writeFile("credentials", "[local]\nservices =\n");
    assert.deepEqual(
      (await listConfigFindings()).map(({ line, section, what, name }) => [line, section?.name, what, name]),
      [
        [2, "local", "missingServices", undefined],
        [2, "local", "emptyValue", "services"],
        [4, "lost", "missingServices", "lost"],
      ],
    );
  });
});

describe("a comment behind a value", () => {
  const names =
    "aws_access_key_id aws_secret_access_key aws_session_token region role_arn source_profile credential_source mfa_serial external_id " +
    "role_session_name duration_seconds login_session web_identity_token_file sso_session sso_start_url sso_region sso_account_id " +
    "sso_role_name endpoint_url services ca_bundle use_fips_endpoint max_attempts";
  for (const name of names.split(" ")) {
    it(`is part of the value, and is reported without the value: ${name}`, async () => {
      for (const comment of ["# mine", ";mine", "\t# mine"]) {
        await environment.writeFile("config", `[profile dev]\n${name} = s3cretValue ${comment}\n`);
        const [finding, ...others] = await listConfigFindings();
        assert.deepEqual([finding?.what, finding?.name, finding?.line, others], ["commentInValue", name, 2, []]);
        assert.ok(!JSON.stringify(finding).includes("s3cret"));
        assert.ok(finding && !formatFinding(finding).includes("s3cret"));
      }
    });
  }

  it("is not reported if it is part of the name of another section", async () => {
    await environment.writeFile(
      "config",
      "[profile dev]\nsource_profile = AWS #1\nsso_session = Corp ;2\nservices = Local #3\n" +
        "[sso-session 'Corp ;2']\nsso_region = us-east-1\n[services 'Local #3']\n",
    );
    await environment.writeFile("credentials", "[AWS #1]\naws_access_key_id = a\n");
    assert.deepEqual(await findings(), []);
  });

  it("is not reported for settings that are not read, and for values without white space", async () => {
    await environment.writeFile("config", "[profile dev]\nx_note = a # b\nsso_start_url = https://a.example/start#/\n");
    assert.deepEqual(await findings(), []);
  });
});

describe("a # or ; in credential_process", () => {
  for (const [command, words] of [
    ['op item get "AWS #1" --format json', ["op", "item", "get", "AWS #1", "--format", "json"]],
    ['sh -c "get-token ; emit-creds"', ["sh", "-c", "get-token ; emit-creds"]],
    ["tool --a ;b #c", ["tool", "--a", ";b", "#c"]],
  ] as const) {
    it(`is part of the command: ${command}`, async () => {
      await environment.writeFile("config", `[profile dev]\ncredential_process = ${command}\n`);
      const value = (await readSharedConfig()).awsProfiles.get("dev")?.["credential_process"] ?? "";
      assert.deepEqual(splitCommand(value), words);
      assert.deepEqual(await findings(), []);
    });
  }

  it("is rejected with file and line if a quotation mark is not closed", async () => {
    await environment.writeFile("config", '[profile dev]\n\ncredential_process = op get "AWS #1\n');
    assert.deepEqual(await findings(), [["config", 3, "unclosedQuote", "notRun", false]]);
  });
});

describe("a session name that aws configure sso writes in quotation marks", () => {
  it("is found by the AWS profile", async () => {
    await environment.writeFile(
      "config",
      "[profile dev]\nsso_session = My Corp Ltd\nsso_account_id = 123456789012\nsso_role_name = Developer\n" +
        "[sso-session 'My Corp Ltd']\nsso_start_url = https://corp.example/start\nsso_region = us-east-1\n",
    );
    const [dev] = await listAwsProfiles();
    assert.deepEqual(dev?.credentials, { kind: "sso", session: "My Corp Ltd" });
    assert.deepEqual(await findings(), []);
  });
});

describe("a section name", () => {
  for (const [header, name] of [
    ["[profile 'Foo Bar']", "Foo Bar"],
    ['[profile "team a"]', "team a"],
    ["[profile R&D]", "R&D"],
    ["[profile dev ]", "dev"],
    ["[ profile dev]", undefined],
    ["[profile\tdev]", "dev"],
    ["[profile   dev]", "dev"],
    ["[profile 日本]", "日本"],
    ["[profile acct-1.Role_2@x+y]", "acct-1.Role_2@x+y"],
  ] as const) {
    it(`is ${name ?? "not understood and reported"} for ${header}`, async () => {
      await environment.writeFile("config", `${header}\nregion = us-east-1\n`);
      assert.deepEqual(await names(), name === undefined ? [] : [name]);
      assert.equal((await findings()).length, name === undefined ? 1 : 0);
    });
  }

  it("with the prefix in the credentials file is a different name, and is reported with its line", async () => {
    await environment.writeFile("credentials", "# mine\n[profile dev]\naws_access_key_id = a\n");
    assert.deepEqual(await names(), ["profile dev"]);
    assert.deepEqual(await findings(), [["credentials", 2, "needlessPrefix", "otherName", false]]);
  });

  it("without the prefix in the config file is ignored, and is reported with its line", async () => {
    await environment.writeFile("config", "# mine\n[dev]\nregion = us-east-1\n");
    assert.deepEqual(await names(), []);
    assert.deepEqual(await findings(), [["config", 2, "missingPrefix", "sectionIgnored", false]]);
  });
});

describe("a setting", () => {
  it("can be uppercase, and can use a colon instead of the equals sign", async () => {
    await environment.writeFile("config", "[profile dev]\nregion: eu-west-1\n");
    await environment.writeFile("credentials", "[dev]\nAWS_ACCESS_KEY_ID = AKID\nAws_Secret_Access_Key: x\n");
    assert.deepEqual(await listAwsProfiles(), [
      { name: "dev", credentials: { kind: "staticKeys", file: "credentials" }, region: "eu-west-1" },
    ]);
    assert.deepEqual(await findings(), []);
  });

  it("can be indented like all other settings in the file", async () => {
    await environment.writeFile(
      "credentials",
      "[default]\n  aws_access_key_id = A\n  aws_secret_access_key = x\n  aws_session_token =\n  region = us-west-2\n",
    );
    const section = (await readSharedConfig()).awsProfiles.get("default");
    assert.deepEqual(section, {
      aws_access_key_id: "A",
      aws_secret_access_key: "x",
      aws_session_token: "",
      region: "us-west-2",
    });
    assert.equal(await findDefaultRegion(undefined), "us-west-2");
    assert.deepEqual(await findings(), []);
  });
});

describe("a line that the AWS CLI rejects", () => {
  for (const [what, text, expected] of [
    ["a byte order mark", "\uFEFF[default]\nregion = us-east-1\n", [1, "byteOrderMark", "none"]],
    [
      "a duplicate section",
      "[default]\nregion = us-east-1\n[default]\noutput = x\n",
      [3, "duplicateSection", "merged"],
    ],
    ["a duplicate setting", "[default]\nregion = a\nregion = us-east-1\n", [3, "duplicateSetting", "laterUsed"]],
    [
      "a duplicate setting with different capitalization",
      "[default]\nRegion = a\nREGION: us-east-1\n",
      [3, "duplicateSetting", "laterUsed"],
    ],
    ["a line without a value", "[default]\nregion = us-east-1\noutput\n", [3, "brokenLine", "sectionIgnored"]],
  ] as const) {
    it(`is accepted here and reported with its line: ${what}`, async () => {
      await environment.writeFile("config", text);
      assert.equal(await findDefaultRegion(undefined), "us-east-1");
      assert.deepEqual(await findings(), [["config", ...expected, true]]);
    });
  }
});
