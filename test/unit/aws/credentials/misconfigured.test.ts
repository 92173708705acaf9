import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CredentialsFault } from "../../../../src/domain/credentialsFault";
import { fileOfProblem } from "../../../../src/domain/fileOfProblem";
import { formatProblem } from "../../../../src/messages/problem";
import { useSigning } from "../signing";
import { useControlPlane } from "../support";

const fixture = useControlPlane();
const { environment } = fixture;
const { failWith } = useSigning(fixture);

const role = "role_arn = arn:aws:iam::123456789012:role/admin";
const account = "sso_account_id = 123456789012";
const session = "[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start";
const keyId = "aws_access_key_id = AKIDEXAMPLE";

/** The lines below `[profile it]`, which is line 1, the sections below them, and the expected fault with its line. */
const table: readonly (readonly [
  what: string,
  lines: readonly string[],
  reason: CredentialsFault["reason"],
  names: readonly string[],
  line: number,
])[] = [
  ["no source of a role", ["region = us-east-1", role], "incomplete", ["source_profile"], 3],
  ["a source that is in no file", [role, "source_profile = base"], "incomplete", ["profile base"], 3],
  [
    "two sources of a role",
    [role, "source_profile = base", "credential_source = Environment"],
    "conflict",
    ["source_profile", "credential_source"],
    3,
  ],
  ["an unknown source", [role, "credential_source = Ec2Metadata"], "unknownValue", ["credential_source"], 3],
  ["a role that is its own source", [role, "source_profile = it"], "cycle", ["it"], 3],
  [
    "two roles that use each other as their source",
    [role, "source_profile = a", "[profile a]", role, "source_profile = b", "[profile b]", role, "source_profile = it"],
    "cycle",
    ["it", "a", "b"],
    3,
  ],
  ["an empty role", ["role_arn =", "credential_source = Environment"], "incomplete", ["role_arn"], 2],
  ["a source without a role", ["source_profile = base"], "incomplete", ["role_arn"], 2],
  ["a web identity without a role", ["web_identity_token_file = /t"], "incomplete", ["role_arn"], 2],
  [
    "SSO without a role",
    ["sso_session = corp", account, session, "sso_region = eu-west-1"],
    "incomplete",
    ["sso_role_name"],
    3,
  ],
  [
    "SSO without an account and a role",
    ["region = us-east-1", "sso_session = corp", session, "sso_region = eu-west-1"],
    "incomplete",
    ["sso_account_id", "sso_role_name"],
    3,
  ],
  [
    "an SSO session that is in no file",
    ["sso_session = corp", account, "sso_role_name = dev"],
    "incomplete",
    ["sso-session corp"],
    2,
  ],
  [
    "an SSO session without a Region",
    ["sso_session = corp", account, "sso_role_name = dev", session],
    "incomplete",
    ["sso_region"],
    5,
  ],
  [
    "SSO settings that contradict the session",
    ["sso_session = corp", account, "sso_role_name = dev", "sso_region = us-east-1", session, "sso_region = eu-west-1"],
    "conflict",
    ["sso_region", "sso-session corp"],
    5,
  ],
  [
    "an empty external ID",
    [role, "external_id =", "credential_source = Environment"],
    "incomplete",
    ["external_id"],
    3,
  ],
  ["an empty command", ["region = us-east-1", "credential_process ="], "incomplete", ["credential_process"], 3],
  ...["role_arn", "source_profile", "credential_source", "mfa_serial"].map(
    (name) =>
      [
        `indented lines instead of ${name}`,
        [...[role, "source_profile = base"].filter((line) => !line.startsWith(name)), `${name} =`, "  a = b"],
        "indentedValue",
        [name],
        name === "role_arn" || name === "source_profile" ? 3 : 4,
      ] as const,
  ),
  [
    "indented lines instead of a command",
    ["credential_process =", "  /t --x=y"],
    "indentedValue",
    ["credential_process"],
    2,
  ],
  [
    "indented lines without an equals sign",
    ["credential_process =", "  /t", "  y"],
    "indentedValue",
    ["credential_process"],
    2,
  ],
  [
    "indented lines instead of an access key",
    [keyId, "aws_secret_access_key =", "  x=y"],
    "indentedValue",
    ["aws_secret_access_key"],
    3,
  ],
  ["indented lines instead of a sign-in", ["login_session =", "  a = b"], "indentedValue", ["login_session"], 2],
  [
    "indented lines instead of a session, in addition to access keys",
    [keyId, "aws_secret_access_key = x", "sso_session =", "  a = b"],
    "indentedValue",
    ["sso_session"],
    4,
  ],
  [
    "indented lines in the session",
    ["sso_session = corp", account, "sso_role_name = dev", session, "sso_region =", "  a = b"],
    "indentedValue",
    ["sso_region"],
    5,
  ],
  ["an access key without its secret", [keyId], "incomplete", ["aws_secret_access_key"], 2],
  ["a secret without its access key", ["aws_secret_access_key = x"], "incomplete", ["aws_access_key_id"], 2],
];

