import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Problem, ProblemKind } from "../../../src/domain/problem";
import { quotedCommand, signInCommandFor } from "../../../src/messages/credentialsProblem";
import { formatProblem } from "../../../src/messages/problem";
import { runProgram } from "../../host/sandbox";
import { problem } from "../domain/samples";

const reasonOf = (kind: ProblemKind, facts: Partial<Problem> = {}) =>
  formatProblem(problem(kind, "ListInferenceProfiles", facts)).reason;

describe("the message for failing credentials", () => {
  const role = "arn:aws:iam::123456789012:role/team/admin";
  const mfaDevice = "arn:aws:iam::123456789012:mfa/dev";
  for (const [kind, facts, reason] of [
    ["credentialsMissing", {}, "No AWS credentials were found. Sign in with the AWS CLI, then try again."],
    [
      "credentialsMissing",
      { awsProfile: "dev" },
      "No credentials were found for the AWS profile dev. Sign in with the AWS CLI, or check the AWS config files.",
    ],
    [
      "awsProfileMissing",
      { awsProfile: "admin", credentialsOf: "base" },
      "The AWS profile base was not found in the AWS config files. Add it, then try again.",
    ],
    ["credentialsExpired", {}, "The default credentials have expired. Renew them, then try again."],
    [
      "credentialsExpired",
      { awsProfile: "dev", renewedBy: { kind: "sso", awsProfile: "dev" } },
      "Your AWS sign-in has expired. Sign in again, then try again.",
    ],
    [
      "credentialsExpired",
      { awsProfile: "dev" },
      "The credentials for the AWS profile dev have expired. Renew them, then try again.",
    ],
    [
      "signInExpired",
      { awsProfile: "admin", credentialsOf: "sso", signIn: "sso" },
      "The SSO sign-in for the AWS profile sso has expired. Run aws sso login --profile sso, then try again.",
    ],
    [
      "signInExpired",
      { credentialsOf: "my console", signIn: "login" },
      `The sign-in for the AWS profile my console has expired. Run aws login --profile ${quotedCommand(["my console"])}, then try again.`,
    ],
    [
      "signInExpired",
      { credentialsOf: "sso", signIn: "sso", neverSignedIn: true },
      "You are not signed in with the AWS profile sso. Run aws sso login --profile sso, then try again.",
    ],
    ["mfaCancelled", { mfaDevice }, `An MFA code is required. Try again, and enter the code from ${mfaDevice}.`],
    [
      "mfaRefused",
      { mfaDevice },
      `AWS rejected the code from the MFA device ${mfaDevice}. Try again with the next code.`,
    ],
    [
      "processFailed",
      { credentialsOf: "vault" },
      "The credential_process program of the AWS profile vault failed. See the log for details.",
    ],
    [
      "roleDenied",
      { resource: role, principal: "dev" },
      "dev is not authorized to assume the role admin. Check its permissions and the role's trust policy.",
    ],
    [
      "roleDenied",
      { resource: role },
      "These credentials are not authorized to assume the role admin. Contact your administrator.",
    ],
    [
      "roleDenied",
      { resource: role, principal: "dev", action: "sts:AssumeRole", policyType: "identityBasedPolicy" },
      "dev is not authorized to assume the role admin. Check its permissions and the role's trust policy.",
    ],
    [
      "roleDenied",
      { resource: role, action: "sts:AssumeRole", policyType: "serviceControlPolicy", explicitDeny: true },
      "A service control policy of your organization denies sts:AssumeRole on role/team/admin. Contact your administrator.",
    ],
    [
      "roleDenied",
      { resource: role, principal: "dev", explicitDeny: true },
      "A policy explicitly denies sts:AssumeRole on role/team/admin. Contact your administrator.",
    ],
    [
      "roleDenied",
      { resource: role, principal: "dev", policyType: "roleTrustPolicy" },
      "The role's trust policy does not allow sts:AssumeRole on role/team/admin. Contact your administrator.",
    ],
    [
      "regionNotEnabled",
      { credentialsOf: "admin" },
      "The AWS profile admin assumes its role in a Region where AWS STS is not active. Activate AWS STS in IAM, or set another Region.",
    ],
    [
      "metadataFailed",
      { service: "EcsContainer" },
      "The credentials service of this container did not return credentials. Check the role of the task or pod.",
    ],
    [
      "metadataFailed",
      { service: "Ec2InstanceMetadata" },
      "The metadata service of this EC2 instance did not return credentials. Check that a role is attached to the instance.",
    ],
    ["clockSkew", {}, "This computer's clock does not match AWS time. Set the clock, then try again."],
    [
      "clockSkew",
      { clockSkew: 600_000 },
      "This computer's clock is 10 min ahead of AWS time. Set the clock, then try again.",
    ],
    [
      "clockSkew",
      { clockSkew: -3_630_000 },
      "This computer's clock is 61 min behind AWS time. Set the clock, then try again.",
    ],
  ] as const satisfies readonly (readonly [ProblemKind, Partial<Problem>, string])[]) {
    it(`states the reason: ${reason.slice(0, 70)}`, () => assert.equal(reasonOf(kind, facts), reason));
  }

  it("names the IAM Identity Center role, because its ARN is unknown", () => {
    assert.match(
      reasonOf("roleDenied", { resource: "Developer" }),
      /^These credentials are not authorized to assume the role Developer\./,
    );
  });

  it("offers the IAM policy if AWS returns the missing permission", () => {
    const remediesOf = (facts: Partial<Problem>) =>
      formatProblem(problem("roleDenied", "ListInferenceProfiles", { resource: role, ...facts })).remedies;
    assert.ok(remediesOf({ action: "sts:AssumeRole" }).includes("copyIamPolicy"));
    assert.ok(!remediesOf({}).includes("copyIamPolicy"));
    assert.ok(!remediesOf({ action: "sts:AssumeRole", explicitDeny: true }).includes("copyIamPolicy"));
    assert.ok(!remediesOf({ action: "sts:AssumeRole", policyType: "roleTrustPolicy" }).includes("copyIamPolicy"));
  });
});

