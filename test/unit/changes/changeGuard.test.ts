import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ChangeGuard } from "../../../src/changes/changeGuard";
import { parseChangeRules } from "../../../src/domain/changeRules";
import { formatRefusal } from "../../../src/messages/refusal";
import { AccountIds } from "../../../src/profiles/accountIds";
import { program } from "../aws/signing";
import { keys, section, useControlPlane } from "../aws/support";

const [own, other] = ["123456789012", "444455556666"];
const dev = { awsProfile: "dev", region: "us-east-1" };

/** The settings of the credentials, and the current time in milliseconds since the epoch. */
interface SourceOptions {
  readonly source?: readonly string[];
  readonly now?: () => number;
}

describe("the change guard", () => {
  const fixture = useControlPlane();

  async function guard(readOnly: unknown, protectedAccounts: unknown, options: SourceOptions = {}) {
    const { source = keys("AKIDdev"), now = Date.now } = options;
    await fixture.environment.writeFile("config", section("dev", source));
    const aws = fixture.access({ now });
    const accounts = new AccountIds(
      async () => aws.sts,
      () => undefined,
    );
    const made = new ChangeGuard(() => parseChangeRules(readOnly, protectedAccounts), accounts);
    const signInAgain = () => {
      aws.reset();
      accounts.invalidate();
    };
    return { guard: made, accounts, signInAgain };
  }
  const requests = () => fixture.endpoint.requests.map(({ operation }) => operation);

  it("allows changes without a request if no account is protected", async () => {
    const { guard: allowing } = await guard(false, []);
    assert.equal(await allowing.check([{ connection: dev, accountId: own }]), undefined);
    assert.deepEqual([allowing.findGeneralRefusal(), requests()], [undefined, []]);
  });

  it("rejects every change without a request if readOnly is set, and names the setting", async () => {
    const { guard: readOnly } = await guard(true, []);
    const refusal = await readOnly.check([{ connection: dev }]);
    assert.ok(refusal);
    assert.match(formatRefusal(refusal), /^The setting bedrockProfiles\.readOnly does not allow changes\./);
    assert.deepEqual([readOnly.findGeneralRefusal(), requests()], [{ kind: "readOnly" }, []]);
  });

  it("rejects changes to a resource with a protected account in its ARN, without a request", async () => {
    const { guard: protecting } = await guard(false, [other]);
    const refusal = await protecting.check([
      { connection: dev, accountId: own },
      { connection: dev, accountId: other },
    ]);
    assert.deepEqual([refusal, requests()], [{ kind: "protectedAccount", accountId: other }, []]);
    assert.match(formatRefusal({ kind: "protectedAccount", accountId: other }), /protectedAccounts.*444455556666/);
  });

  it("rejects changes with credentials for a protected account, and allows others", async () => {
    const { guard: protecting } = await guard(false, [own]);
    assert.deepEqual(await protecting.check([{ connection: dev }]), { kind: "protectedAccount", accountId: own });
    const { guard: allowing } = await guard(false, [other]);
    assert.equal(await allowing.check([{ connection: dev, accountId: own }]), undefined);
  });

  it("rejects changes if the account of the current credentials cannot be determined, even if it was known before", async () => {
    const { guard: protecting, signInAgain } = await guard(false, [other]);
    assert.equal(await protecting.check([{ connection: dev }]), undefined);
    signInAgain();
    const error = { kind: "error", error: "ExpiredTokenException", operation: "GetCallerIdentity" } as const;
    fixture.endpoint.faults.add({ ...error, count: 1 });
    const refusal = await protecting.check([{ connection: dev }]);
    assert.deepEqual(refusal, { kind: "unknownAccount", awsProfile: "dev" });
    assert.match(formatRefusal({ kind: "unknownAccount", awsProfile: "dev" }), /the account of dev could not/);
    assert.equal(await protecting.check([{ connection: dev }]), undefined, "the next check asks again");
  });

  it("rejects changes if renewed credentials belong to a protected account", async () => {
    const session = fixture.endpoint.account.roleSessions.open(`arn:aws:iam::${other}:role/deploy`, "dev");
    const file = JSON.stringify(fixture.environment.home("runs"));
    const code = `
      const fs = require("node:fs");
      const AccessKeyId = fs.existsSync(${file}) ? ${JSON.stringify(session?.accessKeyId)} : "AKIDdev";
      fs.writeFileSync(${file}, "");
      const Expiration = new Date(Date.now() + 3600000).toISOString();
      const keys = { Version: 1, AccessKeyId, SecretAccessKey: "x", SessionToken: "t", Expiration };
      process.stdout.write(JSON.stringify(keys));`;
    let ahead = 0;
    const { guard: protecting } = await guard(false, [other], {
      source: [await program(fixture.environment, code)],
      now: () => Date.now() + ahead,
    });
    assert.equal(await protecting.check([{ connection: dev }]), undefined);
    ahead = 3_600_000;
    assert.deepEqual(await protecting.check([{ connection: dev }]), { kind: "protectedAccount", accountId: other });
    assert.deepEqual(requests(), ["GetCallerIdentity", "GetCallerIdentity"]);
  });

  it("waits for an account that is already being requested", async () => {
    const { guard: protecting, accounts } = await guard(false, [own]);
    const loading = accounts.load(dev);
    assert.equal((await protecting.check([{ connection: dev }]))?.kind, "protectedAccount");
    await loading;
  });
});
