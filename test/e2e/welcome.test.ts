import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, it } from "node:test";
import { withWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

describe("the welcome view", () => {
  it(
    "no Region, then no credentials: leads to the next step each time, and finds by itself what has come",
    withWorkbench(
      {
        settings: { "bedrockProfiles.regions": [] },
        env: { AWS_REGION: undefined, AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined },
      },
      async (workbench) => {
        await choosesRegion(workbench);
        await findsCredentials(workbench);
      },
    ),
  );
});

async function choosesRegion({ explorer, page, quickInput }: Workbench): Promise<void> {
  await explorer.open();
  await explorer.waitForWelcome(/^No AWS Region is set/);
  const bar = page.locator('[id="workbench.parts.statusbar"]');
  await bar.getByRole("button", { name: "Bedrock connection: Default credentials, No Region." }).waitFor();
  await explorer.pressWelcomeButton("Select Regions");
  await quickInput.waitForTitle("Select Regions");
  await quickInput.type("Frankfurt");
  await quickInput.check("eu-central-1");
  await quickInput.accept();
}

async function findsCredentials({ explorer, endpoint, folder, page }: Workbench): Promise<void> {
  await explorer.waitForWelcome(/^No AWS credentials were found\./);
  await explorer.pressWelcomeButton("Try Again");
  await explorer.waitForWelcome(/^No AWS credentials were found\./);
  assert.deepEqual(await endpoint.requests(), []);

  await explorer.pressWelcomeButton("Read How to Set Up Credentials");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("https://docs.aws.amazon.com/sdkref/latest/guide/access.html").waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();

  // As `aws configure` does it.
  await writeFile(
    path.join(path.dirname(folder), "aws-credentials"),
    "[default]\naws_access_key_id = AKIDSIGNEDIN\naws_secret_access_key = x\n",
  );
  // The file is watched.
  await explorer.row(["eu-central-1", "Application", "hr-assistant-eu"]);
  const keys = new Set((await endpoint.requests()).map(({ accessKeyId }) => accessKeyId));
  assert.deepEqual(keys, new Set(["AKIDSIGNEDIN"]));
}
