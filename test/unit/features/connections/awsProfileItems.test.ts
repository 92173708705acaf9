import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  credentialsChoices,
  otherFindings,
  resolveSelection,
} from "../../../../src/features/connections/awsProfileItems";
import type { AwsProfileKind } from "../../../../src/domain/awsProfile";
import type { ConfigFinding } from "../../../../src/domain/configFinding";
import { formatAwsProfileKind } from "../../../../src/messages/awsProfile";
import { formatFinding } from "../../../../src/messages/configFinding";

const roleArn = "arn:aws:iam::123456789012:role/team/admin";

describe("the credentials in the picker", () => {
  const known = {
    awsProfiles: [
      { name: "dev", credentials: { kind: "sso", session: "corp" }, region: "eu-west-1" },
      { name: "keys", credentials: { kind: "staticKeys", file: "credentials" } },
    ],
    defaultCredentials: { kind: "environment" },
    defaultRegion: "us-east-1",
    findings: [],
  } as const;

  it("are the default credentials, followed by each AWS profile with its kind and Region", () => {
    assert.deepEqual(
      credentialsChoices(known, []).map(({ label, description, picked }) => [label, description, picked]),
      [
        ["Default credentials", "Environment variables · us-east-1", true],
        ["dev", "IAM Identity Center, session corp · eu-west-1", false],
        ["keys", "Access keys in the credentials file", false],
      ],
    );
  });

  it("include AWS profiles that are in the setting but in no file, so that they can be removed", () => {
    assert.deepEqual(
      credentialsChoices(known, ["gone", "keys"])
        .filter(({ picked }) => picked)
        .map(({ awsProfile, description }) => [awsProfile, description]),
      [
        ["keys", "Access keys in the credentials file"],
        ["gone", "Not in the AWS config files"],
      ],
    );
  });
});

describe("a problem in the shared AWS files", () => {
  const finding = { file: "/aws/config", line: 3, what: "duplicateSetting", consequence: "laterUsed" } as const;
  const inSection = (name: string, facts: Partial<ConfigFinding> = {}): ConfigFinding => ({
    ...finding,
    section: { type: "awsProfile", name },
    ...facts,
  });

  it("is shown with its AWS profile, worst first, and separately if its AWS profile is not listed or unknown", () => {
    const findings: ConfigFinding[] = [
      { ...finding, line: 1 },
      inSection("dev"),
      inSection("dev", { line: 9, what: "unclosedQuote", consequence: "notRun" }),
      inSection("gone", { line: 12 }),
      inSection("nobody", { line: 15 }),
      { ...finding, line: 20, section: { type: "ssoSession", name: "dev" } },
    ];
    const awsProfiles = [{ name: "dev", credentials: { kind: "staticKeys", file: "credentials" } }] as const;
    const known = { awsProfiles, defaultCredentials: { kind: "nowhere" }, defaultRegion: undefined, findings } as const;
    const choices = credentialsChoices(known, ["gone"]);
    assert.deepEqual(
      choices.map(({ awsProfile, findings }) => [awsProfile, findings.map(({ what }) => what)]),
      [
        [undefined, []],
        ["dev", ["unclosedQuote", "duplicateSetting"]],
        ["gone", ["duplicateSetting"]],
      ],
    );
    assert.deepEqual(otherFindings(findings, choices), [findings[0], findings[4], findings[5]]);
  });
});

describe("a problem with the name of an AWS profile", () => {
  it("is shown with the AWS profile that was meant or, if that is not listed, with the one that the AWS CLI reads", () => {
    const facts = { file: "/aws/credentials", consequence: "otherName" } as const;
    const findings: ConfigFinding[] = [
      { ...facts, line: 1, what: "needlessPrefix", name: "profile dev", section: { type: "awsProfile", name: "dev" } },
      { ...facts, line: 3, what: "needlessPrefix", name: "profile a", section: { type: "awsProfile", name: "a" } },
      { ...facts, line: 5, what: "wrongFile", name: "sso-session x", section: { type: "ssoSession", name: "x" } },
      { ...facts, line: 7, what: "wrongFile", section: { type: "ssoSession", name: "<b>" } },
    ];
    const awsProfiles = ["dev", "profile dev", "profile a", "sso-session x", "<b>"].map((name) => {
      return { name, credentials: { kind: "staticKeys", file: "credentials" } } as const;
    });
    const known = { awsProfiles, defaultCredentials: { kind: "nowhere" }, defaultRegion: undefined, findings } as const;
    const choices = credentialsChoices(known, []);
    assert.deepEqual(
      choices.flatMap((choice) => choice.findings.map(({ line }) => [choice.awsProfile, line])),
      [
        ["dev", 1],
        ["profile a", 3],
        ["sso-session x", 5],
      ],
    );
    assert.deepEqual(otherFindings(findings, choices), [findings[3]]);
  });
});

describe("the selection", () => {
  const defaultCredentials = { awsProfile: undefined };
  const dev = { awsProfile: "dev" };
  const prod = { awsProfile: "prod" };
  for (const [what, before, now, settled] of [
    ["an AWS profile after the default credentials", [defaultCredentials], [defaultCredentials, dev], [dev]],
    ["the default credentials after AWS profiles", [dev, prod], [defaultCredentials, dev, prod], [defaultCredentials]],
    ["several AWS profiles", [dev], [dev, prod], [dev, prod]],
    ["the default credentials", [], [defaultCredentials], [defaultCredentials]],
    ["all checkboxes at once", [], [defaultCredentials, dev, prod], [defaultCredentials]],
    ["none", [defaultCredentials], [], []],
  ] as const) {
    it(`resolves ${what}`, () =>
      assert.deepEqual(resolveSelection<{ awsProfile: string | undefined }>(before, now), settled));
  }
});

describe("the kind of an AWS profile", () => {
  for (const [kind, text] of [
    [
      { kind: "legacySso", startUrl: "https://corp.example/start" },
      "IAM Identity Center at https://corp.example/start",
    ],
    [{ kind: "assumedRole", roleArn, source: { awsProfile: "base" } }, "Role admin, source profile: base"],
    [
      { kind: "assumedRole", roleArn, source: { service: "Ec2InstanceMetadata" } },
      "Role admin, credential source: EC2 instance",
    ],
    [{ kind: "process" }, "Program (credential_process)"],
    [{ kind: "webIdentity", roleArn }, "Role admin with web identity"],
    [{ kind: "login", session: "arn:aws:iam::123456789012:user/me" }, "Console sign-in (aws login)"],
    [{ kind: "incomplete", missing: ["sso_region", "sso_role_name"] }, "Incomplete, missing sso_region, sso_role_name"],
    [{ kind: "incomplete", missing: [] }, "No credentials"],
  ] as const satisfies readonly (readonly [AwsProfileKind, string])[]) {
    it(`is described as "${text}"`, () => assert.equal(formatAwsProfileKind(kind), text));
  }

  it("is not described for a file that cannot be read, because its path is shown", () => {
    const file = "/home/me/.aws/config";
    const unreadable = formatFinding({ file, what: "unreadable", consequence: "fileIgnored" });
    assert.match(unreadable, /\/home\/me\/\.aws\/config/);
    const notText = formatFinding({ file, line: 3, what: "notText", consequence: "lineIgnored" });
    assert.match(notText, /\/home\/me\/\.aws\/config, line 3/);
  });
});
