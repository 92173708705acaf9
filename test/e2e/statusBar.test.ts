import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { shareWorkbench } from "./withWorkbench";

const keys = (name: string) => `[profile ${name}]\naws_access_key_id = AKID\naws_secret_access_key = x\n`;

describe("the status bar", () => {
  it(
    "names the connection in use once the extension is used, follows the choice and leads to it",
    shareWorkbench({ awsConfig: keys("dev") + keys("prod") })(async ({ explorer, page, quickInput }) => {
      const bar = page.locator('[id="workbench.parts.statusbar"]');
      const item = (sentence: string) => bar.getByRole("button", { name: sentence });
      assert.equal(await bar.getByText("Regions: 2").count(), 0);
      await explorer.open();
      const defaultCredentials = item("Bedrock connection: Default credentials, us-east-1, eu-central-1.");
      await defaultCredentials.waitFor();
      assert.equal((await defaultCredentials.innerText()).trim(), "Default credentials · Regions: 2");

      await defaultCredentials.click();
      await quickInput.waitForTitle("Select AWS Profiles");
      await quickInput.check("dev");
      await quickInput.widget.getByRole("button", { name: "OK" }).click();
      const named = item("Bedrock connection: dev, us-east-1, eu-central-1.");
      await named.waitFor();
      assert.equal((await named.innerText()).trim(), "dev · Regions: 2");
    }),
  );
});
