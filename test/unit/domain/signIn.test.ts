import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { AwsProfile, AwsProfileKind } from "../../../src/domain/awsProfile";
import { signInCommand, knownSignIns, signInOf, signInsInUse } from "../../../src/domain/signIn";

const named = (name: string, credentials: AwsProfileKind): AwsProfile => ({ name, credentials });
const role = (name: string, awsProfile: string) =>
  named(name, { kind: "assumedRole", roleArn: "arn:aws:iam::123456789012:role/x", source: { awsProfile } });
const awsProfiles = [
  named("dev", { kind: "sso", session: "corp" }),
  named("test", { kind: "sso", session: "corp" }),
  named("old", { kind: "legacySso", startUrl: "https://old.example/start" }),
  named("older", { kind: "legacySso", startUrl: "https://old.example/start" }),
  named("console", { kind: "login", session: "arn:aws:iam::123456789012:user/me" }),
  named("keys", { kind: "staticKeys", file: "credentials" }),
  role("admin", "between"),
  role("between", "dev"),
  role("loop", "pool"),
  role("pool", "loop"),
  role("lost", "nowhere"),
];
const nowhere = { kind: "nowhere" } as const;

describe("the sign-in of an AWS profile", () => {
  for (const [name, command] of [
    ["dev", "aws sso login --profile dev"],
    ["old", "aws sso login --profile old"],
    ["console", "aws login --profile console"],
    ["admin", "aws sso login --profile dev"],
    ["keys", undefined],
    ["loop", undefined],
    ["lost", undefined],
    ["unknown", undefined],
  ] as const) {
    it(`is ${command ?? "undefined"} for ${name}`, () => {
      const signIn = signInOf(name, awsProfiles);
      assert.equal(signIn && signInCommand(signIn).join(" "), command);
    });
  }

  it("omits --profile if no AWS profile is named", () => {
    assert.deepEqual(signInCommand({ kind: "login" }), ["aws", "login"]);
    assert.deepEqual(signInCommand({ kind: "login" }, "otherMachine"), ["aws", "login", "--remote"]);
    assert.deepEqual(signInCommand({ kind: "sso", awsProfile: "dev" }, "otherMachine"), [
      "aws",
      "sso",
      "login",
      "--profile",
      "dev",
      "--use-device-code",
    ]);
  });

  it("passes an AWS profile with the name of an option as a value", () => {
    for (const name of ["-rf", "--debug", "-", "--profile=x"]) {
      const command = signInCommand({ kind: "sso", awsProfile: name }, "otherMachine");
      assert.deepEqual(command.slice(3), [`--profile=${name}`, "--use-device-code"]);
    }
  });

  it("passes any AWS profile name as one argument", () => {
    assert.deepEqual(signInCommand({ kind: "sso", awsProfile: "a; touch marker $(x)" }).at(-1), "a; touch marker $(x)");
  });
});

describe("the sign-ins in use", () => {
  it("include each session once, even if several AWS profiles share it", () => {
    const inUse = signInsInUse(["test", "admin", "dev", "keys", "console"], nowhere, awsProfiles);
    assert.deepEqual(inUse, [
      { awsProfile: "test", kind: "sso" },
      { awsProfile: "console", kind: "login" },
    ]);
  });

  it("include each start URL once if there are no sessions", () => {
    assert.deepEqual(signInsInUse(["older", "old", "dev"], nowhere, awsProfiles), [
      { awsProfile: "older", kind: "sso" },
      { awsProfile: "dev", kind: "sso" },
    ]);
  });

  it("are the sign-in of the default AWS profile if none is selected", () => {
    const defaultCredentials = { kind: "awsProfile", name: "admin" } as const;
    assert.deepEqual(signInsInUse([], defaultCredentials, awsProfiles), [{ awsProfile: "dev", kind: "sso" }]);
    assert.deepEqual(signInsInUse([], nowhere, awsProfiles), []);
    assert.deepEqual(signInsInUse(["keys"], defaultCredentials, awsProfiles), []);
  });

  it("include all sign-ins in the shared AWS files for knownSignIns", () => {
    assert.deepEqual(
      knownSignIns(awsProfiles).map(({ awsProfile }) => awsProfile),
      ["dev", "old", "console"],
    );
  });
});