describe("the sign-in command", () => {
  for (const name of [
    "dev",
    "my admin",
    "$HOME",
    "a`touch marker`b",
    "$(touch marker)",
    "it's",
    'a "b"; touch marker',
    "a'; touch marker; 'b",
    "a > marker",
    "a && touch marker",
    "a\ntouch marker\n",
    String.raw`a\b`,
    "!x",
    "@x",
    "-rf",
    "--profile=-rf",
    "é",
  ]) {
    it(
      `preserves the AWS profile name when it is pasted into a shell: ${name}`,
      { skip: process.platform === "win32" },
      async () => {
        const pasted = quotedCommand(["printf", "%s", name]);
        const { stdout, files } = await runProgram("sh", ["-c", pasted]);
        assert.deepEqual(files, [], "the shell has run a part of the name");
        assert.equal(stdout, name);
      },
    );
  }

  it("can be pasted into PowerShell, and into the command prompt if that has quotation marks for the name", () => {
    for (const [name, quoted] of [
      ["dev", "dev"],
      ["dev@x", "dev@x"],
      ["@dev", '"@dev"'],
      ["my admin", '"my admin"'],
      ["a\\b c", '"a\\b c"'],
      ["it's; calc", '"it\'s; calc"'],
      ["a & calc", '"a & calc"'],
      ["$(calc)", "'$(calc)'"],
      ["`calc it's", "'`calc it''s'"],
      ['a" ; calc', "'a\" ; calc'"],
      ["\u201d; calc \u2019", "'\u201d; calc \u2019\u2019'"],
      ["--profile=-rf", '"--profile=-rf"'],
    ] as const) {
      assert.equal(quotedCommand(["aws", name], "win32"), `aws ${quoted}`);
    }
  });

  it("passes any AWS profile name as one argument", () => {
    const name = 'a "b"; touch marker';
    assert.deepEqual(signInCommandFor(problem("signInExpired", "GetInferenceProfile", { credentialsOf: name })), [
      "aws",
      "sso",
      "login",
      "--profile",
      name,
    ]);
    assert.deepEqual(signInCommandFor(problem("signInExpired", "GetInferenceProfile", { signIn: "login" })), [
      "aws",
      "login",
    ]);
  });
});
