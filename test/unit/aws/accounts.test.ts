import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Aws } from "../../../src/aws";
import { useSigning } from "./signing";
import { credentials, keys, problemFrom, section, shortLimits, unaborted, useControlPlane } from "./support";

const fixture = useControlPlane();
const { environment } = fixture;
const { signWith, sent } = useSigning(fixture);

function accountOf(aws: Aws, awsProfile?: string, signal: AbortSignal = unaborted): Promise<string> {
  return aws.sts.getAccountId({ ...(awsProfile === undefined ? {} : { awsProfile }), region: "eu-west-1" }, { signal });
}

const admin = section("admin", ["role_arn = arn:aws:iam::210987654321:role/admin", "source_profile = base"]);

describe("the account of an AWS profile", () => {
  it("is requested once, regardless of the number of callers", async () => {
    await environment.writeFile("config", section("dev", keys("AKIDDEV")));
    const aws = fixture.access();
    const accounts = await Promise.all([accountOf(aws, "dev"), accountOf(aws, "dev"), accountOf(aws, "dev")]);
    assert.deepEqual([...accounts, await accountOf(aws, "dev")], Array(4).fill("123456789012"));
    const [request, ...more] = sent("GetCallerIdentity");
    assert.deepEqual([request?.accessKeyId, request?.region, more], ["AKIDDEV", "eu-west-1", []]);
  });

  it("is the account that owns its credentials", async () => {
    await environment.writeFile("config", admin + section("base", keys("AKIDBASE")));
    const aws = fixture.access();
    const accounts = await Promise.all([accountOf(aws), accountOf(aws, "base"), accountOf(aws, "admin")]);
    assert.deepEqual(accounts, ["123456789012", "123456789012", "210987654321"]);
    assert.deepEqual(
      new Set(sent("GetCallerIdentity").map(({ accessKeyId }) => accessKeyId)),
      new Set([credentials.AWS_ACCESS_KEY_ID, "AKIDBASE", "ASIAEXAMPLE000000001"]),
    );
  });

  it("is requested with the same credentials as other requests", async () => {
    await environment.writeFile("config", admin + section("base", keys("AKIDBASE")));
    const aws = fixture.access();
    await Promise.all([signWith("admin", aws), accountOf(aws, "admin")]);
    assert.equal(sent("AssumeRole").length, 1);
  });

  it("is requested again after the credentials have changed, because they may belong to another account", async () => {
    await environment.writeFile("config", section("dev", keys("AKIDDEV")));
    const aws = fixture.access();
    await accountOf(aws, "dev");
    await environment.writeFile(
      "config",
      admin.replace("profile admin", "profile dev") + section("base", keys("AKID")),
    );
    aws.reset();
    assert.equal(await accountOf(aws, "dev"), "210987654321");
  });

  it("is requested again after a failure, and the failure is reported", async () => {
    fixture.endpoint.faults.add({ kind: "error", error: "ExpiredToken", operation: "GetCallerIdentity" });
    const aws = fixture.access();
    const { kind, operation, region } = await problemFrom(accountOf(aws));
    assert.deepEqual(
      { kind, operation, region },
      { kind: "credentialsExpired", operation: "GetCallerIdentity", region: "eu-west-1" },
    );
    assert.equal(await accountOf(aws), "123456789012");
  });

  it("is reported as a timeout, not as a cancellation, if STS never responds", async () => {
    fixture.endpoint.faults.add({ kind: "hang", operation: "GetCallerIdentity", count: 0 });
    const { kind } = await problemFrom(accountOf(fixture.access({ limits: shortLimits })));
    assert.equal(kind, "timeout");
  });

  it("is still requested if only one of the waiting callers is aborted", async () => {
    fixture.endpoint.faults.add({ kind: "slow", delayMs: 200, operation: "GetCallerIdentity" });
    const aws = fixture.access();
    const abort = new AbortController();
    const since = fixture.endpoint.mark();
    const [aborted, remaining] = [problemFrom(accountOf(aws, undefined, abort.signal)), accountOf(aws)];
    await fixture.endpoint.waitForRequest("GetCallerIdentity", { since });
    abort.abort();
    assert.equal((await aborted).kind, "cancelled");
    assert.equal(await remaining, "123456789012");
    assert.equal(sent("GetCallerIdentity").length, 1);
  });
});
