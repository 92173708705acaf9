import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { shareWorkbench } from "./withWorkbench";

/** Two AWS profiles in different accounts. */
const config = `[profile dev]
aws_access_key_id = AKIDDEV
aws_secret_access_key = x
region = us-east-1

[profile prod]
role_arn = arn:aws:iam::210987654321:role/admin
source_profile = dev
region = eu-central-1
`;

const options = {
  awsConfig: config,
  settings: { "bedrockProfiles.awsProfiles": ["dev", "prod"], "bedrockProfiles.regions": [] },
};
const prod = "prod (210987654321)";

describe("several AWS profiles", () => {
  const inWorkbench = shareWorkbench(options);

  it(
    "can be chosen in the first step of the create wizard, which creates the profile with the chosen one",
    inWorkbench(async ({ explorer, endpoint, quickInput }) => {
      await explorer.open();
      await explorer.row([prod, "eu-central-1", "Application", "hr-assistant-eu"]);
      await explorer.pressTitleButton("Create Application Inference Profile...");
      await quickInput.waitForTitle("Create Application Inference Profile (1/6)");
      await quickInput.waitForPlaceholder("Select the AWS profile to create the inference profile with");
      assert.deepEqual(
        (await quickInput.items()).map(({ label, description }) => [label, description]),
        [
          ["dev", "123456789012 · us-east-1"],
          ["prod", "210987654321 · eu-central-1"],
        ],
      );
      const mark = await endpoint.mark();
      await quickInput.pick("prod");
      await quickInput.waitForTitle("Create Application Inference Profile · prod (210987654321) · eu-central-1 (2/6)");
      await quickInput.pickByKeyboard("EU Amazon Nova Lite");
      await quickInput.waitForTitle("(3/6)");
      await quickInput.type("made-by-prod");
      await quickInput.accept();
      await quickInput.waitForTitle("(4/6)");
      await quickInput.accept();
      await quickInput.waitForTitle("(5/6)");
      await quickInput.accept();
      await quickInput.waitForTitle("(6/6)");
      const lines = (await quickInput.items()).map(({ label, description }) => `${label}: ${description}`);
      assert.ok(lines.includes("AWS profile: prod"), lines.join("\n"));
      await quickInput.pick("Create");
      const created = await endpoint.waitForRequest("CreateInferenceProfile", { since: mark });
      assert.equal(created.region, "eu-central-1");
      assert.match(created.accessKeyId ?? "", /^ASIA/);
      await explorer.row([prod, "eu-central-1", "Application", "made-by-prod"]);
    }),
  );
});
