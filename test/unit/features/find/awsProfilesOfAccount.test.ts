import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { AwsProfile } from "../../../../src/domain/awsProfile";
import { awsProfilesOfAccount } from "../../../../src/features/find/awsProfilesOfAccount";

const account = "210987654321";
const sso = (name: string, accountId: string): AwsProfile => ({
  name,
  credentials: { kind: "sso", session: "corp" },
  accountId,
});
const configured = [sso("dev", "123456789012"), sso("prod", account), sso("prod-admin", account)];
const names = (profiles: readonly AwsProfile[]) => profiles.map(({ name }) => name);

describe("the AWS profiles to offer for the account in an ARN", () => {
  it("are those that are configured for it", () => {
    const inUse = [{ name: "dev", awsProfile: configured[0] }];
    assert.deepEqual(names(awsProfilesOfAccount(account, configured, inUse, new Set())), ["prod", "prod-admin"]);
  });

  it("are offered if only the default credentials are in use", () => {
    const inUse = [{ source: { kind: "container" }, awsProfile: undefined }] as const;
    assert.deepEqual(names(awsProfilesOfAccount(account, configured, inUse, new Set(["1"]))), ["prod", "prod-admin"]);
  });

  it("are none if credentials of the account are in use", () => {
    const inUse = [{ name: "prod", awsProfile: configured[1] }];
    assert.deepEqual(awsProfilesOfAccount(account, configured, inUse, new Set()), []);
    assert.deepEqual(awsProfilesOfAccount(account, configured, [], new Set([account])), []);
  });

  it("do not include AWS profiles that the AWS CLI rejects", () => {
    const broken: AwsProfile = { ...sso("prod", account), credentials: { kind: "incomplete", missing: ["x"] } };
    assert.deepEqual(awsProfilesOfAccount(account, [broken], [], new Set()), []);
  });
});
