import assert from "node:assert/strict";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, it } from "node:test";
import { listAwsProfiles, listConfigFindings } from "../../../../src/aws";
import { readSharedConfig } from "../../../../src/aws/sharedConfig";
import { findDefaultRegion } from "../../../../src/aws/sharedConfig/defaultRegion";
import type { LocalPortal } from "../../../endpoint/portal";
import { startPortal } from "../../../endpoint/portal";
import { formOf, program, useSigning, writing } from "../signing";
import { day, inTime, startUrl, useSignIns } from "../credentials/signIns";
import { keys, section, useControlPlane } from "../support";

const fixture = useControlPlane();
const { environment } = fixture;
const { signWith, failWith, sent } = useSigning(fixture);
const signIns = useSignIns(environment);
const client = { clientId: "id", clientSecret: "client-secret", registrationExpiresAt: inTime(day) };

const prodRole = "arn:aws:iam::111111111111:role/Prod";
const devRole = "arn:aws:iam::222222222222:role/Dev";

/** Returns a config file with two roles. The header of the second role is followed by text or is unusual in another way. */
function twoRoles(header: string): string {
  const role = (region: string, arn: string) => `region = ${region}\nrole_arn = ${arn}\nsource_profile = base\n`;
  return `${section("base", keys("AKIDBASE"))}[profile prod]\n${role("us-east-1", prodRole)}${header}\n${role("eu-west-1", devRole)}`;
}

describe("an AWS profile above a section with an unusual header", () => {
  const assumed = () => sent("AssumeRole").map((request) => [request.region, formOf(request)["RoleArn"]]);

  for (const header of ["[profile dev]# mine", "[profile dev];mine", "[profile dev] mine", "[profile 'dev']#"]) {
    it(`is used with its own role and Region, as is the AWS profile below: ${header}`, async () => {
      await environment.writeFile("config", twoRoles(header));
      assert.deepEqual(
        (await listAwsProfiles()).map(({ name, region }) => [name, region]),
        [
          ["base", undefined],
          ["prod", "us-east-1"],
          ["dev", "eu-west-1"],
        ],
      );
      assert.deepEqual([await findDefaultRegion("prod"), await findDefaultRegion("dev")], ["us-east-1", "eu-west-1"]);
      await signWith("prod");
      await signWith("dev");
      assert.deepEqual(assumed(), [
        ["us-east-1", prodRole],
        ["eu-west-1", devRole],
      ]);
    });
  }

  for (const header of [
    "[profile dev",
    "profile dev]",
    "[profile dev # a=b",
    "[profile 'dev]",
    "[profile de v]#",
    "[]",
  ]) {
    it(`is used with its own role and Region, and the header is reported: ${header}`, async () => {
      await environment.writeFile("config", twoRoles(header));
      assert.equal(await findDefaultRegion("prod"), "us-east-1");
      await signWith("prod");
      assert.deepEqual(assumed(), [["us-east-1", prodRole]]);
      const [finding] = await listConfigFindings();
      assert.deepEqual(
        [finding?.file, finding?.line, finding?.what, finding?.consequence],
        [environment.home("config"), 8, "unreadableHeader", "sectionIgnored"],
      );
    });
  }
});