describe("an AWS profile with unusable settings", () => {
  for (const [what, lines, reason, names, line] of table) {
    it(`is reported with the settings and their line, without offering a sign-in: ${what}`, async () => {
      await environment.writeFile("config", `[profile it]\n${lines.join("\n")}\n`);
      const problem = await failWith("it");
      assert.equal(problem.kind, "credentialsMisconfigured");
      const place = { file: environment.home("config"), line };
      assert.deepEqual(problem.fault, { reason, names, place });
      assert.deepEqual(fileOfProblem(problem), place);
      const { reason: text, remedies } = formatProblem(problem);
      assert.equal(remedies[0], "openFile");
      assert.ok(!remedies.includes("signIn"));
      assert.ok(text.includes(`${place.file}, line ${line}`), text);
      assert.ok(names.every((name) => text.includes(name)) && text.includes("it"), text);
    });
  }

  it("is reported with its line in the credentials file", async () => {
    await environment.writeFile("credentials", `[other]\n[it]\n${keyId}\n`);
    const problem = await failWith("it");
    assert.deepEqual(fileOfProblem(problem), { file: environment.home("credentials"), line: 3 });
  });

  for (const line of ["role_arn =", "role_arn =\n  a = b", "source_profile =", "credential_process =\n  /t --x=y"]) {
    it(`is reported if the credentials file replaces a usable setting: ${JSON.stringify(line)}`, async () => {
      const usable = line.startsWith("credential_process")
        ? ["credential_process = /bin/false"]
        : [role, "source_profile = base", "[profile base]", keyId, "aws_secret_access_key = x"];
      await environment.writeFile("config", `[profile it]\n${usable.join("\n")}\n`);
      await environment.writeFile("credentials", `[it]\n${line}\n`);
      const problem = await failWith("it");
      assert.equal(problem.kind, "credentialsMisconfigured");
      assert.deepEqual(fileOfProblem(problem), { file: environment.home("credentials"), line: 2 });
    });
  }

  it("is reported with a few names if a chain of roles is endless or too long", async () => {
    for (const last of ["it", "p0"]) {
      const links = Array.from(
        { length: 3000 },
        (_, index) => `[profile p${index}]\n${role}\nsource_profile = p${index + 1}`,
      );
      const chain = [
        `[profile it]\n${role}\nsource_profile = p0`,
        ...links,
        `[profile p3000]\n${role}\nsource_profile = ${last}`,
      ];
      await environment.writeFile("config", chain.join("\n"));
      const problem = await failWith("it");
      assert.equal(problem.fault?.reason, "cycle");
      assert.ok(formatProblem(problem).reason.length < 300);
    }
  });

  it("is named if it is the source of a role", async () => {
    await environment.writeFile(
      "config",
      `[profile it]\n${role}\nsource_profile = base\n[profile base]\nsso_session = corp\n${account}\n`,
    );
    const { kind, credentialsOf, ...problem } = await failWith("it");
    assert.deepEqual([kind, credentialsOf, problem.fault?.place?.line], ["credentialsMisconfigured", "base", 5]);
  });
});

describe("unusable environment variables", () => {
  it("are reported without a file", async () => {
    environment.unset("AWS_SECRET_ACCESS_KEY");
    const problem = await failWith(undefined);
    const { reason, remedies } = formatProblem(problem);
    assert.equal(
      reason,
      "The environment variables for AWS credentials are incomplete, missing AWS_SECRET_ACCESS_KEY.",
    );
    assert.deepEqual(remedies, ["retry", "selectAwsProfiles", "showLog"]);
  });

  it("are reported if a role uses them as its source", async () => {
    environment.unset("AWS_ACCESS_KEY_ID");
    await environment.writeFile("config", `[profile it]\n${role}\ncredential_source = Environment\n`);
    assert.deepEqual((await failWith("it")).fault, { reason: "incomplete", names: ["AWS_ACCESS_KEY_ID"] });
  });

  it("are reported with the path of a token file that cannot be read", async () => {
    environment.unset("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
    const token = environment.home("token");
    environment.set({ AWS_WEB_IDENTITY_TOKEN_FILE: token, AWS_ROLE_ARN: "arn:aws:iam::123456789012:role/pod" });
    const { reason } = formatProblem(await failWith(undefined));
    assert.equal(
      reason,
      `The web identity token file ${token} could not be read. Check the environment variable AWS_WEB_IDENTITY_TOKEN_FILE.`,
    );
  });
});
