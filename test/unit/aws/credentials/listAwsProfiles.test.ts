import assert from "node:assert/strict";
import { access, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { listAwsProfiles } from "../../../../src/aws";
import { findCredentialsInUse } from "../../../../src/aws/credentials/credentialsInUse";
import { findDefaultRegion } from "../../../../src/aws/sharedConfig/defaultRegion";
import { readSharedConfig } from "../../../../src/aws/sharedConfig";
import type { AwsProfileKind } from "../../../../src/domain/awsProfile";
import { useAwsEnvironment } from "../support";

const environment = useAwsEnvironment();

async function kindOf(lines: string, rest = ""): Promise<AwsProfileKind | undefined> {
  await environment.writeFile("config", `[profile it]\n${lines}\n${rest}`);
  return (await listAwsProfiles()).find(({ name }) => name === "it")?.credentials;
}

const keys = "aws_access_key_id = AKIDSECRET\naws_secret_access_key = SECRET\naws_session_token = SECRET";
const role = "arn:aws:iam::123456789012:role/admin";
const session = "[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n";
const assignment = "sso_account_id = 123456789012\nsso_role_name = dev";

const table: readonly (readonly [what: string, lines: string, rest: string, kind: AwsProfileKind])[] = [
  ["SSO with a session", `sso_session = corp\n${assignment}`, session, { kind: "sso", session: "corp" }],
  [
    "SSO without a session",
    `sso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n${assignment}`,
    "",
    { kind: "legacySso", startUrl: "https://corp.awsapps.com/start" },
  ],
  [
    "SSO whose session is in no file",
    `sso_session = corp\n${assignment}`,
    "",
    { kind: "incomplete", missing: ["sso-session corp"] },
  ],
  [
    "SSO without an account and a role",
    "sso_session = corp",
    session,
    { kind: "incomplete", missing: ["sso_account_id", "sso_role_name"] },
  ],
  [
    "a role with an AWS profile as its source",
    `role_arn = ${role}\nsource_profile = base`,
    `[profile base]\n${keys}`,
    { kind: "assumedRole", roleArn: role, source: { awsProfile: "base" } },
  ],
  [
    "a role with itself as its source",
    `role_arn = ${role}\nsource_profile = it\n${keys}`,
    "",
    { kind: "assumedRole", roleArn: role, source: { awsProfile: "it" } },
  ],
  [
    "a role whose source is in no file",
    `role_arn = ${role}\nsource_profile = base`,
    "",
    { kind: "incomplete", missing: ["profile base"] },
  ],
  [
    "a role with a service as its source",
    `role_arn = ${role}\ncredential_source = Ec2InstanceMetadata`,
    "",
    { kind: "assumedRole", roleArn: role, source: { service: "Ec2InstanceMetadata" } },
  ],
  [
    "a role with an unknown service as its source",
    `role_arn = ${role}\ncredential_source = constructor`,
    "",
    { kind: "invalid", reason: "unknownValue", names: ["credential_source"] },
  ],
  [
    "a role with two sources",
    `role_arn = ${role}\ncredential_source = Environment\nsource_profile = it`,
    "",
    { kind: "invalid", reason: "conflict", names: ["source_profile", "credential_source"] },
  ],
  [
    "a role with itself as its source and without access keys",
    `role_arn = ${role}\nsource_profile = it`,
    "",
    { kind: "invalid", reason: "cycle", names: ["it"] },
  ],
  ["access keys", keys, "", { kind: "staticKeys", file: "config" }],
  [
    "one of the access keys",
    "aws_access_key_id = AKIDSECRET",
    "",
    { kind: "incomplete", missing: ["aws_secret_access_key"] },
  ],
  ["a program", "credential_process = /bin/echo SECRET", "", { kind: "process" }],
  ["web identity", `role_arn = ${role}\nweb_identity_token_file = /token`, "", { kind: "webIdentity", roleArn: role }],
  [
    "web identity without a role",
    "web_identity_token_file = /token",
    "",
    { kind: "incomplete", missing: ["role_arn"] },
  ],
  [
    "a console login",
    "login_session = arn:aws:iam::123456789012:user/dev",
    "",
    { kind: "login", session: "arn:aws:iam::123456789012:user/dev" },
  ],
  ["only a Region", "region = eu-west-1", "", { kind: "incomplete", missing: [] }],
  ["only unknown settings", "sso = x\nconstructor = y", "", { kind: "incomplete", missing: [] }],
  // The order is the same as in the AWS CLI.
  ["a program and access keys in the config file", `credential_process = /bin/true\n${keys}`, "", { kind: "process" }],
  [
    "SSO and a program",
    `credential_process = /bin/true\nsso_session = corp\n${assignment}`,
    session,
    { kind: "sso", session: "corp" },
  ],
  [
    "SSO whose settings contradict its session",
    `sso_session = corp\nsso_region = us-east-1\n${assignment}`,
    session,
    { kind: "invalid", reason: "conflict", names: ["sso_region", "sso-session corp"] },
  ],
];

describe("an AWS profile", () => {
  for (const [what, lines, rest, kind] of table) {
    it(`is of kind ${kind.kind}: ${what}`, async () => assert.deepEqual(await kindOf(lines, rest), kind));
  }

  it("has its Region, and the MFA device of its role", async () => {
    await environment.writeFile(
      "config",
      `[default]\nregion = eu-west-1\nmfa_serial = arn:aws:iam::123456789012:mfa/unused
[profile admin]\nrole_arn = ${role}\nsource_profile = default\nmfa_serial = arn:aws:iam::123456789012:mfa/phone`,
    );
    const [byDefault, admin] = await listAwsProfiles();
    assert.deepEqual(byDefault, {
      name: "default",
      credentials: { kind: "incomplete", missing: [] },
      region: "eu-west-1",
    });
    assert.equal(admin?.mfaDevice, "arn:aws:iam::123456789012:mfa/phone");
    assert.equal(admin.region, undefined);
  });
});

describe("the list of AWS profiles", () => {
  it("includes complete sources that are not used", async () => {
    await environment.writeFile("config", `[profile it]\nsso_session = corp\n${assignment}\n${session}`);
    await environment.writeFile("credentials", `[it]\n${keys}\ncredential_process = /bin/true\n`);
    assert.deepEqual(await listAwsProfiles(), [
      {
        name: "it",
        credentials: { kind: "sso", session: "corp" },
        unused: [{ kind: "staticKeys", file: "credentials" }, { kind: "process" }],
        accountId: "123456789012",
      },
    ]);
  });

  it("includes the account of each AWS profile if the files contain it", async () => {
    const account = (id: string) => `arn:aws:iam::${id}:role/admin`;
    await environment.writeFile(
      "config",
      [
        `[profile sso]\nsso_session = corp\n${assignment}\n${session}`,
        "[profile other]\nsso_session = corp\nsso_account_id = 12\nsso_role_name = dev",
        `[profile role]\nrole_arn = ${account("111111111111")}\nsource_profile = keys`,
        `[profile web]\nrole_arn = ${account("222222222222")}\nweb_identity_token_file = /token`,
        "[profile login]\nlogin_session = arn:aws:iam::333333333333:user/me",
        `[profile keys]\n${keys}`,
      ].join("\n"),
    );
    const accounts = (await listAwsProfiles()).map(({ name, accountId }) => [name, accountId]);
    assert.deepEqual(accounts, [
      ["sso", "123456789012"],
      ["other", undefined],
      ["role", "111111111111"],
      ["web", "222222222222"],
      ["login", "333333333333"],
      ["keys", undefined],
    ]);
  });

  it("merges both files, prefers the credentials file, and omits sections of other types", async () => {
    await environment.writeFile(
      "config",
      `[default]\nregion = us-east-1\n[profile a.b]\nregion = eu-west-1\n${session}[services s]\nx = y\n`,
    );
    await environment.writeFile("credentials", `[keys]\n${keys}\n[default]\nregion = us-west-2\n${keys}\n`);
    const listed = (await listAwsProfiles()).map(({ name, region, credentials }) => [name, region, credentials.kind]);
    assert.deepEqual(listed, [
      ["default", "us-west-2", "staticKeys"],
      ["a.b", "eu-west-1", "incomplete"],
      ["keys", undefined, "staticKeys"],
    ]);
  });

  it("includes AWS profiles that are named like sections of other types", async () => {
    const lookAlikes = `[profile services.prod]\n${keys}\n[profile "sso-session.x"]\nregion = a\n`;
    const others = `${session}[services local]\nregion = b\n[services mine]\nsts =\n  endpoint_url = http://local\n`;
    await environment.writeFile("config", `# [profile services.local]\n${lookAlikes}${others}`);
    const listed = (await listAwsProfiles()).map(({ name, credentials }) => [name, credentials.kind]);
    assert.deepEqual(listed, [
      ["services.prod", "staticKeys"],
      ["sso-session.x", "incomplete"],
    ]);
    const config = await readSharedConfig();
    assert.ok(config.ssoSessions.has("corp"));
    assert.equal(config.findServiceEndpoint("mine", "sts"), "http://local");
  });

  it("takes less than a second for 5,000 AWS profiles with the same session, and runs none of their programs", async () => {
    const ran = environment.home("ran");
    const sections = Array.from(
      { length: 5000 },
      (_, index) =>
        `[profile acct-${index}.Role]\nsso_session = corp\n${assignment}\ncredential_process = touch ${ran}\n`,
    );
    await environment.writeFile("config", sections.join("") + session);
    const started = process.cpuUsage();
    const listed = await listAwsProfiles();
    const { user, system } = process.cpuUsage(started);
    assert.equal(
      listed.filter(({ credentials, unused }) => credentials.kind === "sso" && unused?.length === 1).length,
      5000,
    );
    // The test measures processor time, because the machine may be busy with other tests.
    assert.ok(user + system < 1_000_000, `${(user + system) / 1000} ms`);
    await assert.rejects(access(ran), { code: "ENOENT" });
  });

  it("contains no secrets", async () => {
    await environment.writeFile("config", `[profile run]\ncredential_process = /bin/echo SECRET\n`);
    await environment.writeFile("credentials", `[default]\n${keys}\n`);
    assert.doesNotMatch(JSON.stringify(await listAwsProfiles()), /SECRET/);
  });

  it("changes when the files change", async () => {
    await environment.writeFile("config", "[profile before]\nregion = eu-west-1\n");
    await listAwsProfiles();
    await environment.writeFile("config", "[profile after]\nregion = eu-west-1\n");
    assert.deepEqual(
      (await listAwsProfiles()).map(({ name }) => name),
      ["after"],
    );
  });

  it("is empty if the files do not exist", async () => assert.deepEqual(await listAwsProfiles(), []));

  it("is read from the home folder if no variable specifies the files", async () => {
    environment.unset("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE");
    const folder = join(process.env["HOME"] ?? "", ".aws");
    await mkdir(folder);
    await writeFile(join(folder, "credentials"), `[home]\n${keys}\n`);
    assert.deepEqual(await listAwsProfiles(), [
      { name: "home", credentials: { kind: "staticKeys", file: "credentials" } },
    ]);
  });
});

describe("the credentials in use", () => {
  it("are those of the AWS profile named in the environment", async () => {
    await environment.writeFile("config", "[profile work]\nregion = eu-west-1\ncredential_process = /bin/true\n");
    environment.set({ AWS_DEFAULT_PROFILE: "work" });
    const work = { name: "work", credentials: { kind: "process" }, region: "eu-west-1" };
    assert.deepEqual(await findCredentialsInUse([]), [
      { source: { kind: "awsProfile", name: "work" }, awsProfile: work },
    ]);
    assert.equal(await findDefaultRegion(undefined), "eu-west-1");
    environment.set({ AWS_PROFILE: "other" });
    assert.deepEqual(await findCredentialsInUse([]), [
      { source: { kind: "awsProfileMissing", name: "other" }, awsProfile: undefined },
    ]);
  });

  it("are those of the selected AWS profiles, or undefined for an AWS profile that is in no file", async () => {
    await environment.writeFile("config", "[profile work]\ncredential_process = /bin/true\n");
    assert.deepEqual(await findCredentialsInUse(["work", "gone"]), [
      { name: "work", awsProfile: { name: "work", credentials: { kind: "process" } } },
      { name: "gone", awsProfile: undefined },
    ]);
  });
});
