import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { shareWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

const device = "arn:aws:iam::123456789012:mfa/dev";

/** An AWS profile whose role requires an MFA code. */
const config = `[profile admin]
role_arn = arn:aws:iam::123456789012:role/admin
source_profile = base
mfa_serial = ${device}

[profile base]
aws_access_key_id = AKIDBASE
aws_secret_access_key = x
`;

const title = "MFA Code for AWS Profile admin";
const summary = "MFA code required";
const needed = `An MFA code is required. Try again, and enter the code from ${device}.`;

/**
 * Runs an action until the prompt opens. For half a second after a prompt is closed, the extension uses its result for
 * every request, so an action within that time results in the same failure.
 */
async function actUntilAsked({ quickInput }: Workbench, act: () => Promise<void>): Promise<void> {
  for (let tries = 5; tries > 0; tries--) {
    await act();
    if (await quickInput.opens(title)) return;
  }
  throw new Error("The prompt has not opened.");
}

describe("the prompt for an MFA code", () => {
  const inWorkbench = shareWorkbench({
    awsConfig: config,
    settings: { "bedrockProfiles.awsProfiles": ["admin"] },
  });

  it(
    "appears once for all Regions, can be dismissed, and can be opened again later",
    inWorkbench(async (workbench) => {
      const { explorer, endpoint, quickInput } = workbench;
      await explorer.open();
      await quickInput.waitForTitle(title);
      assert.match(await quickInput.message(), new RegExp(`^Enter the code from the MFA device ${device}`));
      await quickInput.type("12");
      await quickInput.waitForMessage("Enter the six-digit code.");
      await quickInput.cancel();

      for (const region of ["us-east-1", "eu-central-1"]) {
        await explorer.row([region, summary]);
      }
      assert.equal(await explorer.icon(["us-east-1", summary]), "circle-slash");
      assert.deepEqual(await endpoint.requests(), []);

      await actUntilAsked(workbench, () => explorer.pressInline(["us-east-1", summary], "Retry"));
      await quickInput.type("123456");
      await quickInput.accept();
      await explorer.row(["us-east-1", "System-defined"]);
      // The other Region uses the same credentials.
      await explorer.pressInline(["eu-central-1", summary], "Retry");
      await explorer.row(["eu-central-1", "System-defined"]);
      const assumed = (await endpoint.requests()).filter(({ operation }) => operation === "AssumeRole");
      assert.deepEqual(
        assumed.map(({ accessKeyId }) => accessKeyId),
        ["AKIDBASE"],
      );
    }),
  );

  it(
    "can appear while another input is open, which then continues",
    inWorkbench(async (workbench) => {
      const { details, page, quickInput } = workbench;
      await workbench.runCommand("Bedrock: Open Inference Profile by ARN or ID");
      await quickInput.waitForTitle("Open Inference Profile by ARN or ID");
      await quickInput.type("us.amazon.nova-lite-v1:0");
      await quickInput.accept();
      await quickInput.waitForTitle(title);
      // `cancel` would wait until no input is open, but the other input is shown again immediately.
      await page.keyboard.press("Escape");
      await quickInput.waitForTitle("Open Inference Profile by ARN or ID");
      await quickInput.waitForValue("us.amazon.nova-lite-v1:0");
      await quickInput.waitForMessage(needed);

      await actUntilAsked(workbench, () => quickInput.accept());
      await quickInput.type("123456");
      await quickInput.accept();
      await details.waitUntilLoaded("US Amazon Nova Lite");
    }),
  );
});
