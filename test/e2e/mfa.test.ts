import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { shareWorkbench } from "./withWorkbench";

const device = "arn:aws:iam::123456789012:mfa/dev";

/** An AWS profile whose role takes the code of an MFA device. */
const config = `[profile admin]
role_arn = arn:aws:iam::123456789012:role/admin
source_profile = base
mfa_serial = ${device}

[profile base]
aws_access_key_id = AKIDBASE
aws_secret_access_key = x
`;

const title = "MFA Code for AWS Profile admin";
const needed = `An MFA code is required. Try again, and enter the code from ${device}.`;

describe("the code of an MFA device", () => {
  it(
    "is asked for once for all Regions, is no failure where it is not given, and can be given later",
    shareWorkbench({ awsConfig: config, settings: { "bedrockProfiles.awsProfiles": ["admin"] } })(
      async ({ explorer, endpoint, quickInput }) => {
        await explorer.open();
        await quickInput.waitForTitle(title);
        assert.match(await quickInput.message(), new RegExp(`^Enter the code from the MFA device ${device}`));
        await quickInput.type("12");
        await quickInput.waitForMessage("Enter the six-digit code.");
        await quickInput.cancel();

        for (const region of ["us-east-1", "eu-central-1"]) {
          await explorer.row([region, needed]);
        }
        assert.equal(await explorer.icon(["us-east-1", needed]), "circle-slash");
        assert.deepEqual(await endpoint.requests(), []);

        // For half a second the answer is everybody's, Regions that had not asked yet; a person does not read and press within
        // that, and nothing tells that it is over.
        await delay(500);
        await explorer.pressInline(["us-east-1", needed], "Retry");
        await quickInput.waitForTitle(title);
        await quickInput.type("123456");
        await quickInput.accept();
        await explorer.row(["us-east-1", "System-defined"]);
        // The other Region has the same credentials.
        await explorer.pressInline(["eu-central-1", needed], "Retry");
        await explorer.row(["eu-central-1", "System-defined"]);
        const assumed = (await endpoint.requests()).filter(({ operation }) => operation === "AssumeRole");
        assert.deepEqual(
          assumed.map(({ accessKeyId }) => accessKeyId),
          ["AKIDBASE"],
        );
      },
    ),
  );

  it(
    "can be asked for in the middle of another input, which goes on with its work",
    shareWorkbench({ awsConfig: config, settings: { "bedrockProfiles.awsProfiles": ["admin"] } })(async (workbench) => {
      const { details, page, quickInput } = workbench;
      await workbench.runCommand("Bedrock: Open Inference Profile by ARN or ID");
      await quickInput.waitForTitle("Open Inference Profile by ARN or ID");
      await quickInput.type("us.amazon.nova-lite-v1:0");
      await quickInput.accept();
      await quickInput.waitForTitle(title);
      // Not `cancel`, which waits until nothing is open: the other input is back at once.
      await page.keyboard.press("Escape");
      await quickInput.waitForTitle("Open Inference Profile by ARN or ID");
      await quickInput.waitForValue("us.amazon.nova-lite-v1:0");
      await quickInput.waitForMessage(needed);

      // Until then the answer is everybody's, as above.
      await delay(500);
      await quickInput.accept();
      await quickInput.waitForTitle(title);
      await quickInput.type("123456");
      await quickInput.accept();
      await details.waitUntilLoaded("US Amazon Nova Lite");
    }),
  );
});