describe("a credential_process command", () => {
  /** Returns the code of a program that writes its arguments to a file. */
  const code = () => `
    const args = process.argv.slice(2);
    require("node:fs").writeFileSync(${JSON.stringify(environment.home("args"))}, JSON.stringify(args));
    ${writing({ Version: 1, AccessKeyId: "AKIDPROGRAM", SecretAccessKey: "x" })}`;

  const everywhere = [
    ['item get "AWS #1" --format json', ["item", "get", "AWS #1", "--format", "json"]],
    ['-c "get-token ; emit-creds"', ["-c", "get-token ; emit-creds"]],
    ["get # all ; of it", ["get", "#", "all", ";", "of", "it"]],
    ["a;b #c", ["a;b", "#c"]],
    ["$HOME ~ %PATH% `id` | > x && y", ["$HOME", "~", "%PATH%", "`id`", "|", ">", "x", "&&", "y"]],
  ] as const;
  // The AWS CLI splits commands by the rules of the platform.
  const here =
    process.platform === "win32"
      ? ([["C:\\a\\b 'AWS #1'", ["C:\\a\\b", "'AWS", "#1'"]]] as const)
      : ([
          ["item get 'AWS #1'", ["item", "get", "AWS #1"]],
          ["a\\ b 'c\"d' \"e\\\"f\" ''", ["a b", 'c"d', 'e"f', ""]],
          ["--json\n   {}\n   # left out\n   --last", ["--json", "{}", "--last"]],
        ] as const);
  for (const [rest, args] of [...everywhere, ...here]) {
    it(`runs with the same arguments as in the AWS CLI: ${rest}`, async () => {
      const setting = await program(environment, code());
      await environment.writeFile("config", section("dev", [setting.replace("--password hunter2", rest)]));
      assert.equal(await signWith("dev"), "AKIDPROGRAM");
      assert.deepEqual(JSON.parse(await readFile(environment.home("args"), "utf8")), args);
    });
  }

  it("does not run and is reported with file and line if a quotation mark is not closed", async () => {
    const setting = await program(environment, code());
    await environment.writeFile("config", `# mine\n${section("dev", [`${setting} "hunter3`])}`);
    const { kind, detail } = await failWith("dev");
    const file = environment.home("config");
    assert.deepEqual(
      [kind, detail],
      ["processFailed", `credential_process cannot be run: No closing quotation mark (${file}, line 3)`],
    );
    await assert.rejects(readFile(environment.home("args")), { code: "ENOENT" });
    const awsProfile = { type: "awsProfile", name: "dev" };
    const finding = { line: 3, what: "unclosedQuote", consequence: "notRun", name: "credential_process" };
    assert.deepEqual(await listConfigFindings(), [{ file, ...finding, section: awsProfile }]);
  });
});

describe("values followed by a comment", () => {
  it("include the comment, as in the AWS CLI, and are reported", async () => {
    const lines = ["role_arn = arn:aws:iam::123456789012:role/a # home"];
    await environment.writeFile("config", section("dev", lines));
    assert.equal(
      (await readSharedConfig()).awsProfiles.get("dev")?.["role_arn"],
      lines[0]?.slice("role_arn = ".length),
    );
    assert.deepEqual(await listConfigFindings(), [
      {
        file: environment.home("config"),
        line: 2,
        section: { type: "awsProfile", name: "dev" },
        what: "commentInValue",
        consequence: "partOfValue",
        name: "role_arn",
      },
    ]);
  });
});

describe("a sign-in", () => {
  let portal: LocalPortal;
  const serve = () =>
    environment.set({
      AWS_ENDPOINT_URL_SSO: portal.url,
      AWS_ENDPOINT_URL_SSO_OIDC: portal.url,
      AWS_ENDPOINT_URL_SIGNIN: portal.url,
    });

  beforeEach(async () => {
    ({ portal } = signIns);
    portal.goodAccessTokens.add("good");
    portal.goodRefreshTokens.add("refresh");
    serve();
    // The files that are written during the test have separate folders.
    await mkdir(environment.home("tmp"));
    environment.set({ TMPDIR: environment.home("tmp"), TEMP: environment.home("tmp"), TMP: environment.home("tmp") });
  });
  afterEach(async () => assert.deepEqual(await readdir(environment.home("tmp")), []));

  const ssoConfig = (header: string, session: string) =>
    section("sso", [`sso_session = ${session}`, "sso_account_id = 123456789012", "sso_role_name = Developer"]) +
    `${header}\nsso_region = us-east-1\nsso_start_url = ${startUrl}\n`;

  for (const [header, session] of [
    ["[sso-session 'My Corp Ltd']", "My Corp Ltd"],
    ['[sso-session "a & b"]# mine', "a & b"],
    ["[sso-session R&D]", "R&D"],
    ["[sso-session 'it'\"'\"'s']", "it's"],
    ["[sso-session 日本]", "日本"],
    ["[sso-session a#b]", "a#b"],
    ["[sso-session plain-1.x]", "plain-1.x"],
  ] as const) {
    it(`is found and renewed for a session with any name: ${session}`, async () => {
      await environment.writeFile("config", ssoConfig(header, session));
      await signIns.signIn(session, { accessToken: "good", expiresAt: inTime(day) });
      assert.match((await signWith("sso")) ?? "", /^ASIAPORTAL/);
      await signIns.signIn(session, {
        accessToken: "old",
        expiresAt: inTime(-1000),
        refreshToken: "refresh",
        ...client,
      });
      assert.match((await signWith("sso")) ?? "", /^ASIAPORTAL/);
      assert.deepEqual(portal.requests, ["GetRoleCredentials", "CreateToken", "GetRoleCredentials"]);
    });
  }

  it("is reported by name if the SDK cannot read the name of its session", async () => {
    await environment.writeFile("config", ssoConfig("[sso-session 'a #b']", "a #b"));
    assert.match((await failWith("sso")).detail, /cannot read this setting of a sign-in: "a #b"/);
    assert.deepEqual(portal.requests, []);
  });

  it("uses the endpoints of its services, from the environment or its own section", async () => {
    const oidc = await startPortal();
    try {
      oidc.goodRefreshTokens.add("refresh");
      const old = { accessToken: "old", expiresAt: inTime(-1000), refreshToken: "refresh", ...client };
      environment.set({ AWS_ENDPOINT_URL_SSO_OIDC: oidc.url });
      environment.unset("AWS_ENDPOINT_URL");
      environment.set({ AWS_ENDPOINT_URL_BEDROCK: fixture.endpoint.url });
      // Both portals return renewed tokens with the same names.
      portal.goodAccessTokens.add("renewed-token-1").add("renewed-token-2");
      await environment.writeFile("config", ssoConfig("[sso-session one]", "one"));
      await signIns.signIn("one", old);
      assert.match((await signWith("sso")) ?? "", /^ASIAPORTAL/);
      assert.deepEqual([oidc.requests, portal.requests], [["CreateToken"], ["GetRoleCredentials"]]);

      environment.unset("AWS_ENDPOINT_URL_SSO", "AWS_ENDPOINT_URL_SSO_OIDC");
      const services = `[services mine]\nsso =\n  endpoint_url = ${portal.url}\nsso_oidc =\n  endpoint_url = ${oidc.url}/\n`;
      const config = ssoConfig("[sso-session two]", "two").replace("[profile sso]", "[profile sso]\nservices = mine");
      await environment.writeFile("config", config + services);
      await signIns.signIn("two", old);
      assert.match((await signWith("sso")) ?? "", /^ASIAPORTAL/);
      assert.equal(oidc.requests.length, 2);
    } finally {
      await oidc.close();
    }
  });
});

describe("the settings of an AWS profile", () => {
  it("apply to its clients in the format that the AWS CLI writes", async () => {
    environment.unset("AWS_ENDPOINT_URL");
    const lines = [...keys("AKIDDEV"), `ENDPOINT_URL: ${fixture.endpoint.url}`, "Max_Attempts: 1"];
    await environment.writeFile("config", section("dev", lines));
    assert.equal(await signWith("dev"), "AKIDDEV");
  });
});
