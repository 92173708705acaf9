import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, it } from "node:test";
import { shareWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

/** Two accounts by keys, and one of each kind that nobody resolves here. */
const config = `[profile dev]
aws_access_key_id = AKIDDEV
aws_secret_access_key = x
region = us-west-2

[profile prod]
aws_access_key_id = AKIDPROD
aws_secret_access_key = x

[profile admin]
role_arn = arn:aws:iam::123456789012:role/admin
source_profile = dev

[profile tool]
credential_process = /no/such/program

[profile corp]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Developer

[sso-session corp]
sso_start_url = https://corp.example/start
sso_region = eu-west-1
`;

const setting = "bedrockProfiles.awsProfiles";

async function written({ server }: Workbench): Promise<unknown> {
  const file = path.join(path.dirname(server.logsFolder), "Machine/settings.json");
  return (JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>)[setting];
}

describe("the credentials in use", () => {
  const inWorkbench = shareWorkbench({ awsConfig: config });

  it(
    "are chosen by mouse, told by their kinds, and none is resolved before it is used",
    inWorkbench(async (workbench) => {
      const { explorer, endpoint, quickInput } = workbench;
      await explorer.open();
      await explorer.row(["us-east-1", "System-defined"]);
      const mark = await endpoint.mark();
      await explorer.pressTitleButton("Select AWS Profiles...");
      await quickInput.waitForTitle("Select AWS Profiles");
      assert.deepEqual(
        (await quickInput.items()).map(({ label, description }) => [label, description]),
        [
          ["Default credentials", "Environment variables · us-east-1"],
          ["dev", "Access keys · us-west-2"],
          ["prod", "Access keys"],
          ["admin", "Role admin, source profile: dev"],
          ["tool", "Program (credential_process)"],
          ["corp", "IAM Identity Center, session corp"],
        ],
      );
      assert.equal(await quickInput.row("Default credentials").getAttribute("aria-checked"), "true");
      await quickInput.check("dev");
      // They exclude each other.
      await quickInput.row("Default credentials").and(workbench.page.locator("[aria-checked=false]")).waitFor();
      await quickInput.widget.getByRole("button", { name: "OK" }).click();
      await endpoint.waitForRequest({ accessKeyId: "AKIDDEV" }, { since: mark });
      await explorer.row(["us-east-1", "System-defined"]);
      assert.deepEqual(await written(workbench), ["dev"]);
      const since = (await endpoint.requests()).filter(({ sequence }) => sequence > mark);
      assert.deepEqual(new Set(since.map(({ accessKeyId }) => accessKeyId)), new Set(["AKIDDEV"]));
    }),
  );

  it(
    "are chosen by keyboard; none means the default ones, and Esc changes nothing",
    shareWorkbench({ awsConfig: config, settings: { [setting]: ["prod"] } })(async (workbench) => {
      const { explorer, endpoint, quickInput, page } = workbench;
      await explorer.openByKeyboard();
      await explorer.row(["us-east-1", "System-defined"]);
      await workbench.runCommand("Bedrock: Select AWS Profiles...");
      await quickInput.waitForTitle("Select AWS Profiles");
      await quickInput.type("corp");
      await quickInput.row("corp").waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Space");
      await quickInput.cancel();
      assert.deepEqual(await written(workbench), ["prod"]);

      const mark = await endpoint.mark();
      await workbench.runCommand("Bedrock: Select AWS Profiles...");
      await quickInput.waitForTitle("Select AWS Profiles");
      await quickInput.type("prod");
      await quickInput.row("prod").waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Space");
      await quickInput.row("prod").and(page.locator("[aria-checked=false]")).waitFor();
      await quickInput.accept();
      await endpoint.waitForRequest({ accessKeyId: "AKIDLOCALENDPOINT" }, { since: mark });
      assert.deepEqual(await written(workbench), []);
    }),
  );

  it(
    "lead to a file that cannot be read as one of AWS's",
    shareWorkbench({ awsConfig: "region = us-east-1\n[default]\n" })(async (workbench) => {
      const { explorer, notifications, quickInput, page, awsConfigFile } = workbench;
      await explorer.open();
      await explorer.row(["us-east-1", "System-defined"]);
      await explorer.pressTitleButton("Select AWS Profiles...");
      await quickInput.waitForTitle("Select AWS Profiles");
      await quickInput.cancel();
      const told = `${awsConfigFile}, line 1: This line is above the first section and is ignored. The AWS CLI cannot use this file because of it.`;
      assert.equal(await notifications.read(told), told);
      await notifications.press(told, "Open File");
      await page.getByRole("tab", { name: "aws-config" }).waitFor();
    }),
  );
});
