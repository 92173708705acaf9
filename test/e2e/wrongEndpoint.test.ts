import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { shareWorkbench } from "./withWorkbench";

const otherService = { Output: { __type: "com.amazon.coral.service#UnknownOperationException" }, Version: "1.0" };

describe("an endpoint of a service other than Bedrock", () => {
  it(
    "is reported with its URL and the file that configures it, instead of as an empty account",
    shareWorkbench({
      settings: { "bedrockProfiles.awsProfiles": ["gateway"], "bedrockProfiles.regions": ["us-east-1"] },
      // Otherwise this variable would override the endpoint of the AWS profile.
      env: { AWS_ENDPOINT_URL: undefined },
    })(async ({ explorer, endpoint, notifications, awsConfigFile, page }) => {
      await endpoint.setFaults({ kind: "body", body: JSON.stringify(otherService), count: 0 });
      const keys = "aws_access_key_id = AKIDGATEWAY\naws_secret_access_key = x";
      await writeFile(awsConfigFile, `[profile gateway]\n${keys}\nendpoint_url = ${endpoint.url}\n`);
      await explorer.open();
      const failure = "Could not load the inference profiles in us-east-1.";
      const reason = `The response from ${endpoint.url} is incomplete or is not from AWS. Check endpoint_url of the AWS profile gateway in ${awsConfigFile}.`;
      await explorer.row(["us-east-1", "Invalid response"]);
      assert.equal(await explorer.accessibleName("Invalid response"), `${failure} ${reason}`);
      assert.deepEqual(await explorer.labels(), ["us-east-1", "Invalid response"]);

      await (await explorer.row("Invalid response")).click();
      const sentence = `${failure} ${reason}`;
      const buttons = ["Open File", "Retry", "Proxy Settings", "Show Log"];
      assert.deepEqual(await notifications.buttons(sentence), buttons);
      await notifications.press(sentence, "Open File");
      await page.locator(".view-line", { hasText: "endpoint_url" }).first().waitFor();

      await endpoint.clearFaults();
      await explorer.pressInline("Invalid response", "Retry");
      await explorer.row(["us-east-1", "Application", "legal-summaries"]);
    }),
  );
});
