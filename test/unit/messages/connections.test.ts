import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { formatConnections } from "../../../src/messages/connections";

const virginia = { region: "us-east-1" };
const oregon = { region: "us-west-2" };
const inDev = { awsProfile: "dev", region: "us-east-1" };

describe("the connections in use", () => {
  for (const [awsProfiles, connections, text, sentence] of [
    [[], [virginia], "Default credentials · us-east-1", "Default credentials, us-east-1."],
    [[], [virginia, oregon], "Default credentials · 2 Regions", "Default credentials, us-east-1, us-west-2."],
    [["dev"], [inDev], "dev · us-east-1", "dev, us-east-1."],
    [
      ["dev", "prod"],
      [inDev, { awsProfile: "prod", region: "us-east-1" }],
      "2 AWS profiles · us-east-1",
      "dev, prod, us-east-1.",
    ],
    [["dev"], [], "dev · No Region", "dev, no Region."],
  ] as const) {
    it(`are formatted as ${text}`, () => {
      assert.deepEqual(formatConnections(awsProfiles, connections, "en"), {
        text,
        sentence: `Bedrock connection: ${sentence} Select to choose AWS profiles.`,
      });
    });
  }

  it("include the credentials that are used and those that are not", () => {
    const sso = { kind: "sso", session: "corp" } as const;
    const dev = { name: "dev", credentials: sso, unused: [{ kind: "staticKeys", file: "credentials" }] } as const;
    const { sentence } = formatConnections(["dev", "gone"], [inDev], "en", {
      credentials: [
        { name: "dev", awsProfile: dev },
        { name: "gone", awsProfile: undefined },
      ],
    });
    const devText = "dev (IAM Identity Center, session corp (not used: Access keys in the credentials file))";
    assert.equal(sentence, `Bedrock connection: ${devText}, gone, us-east-1. Select to choose AWS profiles.`);
  });

  for (const [source, awsProfile, text] of [
    [{ kind: "environment" }, undefined, "Environment variables"],
    [{ kind: "environment", unusedAwsProfile: "a" }, undefined, "Environment variables (not used: AWS profile a)"],
    [
      { kind: "awsProfile", name: "default" },
      { name: "default", credentials: { kind: "process" } },
      "AWS profile default: Program (credential_process)",
    ],
    [{ kind: "awsProfileMissing", name: "x" }, undefined, "AWS profile x, not in the AWS config files"],
    [{ kind: "instance" }, undefined, "EC2 instance metadata, if available"],
  ] as const) {
    it(`include the origin of the default credentials: ${text}`, () => {
      const { sentence } = formatConnections([], [virginia], "en", { credentials: [{ source, awsProfile }] });
      assert.match(sentence, /^Bedrock connection: Default credentials \(/);
      assert.ok(sentence.includes(`Default credentials (${text}), us-east-1.`), sentence);
    });
  }

  const fromDefault = { source: { kind: "awsProfile", name: "default" }, awsProfile: undefined } as const;
  const account = "123456789012";

  it("include the account, and the AWS profile that provides the default credentials", () => {
    const { text, sentence } = formatConnections([], [virginia], "en", {
      credentials: [fromDefault],
      accountOf: () => account,
    });
    assert.equal(text, `default · ${account} · us-east-1`);
    assert.ok(sentence.includes(`Default credentials (AWS profile default), account ${account}, us-east-1.`), sentence);
    assert.equal(
      formatConnections(["dev"], [inDev], "en", { accountOf: () => account }).text,
      `dev · ${account} · us-east-1`,
    );
  });

  it("include the account of several AWS profiles only if it is the same, but always in the full sentence", () => {
    const both = [inDev, { awsProfile: "prod", region: "us-east-1" }];
    const accountOf = (name: string | undefined) => (name === "dev" ? account : undefined);
    const { text, sentence } = formatConnections(["dev", "prod"], both, "en", { accountOf });
    assert.equal(text, "2 AWS profiles · us-east-1");
    assert.ok(sentence.includes(`dev, account ${account}, prod, us-east-1.`), sentence);
    const same = formatConnections(["dev", "prod"], both, "en", { accountOf: () => account });
    assert.equal(same.text, `2 AWS profiles · ${account} · us-east-1`);
  });

  it("show the sign-in state instead of the account if the sign-in is missing or has expired", () => {
    const none = { source: { kind: "instance" }, awsProfile: undefined } as const;
    const missing = formatConnections([], [virginia], "en", { credentials: [none], signIn: "missing" });
    assert.equal(missing.text, "Not signed in · us-east-1");
    assert.match(missing.sentence, /, Not signed in, us-east-1\./);
    const expired = formatConnections(["dev"], [inDev], "en", { accountOf: () => account, signIn: "expired" });
    assert.equal(expired.text, "dev · Sign-in expired · us-east-1");
  });
});
