import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { offerSignIns } from "../../../../src/features/signIn/signInTarget";
import type { Problem } from "../../../../src/domain/problem";
import type { AnyProblem } from "../../domain/samples";
import { problem } from "../../domain/samples";

const problemRowOf = ({ kind, ...facts }: Pick<Problem, "kind"> & Partial<AnyProblem>) => ({
  connection: { region: "us-east-1" },
  problem: problem(kind, "ListInferenceProfiles", facts as Partial<Problem>),
});

const awsProfiles = [
  { name: "dev", credentials: { kind: "sso", session: "corp" } },
  { name: "keys", credentials: { kind: "staticKeys", file: "credentials" } },
] as const;
const facts = { selected: ["keys"], defaultCredentials: { kind: "nowhere" }, awsProfiles, findings: [] } as const;
const dev = { awsProfile: "dev", kind: "sso" } as const;

describe("the available sign-ins", () => {
  it("are those in the problem, regardless of the config files", () => {
    const row = problemRowOf({ kind: "signInExpired", signIn: "login", awsProfile: "admin", credentialsOf: "me" });
    assert.deepEqual(offerSignIns(row, facts), { signIns: [{ kind: "login", awsProfile: "me" }], isGuess: false });
  });

  it("are those of the AWS profile in a row or a problem", () => {
    for (const row of [
      { awsProfile: "dev" },
      { connection: { awsProfile: "dev", region: "us-east-1" } },
      problemRowOf({ kind: "credentialsExpired", awsProfile: "dev" }),
      { problem: problem("credentialsExpired", "ListInferenceProfiles", { awsProfile: "dev" }) },
    ]) {
      assert.deepEqual(offerSignIns(row, facts), { signIns: [dev], isGuess: false });
    }
  });

  it("are those in use if the command has no target", () => {
    assert.deepEqual(offerSignIns(undefined, { ...facts, selected: ["dev"] }), { signIns: [dev], isGuess: false });
  });

  it("are all known sign-ins if none is in use, and the console sign-in, which requires no setup", () => {
    assert.deepEqual(offerSignIns(undefined, facts), { signIns: [dev, { kind: "login" }], isGuess: true });
    assert.deepEqual(offerSignIns({ awsProfile: "keys" }, { ...facts, awsProfiles: [] }), {
      signIns: [{ kind: "login", awsProfile: "keys" }],
      isGuess: true,
    });
  });

  it("never include those of other AWS profiles if the AWS profile of the row does not use a sign-in", () => {
    const role = (source: string) =>
      ({ kind: "assumedRole", roleArn: "arn:aws:iam::123456789012:role/x", source: { awsProfile: source } }) as const;
    const roles = [
      ...awsProfiles,
      { name: "fromKeys", credentials: role("keys") },
      { name: "fromSignIn", credentials: role("dev") },
      { name: "empty", credentials: { kind: "incomplete", missing: [] } },
    ] as const;
    const offer = (awsProfile: string) => offerSignIns({ awsProfile }, { ...facts, awsProfiles: roles });
    for (const name of ["keys", "fromKeys"]) {
      assert.deepEqual(offer(name), { signIns: [], isGuess: false, withoutSignIn: name });
    }
    assert.deepEqual(offer("fromSignIn"), { signIns: [dev], isGuess: false });
    assert.deepEqual(offer("empty"), { signIns: [{ kind: "login", awsProfile: "empty" }], isGuess: true });
  });

  it("are the sign-ins that renew expired credentials", () => {
    const row = problemRowOf({ kind: "credentialsExpired", renewedBy: dev });
    assert.deepEqual(offerSignIns(row, { ...facts, selected: [] }), { signIns: [dev], isGuess: false });
  });
});
