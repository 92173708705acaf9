import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import * as vscode from "vscode";
import { recordedSince, regionRequests, requestsSince } from "../../endpoint/requests";
import { scenario, userSetting } from "../driver/scenario";
import { commands, inputTitle } from "../driver/texts";

/** Two accounts with access keys, and an AWS profile of each other kind whose credentials these tests never resolve. */
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

suite("selecting AWS profiles", () => {
  const title = inputTitle(commands.selectAwsProfiles);

  test(
    "lists them with their credential type, and resolves no credentials before they are used",
    scenario({ awsConfig: config }, async ({ explorer, endpoint, quickInput, start }) => {
      await explorer.openBothRegions();
      const mark = await endpoint.mark();
      start(commands.selectAwsProfiles);
      await quickInput.waitForTitle(title);
      await quickInput.row("corp");
      assert.deepEqual(
        quickInput.items().map(({ label, description }) => [label, description]),
        [
          ["Default credentials", "Environment variables · us-east-1"],
          ["dev", "Access keys in the config file · us-west-2"],
          ["prod", "Access keys in the config file"],
          ["admin", "Role admin, source profile: dev"],
          ["tool", "Program (credential_process)"],
          ["corp", "IAM Identity Center, session corp"],
        ],
      );
      await quickInput.waitForSelected(["Default credentials"]);
      await quickInput.toggle("dev");
      // The default credentials and AWS profiles are mutually exclusive.
      await quickInput.waitForSelected(["dev"]);
      await quickInput.accept();
      await endpoint.waitForRequest({ accessKeyId: "AKIDDEV" }, { since: mark });
      await explorer.row(["us-east-1", "System-defined"]);
      assert.deepEqual(userSetting("awsProfiles"), ["dev"]);
      // The account of the previous credentials may still be requested in the background.
      const since = await recordedSince(endpoint, mark);
      assert.deepEqual(new Set(since.map(({ accessKeyId }) => accessKeyId)), new Set(["AKIDDEV"]));
    }),
  );

  test(
    "uses the default credentials if none is selected, and changes nothing on Esc",
    scenario(
      { awsConfig: config, settings: { awsProfiles: ["prod"] } },
      async ({ explorer, endpoint, quickInput, start }) => {
        await explorer.openBothRegions();
        start(commands.selectAwsProfiles);
        await quickInput.waitForTitle(title);
        await quickInput.toggle("corp");
        await quickInput.waitForSelected(["prod", "corp"]);
        await quickInput.cancel();
        assert.deepEqual(userSetting("awsProfiles"), ["prod"]);

        const mark = await endpoint.mark();
        start(commands.selectAwsProfiles);
        await quickInput.waitForTitle(title);
        await quickInput.waitForSelected(["prod"]);
        await quickInput.toggle("prod");
        await quickInput.waitForSelected([]);
        await quickInput.accept();
        await endpoint.waitForRequest({ accessKeyId: "AKIDLOCALENDPOINT" }, { since: mark });
        assert.deepEqual(userSetting("awsProfiles"), []);
      },
    ),
  );

  test(
    "warns about a file that the AWS CLI cannot use, even before a sign-in, and opens the file",
    scenario(
      { awsConfig: "region = us-east-1\n[default]\n" },
      async ({ awsConfigFile, explorer, messages, observer, quickInput, start }) => {
        await explorer.openBothRegions();
        start(commands.selectAwsProfiles);
        await quickInput.waitForTitle(title);
        await quickInput.cancel();
        const text = `${awsConfigFile}, line 1: This line is above the first section and is ignored. The AWS CLI cannot use this file until this is fixed.`;
        assert.equal(await messages.read(awsConfigFile), text);
        await messages.press(text, "Open File");
        await observer.changes.waitFor("the file", () =>
          vscode.window.tabGroups.all.some(({ activeTab }) => activeTab?.label === "aws-config"),
        );
        start(commands.signIn);
        await quickInput.waitForTitle(inputTitle(commands.signIn));
        await quickInput.accept();
        assert.deepEqual(await messages.buttons(text), ["Open File", "Sign In Anyway"]);
        await messages.dismiss(text);
        assert.deepEqual([vscode.window.terminals.length, messages.all()], [0, []]);
      },
    ),
  );
});

