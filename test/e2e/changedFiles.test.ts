import { writeFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { shareWorkbench } from "./withWorkbench";

const keys = (name: string, key: string) =>
  `[profile ${name}]\naws_access_key_id = ${key}\naws_secret_access_key = x\n`;

describe("AWS's own files", () => {
  it(
    "show what was changed in them without a refresh: a Region, other keys, and an AWS profile that was not there",
    shareWorkbench({ settings: { "bedrockProfiles.awsProfiles": ["dev"], "bedrockProfiles.regions": [] } })(
      async ({ explorer, endpoint, awsConfigFile }) => {
        await explorer.open();
        const missing = "The AWS profile dev was not found in the AWS config files. Add it, then try again.";
        await explorer.row(["us-east-1", missing]);

        await writeFile(awsConfigFile, `${keys("dev", "AKIDFIRST")}region = us-east-1\n`);
        await explorer.row(["us-east-1", "Application", "legal-summaries"]);

        await writeFile(awsConfigFile, `${keys("dev", "AKIDFIRST")}region = eu-central-1\n`);
        await explorer.row(["eu-central-1", "Application", "hr-assistant-eu"]);
        await explorer.waitForRoots(["eu-central-1"]);

        const since = await endpoint.mark();
        await writeFile(awsConfigFile, `${keys("dev", "AKIDSECOND")}region = eu-central-1\n`);
        await endpoint.waitForRequest({ operation: "ListInferenceProfiles", accessKeyId: "AKIDSECOND" }, { since });
      },
    ),
  );
});
