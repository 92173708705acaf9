import { openDetails } from "../e2e/openDetails";
import type { Surface } from "./surfaces";

const region = "us-east-1";
const noKeys = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };

const base = `[profile dev]
aws_access_key_id = AKIDDEV
aws_secret_access_key = x
region = us-east-1
`;
const role = `role_arn = arn:aws:iam::210987654321:role/admin
source_profile = dev
`;

/** The surfaces for accounts, credentials and Regions. */
export const connectionSurfaces: Readonly<Record<string, Surface>> = {
  accounts: {
    options: {
      awsConfig: `${base}[profile prod]\n${role}region = eu-central-1\n`,
      settings: { "bedrockProfiles.awsProfiles": ["dev", "prod"], "bedrockProfiles.regions": [] },
    },
    async show(workbench, take) {
      const { explorer, endpoint, quickInput } = workbench;
      await explorer.open();
      await explorer.row(["dev (123456789012)", region, "Application", "checkout-assistant-prod"]);
      await explorer.row(["prod (210987654321)", "eu-central-1", "Application", "hr-assistant-eu"]);
      await take("accounts");
      await workbench.runCommand("Bedrock: Select AWS Profiles...");
      await quickInput.waitForTitle("Select AWS Profiles");
      await take("select-aws-profiles");
      await quickInput.cancel();
      await openDetails(workbench, "hr-assistant-eu");
      await take("accounts-details");
      await endpoint.setFaults({ kind: "hang", operation: "*", count: 0 });
      await workbench.reload();
      await explorer.open();
      await explorer.waitForDescription("eu-central-1", /^updated /);
      await take("remembered");
    },
  },

  mfa: {
    options: {
      awsConfig: `${base}[profile admin]\n${role}mfa_serial = arn:aws:iam::123456789012:mfa/dev\n`,
      settings: { "bedrockProfiles.awsProfiles": ["admin"] },
    },
    async show({ explorer, quickInput }, take) {
      await explorer.open();
      await quickInput.waitForTitle(/MFA/);
      await quickInput.type("12");
      await take("mfa");
      await quickInput.cancel();
      await explorer.row([region, /MFA code/]);
      await take("mfa-cancelled");
    },
  },

  "no-region": {
    options: { settings: { "bedrockProfiles.regions": [] }, env: { AWS_REGION: undefined } },
    async show({ explorer }, take) {
      await explorer.open();
      await explorer.waitForWelcome(/^No AWS (credentials and no AWS )?Region/);
      await take("welcome-no-region");
    },
  },

  "no-credentials": {
    options: { env: noKeys },
    async show({ explorer }, take) {
      await explorer.open();
      await explorer.waitForWelcome(/^No AWS credentials were found/);
      await take("welcome-no-credentials");
    },
  },
};
