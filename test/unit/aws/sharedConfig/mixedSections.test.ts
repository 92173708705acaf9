import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { listAwsProfiles, listConfigFindings } from "../../../../src/aws";
import { useAwsEnvironment } from "../support";

/* Lines that must not add settings to another section or value. */

const environment = useAwsEnvironment();

describe("a header without brackets", () => {
  for (const header of ["prod", "(prod)", "profile.prod", "DEFAULT", "--- prod ---"]) {
    it(`does not add the settings below it to the section above it: ${header}`, async () => {
      const role = (id: string) => `role_arn = arn:aws:iam::${id}:role/R\nsource_profile = base\n`;
      await environment.writeFile(
        "config",
        `[profile base]\ncredential_process = /bin/true\n[profile dev]\nregion = eu-west-1\n${header}\nregion = us-east-1\n` +
          `${role("111111111111")}[profile other]\n${role("222222222222")}`,
      );
      const listed = (await listAwsProfiles()).map(({ name, region, credentials }) => [name, region, credentials.kind]);
      assert.deepEqual(listed, [
        ["base", undefined, "process"],
        ["dev", "eu-west-1", "incomplete"],
        ["other", undefined, "assumedRole"],
      ]);
      assert.deepEqual(
        (await listConfigFindings()).map(({ line, what, consequence }) => [line, what, consequence]),
        [[5, "brokenLine", "sectionIgnored"]],
      );
    });
  }
});

describe("settings that are indented below another one", () => {
  for (const first of [
    "region = us-west-2",
    "source_profile = base\nrole_arn = arn:aws:iam::111111111111:role/R",
    "role_arn = arn:aws:iam::111111111111:role/R",
    "sso_session = corp",
    "sso_start_url = https://example.com/start",
    "mfa_serial = arn:aws:iam::111111111111:mfa/m",
    "login_session = arn:aws:iam::111111111111:user/u",
    "aws_access_key_id = AKID",
  ]) {
    it(`are in no value, so that no secret is shown: ${first}`, async () => {
      const [top = "", ...rest] = first.split("\n");
      const text = ["[profile dev]", top, "  aws_secret_access_key = SECRET", ...rest, "[profile base]", ""].join("\n");
      await environment.writeFile("config", text);
      assert.ok(!JSON.stringify(await listAwsProfiles()).includes("SECRET"));
      const found = await listConfigFindings();
      assert.ok(!JSON.stringify(found).includes("SECRET"));
      assert.deepEqual(
        found.map(({ line, what }) => [line, what]),
        [[2, "indentedValue"]],
      );
    });
  }
});
