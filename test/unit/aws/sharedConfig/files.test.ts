import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { awsFiles, findDefaultCredentialsSource, listConfigFindings } from "../../../../src/aws";
import type { DefaultCredentialsSource } from "../../../../src/domain/awsProfile";
import { runProgram } from "../../../host/sandbox";
import { useAwsEnvironment } from "../support";

const environment = useAwsEnvironment();

describe("the paths of the shared AWS files", () => {
  it("come from the environment, with the home directory expanded", () => {
    environment.set({ AWS_CONFIG_FILE: "~/elsewhere", AWS_SHARED_CREDENTIALS_FILE: "/keys" });
    const { config, credentials } = awsFiles();
    assert.deepEqual([config, credentials], [environment.home("elsewhere"), "/keys"]);
  });

  for (const [path, names] of [
    ["$HOME/other", ["other"]],
    ["${HOME}/other/config", ["other", "config"]],
    ["$ROOT/config", ["config"]],
    ["~", []],
  ] as const) {
    it(`expand variables like the AWS CLI: ${path}`, () => {
      environment.set({ AWS_CONFIG_FILE: path, ROOT: "~" });
      assert.equal(awsFiles().config, environment.home(...names));
    });
  }

  it("keep variables that are not set", () => {
    environment.set({ AWS_CONFIG_FILE: "/$NO_SUCH_VARIABLE/${constructor}" });
    assert.equal(awsFiles().config, "/$NO_SUCH_VARIABLE/${constructor}");
  });

  it("are in the home directory by default", () => {
    environment.set({ AWS_CONFIG_FILE: "" });
    environment.unset("AWS_SHARED_CREDENTIALS_FILE");
    assert.deepEqual(awsFiles(), {
      config: environment.home(".aws", "config"),
      credentials: environment.home(".aws", "credentials"),
      signIns: [environment.home(".aws", "sso", "cache"), environment.home(".aws", "login", "cache")],
    });
  });
});

describe("problems in the shared AWS files", () => {
  it("are not reported if the files are missing or valid", async () => {
    assert.deepEqual(await listConfigFindings(), []);
    await environment.writeFile("config", "# mine\r\n\r\n[default]\r\nregion = us-east-1\r\n");
    await environment.writeFile("credentials", "");
    assert.deepEqual(await listConfigFindings(), []);
  });

  for (const [what, text, line, finding] of [
    ["a setting before the first section", "region = us-east-1\n[default]\n", 1, "settingBeforeSection"],
    ["bytes that are not text", "[default]\n\0\0", 2, "notText"],
    ["a page of a proxy", "<!doctype html>", 1, "settingBeforeSection"],
  ] as const) {
    it(`are reported if a file contains ${what}`, async () => {
      await environment.writeFile("config", text);
      assert.deepEqual(await listConfigFindings(), [
        {
          file: environment.home("config"),
          line,
          what: finding,
          consequence: "lineIgnored",
          refusedByCli: true,
        },
      ]);
    });
  }

  const isWindows = process.platform === "win32" && "Windows has no such files";
  it("are not reported for devices and pipes, which are never read", { skip: isWindows, timeout: 10_000 }, async () => {
    await runProgram("mkfifo", [environment.home("credentials")]);
    environment.set({ AWS_CONFIG_FILE: "/dev/null" });
    assert.deepEqual(await listConfigFindings(), []);
  });

  it("are reported if a file cannot be read", async () => {
    await mkdir(environment.home("credentials"));
    await writeFile(environment.home("config"), "[default]\n");
    assert.deepEqual(await listConfigFindings(), [
      { file: environment.home("credentials"), what: "unreadable", consequence: "fileIgnored" },
    ]);
  });
});

describe("the origin of the default credentials", () => {
  const keys = { AWS_ACCESS_KEY_ID: "AKID", AWS_SECRET_ACCESS_KEY: "x" };
  const webIdentity = { AWS_WEB_IDENTITY_TOKEN_FILE: "/token", AWS_ROLE_ARN: "arn:aws:iam::123456789012:role/web" };
  const container = { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://127.0.0.1/" };
  const section = "[default]\naws_access_key_id = AKID\naws_secret_access_key = x\n";
  for (const [what, variables, config, place] of [
    ["keys in the environment", { ...keys, ...container }, section, { kind: "environment" }],
    ["the default AWS profile", container, section, { kind: "awsProfile", name: "default" }],
    [
      "that of AWS_PROFILE, over keys",
      { ...keys, AWS_PROFILE: "it" },
      "[profile it]\nsso_session = x\n",
      { kind: "awsProfile", name: "it" },
    ],
    [
      "a web identity",
      { ...webIdentity, ...container },
      "[default]\nregion = us-east-1\n",
      { kind: "webIdentity", roleArn: webIdentity.AWS_ROLE_ARN },
    ],
    ["the container", container, "", { kind: "container" }],
    ["the instance", { AWS_EC2_METADATA_DISABLED: "false" }, "", { kind: "instance" }],
    ["nowhere", {}, "", { kind: "nowhere" }],
  ] as const satisfies readonly (readonly [string, Record<string, string>, string, DefaultCredentialsSource])[]) {
    it(`is ${what}`, async () => {
      environment.set(variables);
      await environment.writeFile("config", config);
      assert.deepEqual(await findDefaultCredentialsSource(), place);
    });
  }
});
