import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { shareWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

describe("the welcome view", () => {
  const inWorkbench = shareWorkbench({
    settings: { "bedrockProfiles.regions": [] },
    env: { AWS_REGION: undefined, AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined },
  });

  it(
    "guides users from a missing Region to missing credentials, and loads the profiles when the credentials file is written",
    inWorkbench(async (workbench) => {
      await selectRegion(workbench);
      await provideCredentials(workbench);
    }),
  );
});

async function selectRegion({ explorer, page, quickInput }: Workbench): Promise<void> {
  await explorer.open();
  await explorer.waitForWelcome(/^No AWS credentials and no AWS Region are set up\./);
  const bar = page.locator('[id="workbench.parts.statusbar"]');
  await bar.getByRole("button", { name: /^Bedrock connection: Default credentials\b.*, no Region\./ }).waitFor();
  await explorer.pressWelcomeButton("Select Regions");
  await quickInput.waitForTitle("Select Regions");
  await quickInput.type("Frankfurt");
  await quickInput.check("eu-central-1");
  await quickInput.accept();
}

async function provideCredentials({ explorer, endpoint, page, awsCredentialsFile }: Workbench): Promise<void> {
  await explorer.waitForWelcome(/^No AWS credentials were found\./);
  await explorer.pressWelcomeButton("Try Again");
  await explorer.waitForWelcome(/^No AWS credentials were found\./);
  assert.deepEqual(await endpoint.requests(), []);

  await explorer.pressWelcomeButton("Read How to Set Up Credentials");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("https://docs.aws.amazon.com/sdkref/latest/guide/access.html").waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();

  // The access keys in the format that `aws configure` writes.
  const keys = "aws_access_key_id = AKIDSIGNEDIN\naws_secret_access_key = x";
  await writeFile(awsCredentialsFile, `[default]\n${keys}\n`);
  await explorer.row(["eu-central-1", "Application", "hr-assistant-eu"]);
  const signedWith = new Set((await endpoint.requests()).map(({ accessKeyId }) => accessKeyId));
  assert.deepEqual(signedWith, new Set(["AKIDSIGNEDIN"]));
}