suite("a problem in the AWS configuration", () => {
  const text = (file: string, line: number, rest: string) => `${file}, line ${line}: ${rest}`;
  const notRegion = 'The value of region is "US-WEST-2a", which is not a Region code.';
  const corrected = `${notRegion} us-west-2 is used instead. Correct the value, because the AWS CLI uses it unchanged.`;

  test(
    "has a row above the Regions if it affects an AWS profile in use, and the row opens the file at the line",
    scenario(
      {
        settings: { regions: [], awsProfiles: ["dev"] },
        awsConfig: `[profile dev]
aws_access_key_id = AKIDDEV
aws_secret_access_key = x
region = US-WEST-2a
[profile other]
region = mars
`,
      },
      async ({ awsConfigFile, explorer, messages, observer }) => {
        await explorer.open();
        await explorer.row(["us-west-2", "System-defined"]);
        const row = text(path.basename(awsConfigFile), 4, corrected);
        await explorer.waitForRoots([row, "us-west-2"]);
        assert.equal(await explorer.accessibleName(row), text(awsConfigFile, 4, corrected));
        assert.equal(await explorer.icon(row), "warning");
        assert.deepEqual(messages.all(), []);
        await explorer.run(commands.openFile, row);
        await observer.changes.waitFor(
          "the file at the line",
          () => vscode.window.activeTextEditor?.selection.active.line === 3,
        );
        // The row disappears when the file is corrected.
        await writeFile(
          awsConfigFile,
          "[profile dev]\naws_access_key_id = AKIDDEV\naws_secret_access_key = x\nregion = us-west-2\n",
        );
        await explorer.waitForRoots(["us-west-2"]);
      },
    ),
  );

  test(
    "appears with its AWS profile in the picker, even if that AWS profile is not in use",
    scenario(
      { awsConfig: "[profile dev]\nregion = us-east-1\n[profile other]\nregion = mars\n" },
      async ({ awsConfigFile, explorer, messages, quickInput, start }) => {
        await explorer.open();
        await explorer.waitForRoots(["us-east-1", "eu-central-1"]);
        start(commands.selectAwsProfiles);
        await quickInput.waitForTitle(inputTitle(commands.selectAwsProfiles));
        await quickInput.row("other");
        const rest =
          'The value of region is "mars", which is not a Region code. The value is ignored. Use a Region code such as us-east-1.';
        assert.deepEqual(
          quickInput.items().map(({ label, detail }) => [label, detail]),
          [
            ["Default credentials", ""],
            ["dev", ""],
            ["other", text(awsConfigFile, 4, rest)],
          ],
        );
        await quickInput.cancel();
        assert.deepEqual(messages.all(), []);
      },
    ),
  );
});

suite("selecting Regions", () => {
  const title = inputTitle(commands.selectRegions);

  test(
    "lists the Regions in use first, and updates the tree",
    scenario({}, async ({ explorer, endpoint, quickInput, start }) => {
      await explorer.openBothRegions();
      const mark = await endpoint.mark();
      start(commands.selectRegions);
      await quickInput.waitForTitle(title);
      const [first, second, third] = quickInput.items();
      assert.deepEqual([first?.label, first?.separator, second?.label], ["us-east-1", "Shown", "eu-central-1"]);
      assert.deepEqual([third?.label, third?.separator], ["af-south-1", "Africa"]);
      // Users can also search for Regions by name.
      assert.match(quickInput.items().find(({ label }) => label === "us-west-2")?.description ?? "", /Oregon/);
      await quickInput.toggle("eu-central-1");
      await quickInput.toggle("us-west-2");
      await quickInput.accept();
      await explorer.row(["us-west-2", "Application", "image-generation"]);
      await explorer.waitUntilGone("eu-central-1");
      assert.deepEqual(userSetting("regions"), ["us-east-1", "us-west-2"]);
      assert.deepEqual(await requestsSince(endpoint, mark), regionRequests("us-west-2"));
    }),
  );

  test(
    "uses the Region of the environment if none is selected, and changes nothing on Esc",
    scenario({}, async ({ explorer, endpoint, observer, quickInput, start }) => {
      await explorer.openBothRegions();
      const mark = await endpoint.mark();
      start(commands.selectRegions);
      await quickInput.waitForTitle(title);
      await quickInput.toggle("ap-northeast-1");
      await quickInput.cancel();
      assert.deepEqual(userSetting("regions"), ["us-east-1", "eu-central-1"]);
      start(commands.selectRegions);
      await quickInput.waitForTitle(title);
      await quickInput.waitForSelected(["us-east-1", "eu-central-1"]);
      await quickInput.toggle("us-east-1");
      await quickInput.toggle("eu-central-1");
      await quickInput.accept();
      await explorer.waitForRoots(["us-east-1"]);
      await observer.changes.waitFor("the setting", () => JSON.stringify(userSetting("regions")) === "[]");
      assert.deepEqual(await requestsSince(endpoint, mark), [], "us-east-1 was read before");
    }),
  );
});
