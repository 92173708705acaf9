import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import type { TestContext } from "node:test";
import { startPortal } from "../endpoint/portal";
import type { LocalPortal } from "../endpoint/portal";
import type { FakeAwsCli } from "./fakeAwsCli";
import { fakeAwsCli } from "./fakeAwsCli";
import { shareWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

const config = `[profile corp]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Developer

[sso-session corp]
sso_start_url = https://corp.example/start
sso_region = us-east-1
`;

const summary = "Not signed in";
const missing = "You are not signed in with the AWS profile corp. Run aws sso login --profile corp, then try again.";
const token = "good-token";
const tokenFile = `.aws/sso/cache/${createHash("sha1").update("corp").digest("hex")}.json`;
const tokenText = JSON.stringify({
  accessToken: token,
  expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  region: "us-east-1",
  startUrl: "https://corp.example/start",
});

/**
 * Opens a window whose AWS profile has never been signed in. The fake AWS CLI writes the token that the fake portal
 * accepts.
 */
async function signedOut(
  t: TestContext,
  body: (workbench: Workbench, cli: FakeAwsCli) => Promise<void>,
): Promise<void> {
  const portal: LocalPortal = await startPortal();
  const cli: FakeAwsCli = await fakeAwsCli({ [tokenFile]: tokenText });
  portal.goodAccessTokens.add(token);
  const env = {
    HOME: cli.home,
    // The folder contains nothing else, so that the AWS CLI of this machine is not found.
    PATH: cli.folder,
    AWS_ENDPOINT_URL_SSO: portal.url,
    AWS_ENDPOINT_URL_SSO_OIDC: portal.url,
    AWS_ACCESS_KEY_ID: undefined,
    AWS_SECRET_ACCESS_KEY: undefined,
  };
  const settings = { "bedrockProfiles.awsProfiles": ["corp"] };
  try {
    await shareWorkbench({ settings, env, awsConfig: config })((workbench) => body(workbench, cli))(t);
  } finally {
    await cli.remove();
    await portal.close();
  }
}

describe("signing in", () => {
  it("is offered once for all Regions, names the AWS CLI if it is missing, runs it, and then loads the profiles", (t) =>
    signedOut(t, async (workbench, cli) => {
      const { explorer, clipboard, endpoint, notifications, quickInput } = workbench;
      await explorer.open();
      for (const region of ["us-east-1", "eu-central-1"]) await explorer.row([region, summary]);
      assert.equal(await notifications.all.count(), 1);
      assert.deepEqual(await notifications.buttons(missing), ["Sign In", "Retry", "Show Log"]);
      // The AWS CLI may run on a different machine than the browser, so the first sign-in asks where the browser is.
      await notifications.press(missing, "Sign In");
      await quickInput.waitForTitle("Sign In to AWS");
      await quickInput.pick("Browser on another machine (you enter a code)");
      const noCli = /^The AWS CLI was not found on this machine\./;
      await notifications.dismiss(noCli);
      await clipboard.clear();
      await workbench.runCommand("Bedrock: Sign In to AWS...");
      await quickInput.waitForTitle("Sign In to AWS");
      await quickInput.pick("Browser on another machine (you enter a code)");
      assert.match(
        await notifications.read(noCli),
        /run aws sso login --profile corp --use-device-code where the AWS CLI uses the same config files/,
      );
      await notifications.press(noCli, "Copy Command");
      assert.equal(await clipboard.next(), "aws sso login --profile corp --use-device-code");
      assert.deepEqual(await endpoint.requests(), []);

      await cli.install("1.45.11");
      await explorer.pressInline(["us-east-1", summary], "Sign In to AWS...");
      await notifications.dismiss(/^The AWS CLI 1\.45\.11 .* is too old for this sign-in, which needs version 2\.9\.0/);

      // The button of a row uses the answer that was given earlier on this machine.
      await cli.install();
      await explorer.pressInline(["us-east-1", summary], "Sign In to AWS...");
      await explorer.row(["us-east-1", "Application", "legal-summaries"]);
      await explorer.row(["eu-central-1", "Application", "hr-assistant-eu"]);
      assert.deepEqual((await cli.ran()).arguments, ["sso", "login", "--profile", "corp", "--use-device-code"]);
      assert.equal(await notifications.all.count(), 0);
    }));
});
