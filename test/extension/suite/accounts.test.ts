import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { scenario } from "../driver/scenario";
import { commands, inputTitle } from "../driver/texts";

/** Two AWS profiles in different accounts. */
const twoAccounts = `[profile dev]
aws_access_key_id = AKIDDEV
aws_secret_access_key = x
region = us-east-1

[profile prod]
role_arn = arn:aws:iam::210987654321:role/admin
source_profile = dev
region = eu-central-1
`;
const several = { awsConfig: twoAccounts, settings: { awsProfiles: ["dev", "prod"], regions: [] } };
const dev = "dev (123456789012)";
const prod = "prod (210987654321)";

suite("several AWS profiles", () => {
  test(
    "appear at the top level with their accounts, and with their Regions below them",
    scenario(several, async ({ explorer, endpoint }) => {
      await explorer.open();
      await explorer.row([dev, "us-east-1", "Application", "legal-summaries"]);
      await explorer.row([prod, "eu-central-1", "Application", "hr-assistant-eu"]);
      assert.deepEqual(await explorer.labels(1), [dev, prod]);
      assert.match(await explorer.accessibleName(dev), /^AWS profile dev, account 123456789012/);
      const accountRequests = (await endpoint.requests()).filter(({ operation }) => operation === "GetCallerIdentity");
      assert.equal(accountRequests.length, 2);

      const mark = await endpoint.mark();
      await explorer.run("bedrockProfiles.refreshAwsProfile", prod);
      const since = (await endpoint.requests()).filter(({ sequence }) => sequence > mark);
      assert.deepEqual(new Set(since.map(({ region }) => region)), new Set(["eu-central-1"]));
    }),
  );

  test(
    "appear without an account if STS denies the request",
    scenario(several, async ({ explorer, endpoint }) => {
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

  test(
    "include a row that selects Regions if one of them has no Region, and the others still appear",
    scenario(
      { ...several, awsConfig: twoAccounts.replace("region = eu-central-1\n", ""), env: { AWS_REGION: undefined } },
      async ({ explorer, quickInput }) => {
        await explorer.open();
        await explorer.row([dev, "us-east-1", "System-defined"]);
        explorer
          .click(["prod", "No Region is set. Select to choose Regions."])
          .catch((error: unknown) => console.error(error));
        await quickInput.waitForTitle(inputTitle(commands.selectRegions));
      },
    ),
  );

  test(
    "label inference profiles with the same name in the picker, and share one row for an inference profile that several can see",
    scenario(
      {
        awsConfig: `${twoAccounts.replace("eu-central-1", "us-east-1")}
[profile dev-again]
aws_access_key_id = AKIDOTHER
aws_secret_access_key = x
region = us-east-1
`,
        settings: { awsProfiles: ["dev", "prod", "dev-again"], regions: [] },
      },
      async ({ explorer, quickInput, start, observer }) => {
        await explorer.open();
        await explorer.row([prod, "us-east-1", "Application", "legal-summaries"]);
        start(commands.findProfile);
        await quickInput.waitForTitle(inputTitle(commands.findProfile));
        const accounts = () =>
          quickInput
            .items()
            .filter(({ label }) => label === "legal-summaries")
            .map(({ detail }) => detail.split(" · ")[0]);
        const expected = ["dev, dev-again (123456789012)", "prod (210987654321)"];
        await observer.changes.waitFor(
          "a row for each account",
          () => accounts().join("\n") === expected.join("\n"),
          () => quickInput.seen(),
        );
        await quickInput.type("legal dev-again");
        assert.equal((await quickInput.matchingRows()).length, 1);
        await quickInput.cancel();
      },
    ),
  );
});

suite("the shared AWS files", () => {
  const keys = (name: string, key: string) =>
    `[profile ${name}]\naws_access_key_id = ${key}\naws_secret_access_key = x\n`;

  test(
    "are watched, so that a new Region, changed keys and a new AWS profile take effect without a refresh",
    scenario({ settings: { awsProfiles: ["dev"], regions: [] } }, async ({ explorer, endpoint, awsConfigFile }) => {
      await explorer.open();
      const missing = "The AWS profile dev was not found in the AWS config files. Add it, then try again.";
      await explorer.waitForDescription(["us-east-1", "AWS profile not found"], missing);

      await writeFile(awsConfigFile, `${keys("dev", "AKIDFIRST")}region = us-east-1\n`);
      await explorer.row(["us-east-1", "Application", "legal-summaries"]);

      await writeFile(awsConfigFile, `${keys("dev", "AKIDFIRST")}region = eu-central-1\n`);
      await explorer.row(["eu-central-1", "Application", "hr-assistant-eu"]);
      await explorer.waitForRoots(["eu-central-1"]);

      const since = await endpoint.mark();
      await writeFile(awsConfigFile, `${keys("dev", "AKIDSECOND")}region = eu-central-1\n`);
      await endpoint.waitForRequest({ operation: "ListInferenceProfiles", accessKeyId: "AKIDSECOND" }, { since });
    }),
  );
});
