import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { shareWorkbench, withWorkbench } from "./withWorkbench";

/** Two accounts: that of the keys, and that of a role. */
const config = `[profile dev]
aws_access_key_id = AKIDDEV
aws_secret_access_key = x
region = us-east-1

[profile prod]
role_arn = arn:aws:iam::210987654321:role/admin
source_profile = dev
region = eu-central-1
`;

/** Two roles in other accounts. The AWS CLI ignores what follows the bracket of a header. */
const configWithComment = `[profile base]
aws_access_key_id = AKIDBASE
aws_secret_access_key = x

[profile prod]
region = us-east-1
role_arn = arn:aws:iam::111111111111:role/Prod
source_profile = base

[profile dev]# mine
region = eu-west-1
role_arn = arn:aws:iam::222222222222:role/Dev
source_profile = base
`;

const options = {
  awsConfig: config,
  settings: { "bedrockProfiles.awsProfiles": ["dev", "prod"], "bedrockProfiles.regions": [] },
};
const dev = "dev (123456789012)";
const prod = "prod (210987654321)";

describe("several AWS profiles", () => {
  const inWorkbench = shareWorkbench(options);

  it(
    "are a root each, with its account and its own Regions below it",
    inWorkbench(async ({ explorer, endpoint }) => {
      await explorer.open();
      await explorer.row([dev, "us-east-1", "Application", "legal-summaries"]);
      await explorer.row([prod, "eu-central-1", "Application", "hr-assistant-eu"]);
      assert.deepEqual(await explorer.labels("[aria-level='1']"), [dev, prod]);
      assert.match(await explorer.accessibleName(dev), /^AWS profile dev, account 123456789012/);
      const asked = (await endpoint.requests()).filter(({ operation }) => operation === "GetCallerIdentity");
      assert.equal(asked.length, 2);

      const mark = await endpoint.mark();
      await explorer.pressInline(prod, "Refresh AWS Profile");
      await endpoint.waitForRequest("ListInferenceProfiles", { since: mark });
      await explorer.row([prod, "eu-central-1", "System-defined"]);
      const since = (await endpoint.requests()).filter(({ sequence }) => sequence > mark);
      assert.deepEqual(new Set(since.map(({ region }) => region)), new Set(["eu-central-1"]));
    }),
  );

  it(
    "each keep their own Region and role when a comment follows a section header",
    shareWorkbench({ ...options, awsConfig: configWithComment })(async ({ explorer, endpoint }) => {
      await explorer.open();
      await explorer.row(["prod (111111111111)", "us-east-1", "System-defined"]);
      await explorer.row(["dev (222222222222)", "eu-west-1", "System-defined"]);
      const lists = (await endpoint.requests()).filter(({ operation }) => operation === "ListInferenceProfiles");
      assert.deepEqual(new Set(lists.map(({ region }) => region)), new Set(["us-east-1", "eu-west-1"]));
    }),
  );

  it(
    "have their rows also where STS refuses to tell the account",
    inWorkbench(async ({ explorer, endpoint }) => {
      await endpoint.setFaults({
        kind: "error",
        error: "AccessDeniedException",
        operation: "GetCallerIdentity",
        count: 0,
      });
      await explorer.open();
      await explorer.row(["dev", "us-east-1", "Application", "legal-summaries"]);
      await explorer.row(["prod", "eu-central-1", "System-defined"]);
    }),
  );

  it(
    "lead to choosing Regions where one has none, and the others are shown all the same",
    withWorkbench({ ...options, env: { AWS_REGION: undefined } }, async ({ awsConfigFile, explorer, quickInput }) => {
      await writeFile(awsConfigFile, config.replace("region = eu-central-1\n", ""));
      await explorer.open();
      await explorer.row([dev, "us-east-1", "System-defined"]);
      await explorer.select(["prod", "No Region is set. Select to choose Regions."]);
      await quickInput.waitForTitle("Select Regions");
    }),
  );

  it(
    "are asked for first when a profile is created, which is then made with the chosen one",
    inWorkbench(async ({ explorer, endpoint, quickInput }) => {
      await explorer.open();
      await explorer.row([prod, "eu-central-1", "Application", "hr-assistant-eu"]);
      await explorer.pressTitleButton("Create Application Inference Profile...");
      await quickInput.waitForTitle("Create Application Inference Profile (1/6)");
      await quickInput.waitForPlaceholder("Select the AWS profile to create the inference profile with");
      assert.deepEqual(
        (await quickInput.items()).map(({ label, description }) => [label, description]),
        [
          ["dev", "us-east-1"],
          ["prod", "eu-central-1"],
        ],
      );
      const mark = await endpoint.mark();
      await quickInput.pick("prod");
      await quickInput.waitForTitle("Create Application Inference Profile (2/6)");
      await quickInput.pickByKeyboard("EU Amazon Nova Lite");
      await quickInput.waitForTitle("Create Application Inference Profile (3/6)");
      await quickInput.type("made-by-prod");
      await quickInput.accept();
      await quickInput.waitForTitle("Create Application Inference Profile (4/6)");
      await quickInput.accept();
      await quickInput.waitForTitle("Create Application Inference Profile (5/6)");
      await quickInput.accept();
      await quickInput.waitForTitle("Create Application Inference Profile (6/6)");
      const lines = (await quickInput.items()).map(({ label, description }) => `${label}: ${description}`);
      assert.ok(lines.includes("AWS profile: prod"), lines.join("\n"));
      await quickInput.pick("Create");
      const created = await endpoint.waitForRequest("CreateInferenceProfile", { since: mark });
      assert.equal(created.region, "eu-central-1");
      assert.match(created.accessKeyId ?? "", /^ASIA/);
      await explorer.row([prod, "eu-central-1", "Application", "made-by-prod"]);
    }),
  );

  it(
    "tell profiles of the same name apart where one is looked for, and on their pages",
    inWorkbench(async ({ details, explorer, quickInput, awsConfigFile }) => {
      await writeFile(awsConfigFile, config.replace("eu-central-1", "us-east-1"));
      await explorer.open();
      await explorer.row([prod, "us-east-1", "Application", "legal-summaries"]);
      await explorer.pressTitleButton("Find Inference Profile...");
      await quickInput.waitForTitle("Find Inference Profile");
      await quickInput.type("legal-summaries");
      const found = (await quickInput.items()).filter(({ label }) => label === "legal-summaries");
      assert.deepEqual(
        found.map(({ detail }) => / · (dev|prod) · us-east-1 /.exec(detail)?.[1]),
        ["dev", "prod"],
      );
      await quickInput.cancel();
      await explorer.select([dev, "us-east-1", "Application", "legal-summaries"]);
      await details.section("Overview").getByText("dev", { exact: true }).waitFor();
      await explorer.select([prod, "us-east-1", "Application", "legal-summaries"]);
      await details.section("Overview").getByText("prod", { exact: true }).waitFor();
      assert.equal((await details.facts())["AWS profile"], "prod");
    }),
  );
});
