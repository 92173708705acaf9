import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient, STSServiceException } from "@aws-sdk/client-sts";
import { accountId, credentials, signed, useEndpoint } from "./support";

const fixture = useEndpoint();

async function identity(region: string) {
  const client = new STSClient({ region, endpoint: fixture.endpoint.url, credentials, maxAttempts: 1 });
  try {
    return await client.send(new GetCallerIdentityCommand({}));
  } finally {
    client.destroy();
  }
}

function post(form: string, headers: Record<string, string> = signed("us-east-1", "sts")): Promise<Response> {
  return fetch(`${fixture.endpoint.url}/`, {
    method: "POST",
    body: form,
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
  });
}

describe("GetCallerIdentity", () => {
  it("returns the account, the role and the partition", async () => {
    const caller = await identity("us-east-1");
    assert.equal(caller.Account, accountId);
    assert.equal(caller.Arn, `arn:aws:sts::${accountId}:assumed-role/Developer/developer`);
    assert.match(caller.UserId ?? "", /^AROA[A-Z0-9]+:developer$/);
    assert.match(caller.$metadata.requestId ?? "", /^[0-9a-f-]{36}$/);
    assert.match((await identity("us-gov-west-1")).Arn ?? "", /^arn:aws-us-gov:sts::/);
  });

  it("is recorded with the Region", async () => {
    const mark = fixture.endpoint.mark();
    await identity("eu-west-1");
    const request = await fixture.endpoint.waitForRequest("GetCallerIdentity", { since: mark });
    assert.equal(request.region, "eu-west-1");
    assert.deepEqual(request.body, { Action: "GetCallerIdentity", Version: "2011-06-15" });
  });

  it("returns faults as errors in XML", async () => {
    fixture.endpoint.faults.add({ kind: "error", error: "ExpiredToken", operation: "GetCallerIdentity" });
    await assert.rejects(identity("us-east-1"), (error) => {
      assert.ok(error instanceof STSServiceException);
      assert.equal(error.name, "ExpiredToken");
      assert.equal(error.message, "The security token included in the request is expired");
      return true;
    });
  });
});

describe("other STS requests", () => {
  it("are invalid actions", async () => {
    const response = await post("Action=Nothing%26%3C&Version=2011-06-15");
    assert.equal(response.status, 400);
    assert.equal(response.headers.get("content-type"), "text/xml");
    const text = await response.text();
    assert.match(text, /<Code>InvalidAction<\/Code>/);
    assert.match(text, /<Message>Could not find operation Nothing&amp;&lt; for version 2011-06-15<\/Message>/);
  });

  it("require a signature for STS", async () => {
    const form = "Action=GetCallerIdentity&Version=2011-06-15";
    const unsigned = await post(form, {});
    assert.equal(unsigned.status, 403);
    assert.match(await unsigned.text(), /<Code>MissingAuthenticationToken<\/Code>/);
    assert.match(await (await post(form, signed("us-east-1", "bedrock"))).text(), /correct service: &apos;sts&apos;/);
  });
});

describe("assuming a role", () => {
  const RoleArn = "arn:aws:iam::210987654321:role/path/admin";
  const RoleSessionName = "me";

  async function withClient<T>(work: (client: STSClient) => Promise<T>): Promise<T> {
    const client = new STSClient({
      region: "eu-west-1",
      endpoint: fixture.endpoint.url,
      credentials,
      maxAttempts: 1,
    });
    try {
      return await work(client);
    } finally {
      client.destroy();
    }
  }

  it("returns access keys for the role, in the account of the role, for the requested time", async () => {
    const command = new AssumeRoleCommand({ RoleArn, RoleSessionName, DurationSeconds: 900, ExternalId: "a:b/c" });
    const { Credentials, AssumedRoleUser } = await withClient((client) => client.send(command));
    const seconds = ((Credentials?.Expiration?.getTime() ?? 0) - Date.now()) / 1000;
    assert.ok(seconds > 880 && seconds <= 900, String(seconds));
    assert.equal(AssumedRoleUser?.Arn, "arn:aws:sts::210987654321:assumed-role/admin/me");
    const keys = { accessKeyId: Credentials?.AccessKeyId ?? "", secretAccessKey: Credentials?.SecretAccessKey ?? "" };
    const client = new STSClient({ region: "eu-west-1", endpoint: fixture.endpoint.url, credentials: keys });
    const caller = await client.send(new GetCallerIdentityCommand({}));
    client.destroy();
    assert.deepEqual([caller.Account, caller.Arn], ["210987654321", AssumedRoleUser.Arn]);
  });

  it("returns different access keys each time", async () => {
    const keys = await withClient(async (client) => {
      const send = async () => client.send(new AssumeRoleCommand({ RoleArn, RoleSessionName }));
      return [await send(), await send()].map(({ Credentials }) => Credentials?.AccessKeyId);
    });
    assert.equal(new Set(keys).size, 2);
  });

  it("accepts the token of a web identity instead of a signature", async () => {
    const response = await post(
      new URLSearchParams({
        Action: "AssumeRoleWithWebIdentity",
        Version: "2011-06-15",
        RoleArn,
        RoleSessionName,
        WebIdentityToken: "header.payload.signature",
      }).toString(),
      {},
    );
    assert.equal(response.status, 200);
    assert.match(await response.text(), /<AccessKeyId>ASIA.*<Provider>/);
  });

  it("requires a signature for every other request", async () => {
    const form = new URLSearchParams({ Action: "AssumeRole", Version: "2011-06-15", RoleArn, RoleSessionName });
    assert.equal((await post(form.toString(), {})).status, 403);
  });

  for (const [what, input, name, message] of [
    [
      "a wrong MFA code",
      { SerialNumber: "arn:aws:iam::1:mfa/x", TokenCode: "000000" },
      "AccessDenied",
      /^MultiFactorAuthentication failed with invalid MFA one time pass code/,
    ],
    [
      "a duration that is too short",
      { DurationSeconds: 60 },
      "ValidationError",
      /^1 validation error detected: Value '60' at 'durationSeconds' failed to satisfy constraint: Member must have value/,
    ],
    ["an invalid session name", { RoleSessionName: "a b" }, "ValidationError", /at 'roleSessionName' failed/],
    ["an ARN of a user", { RoleArn: "arn:aws:iam::123456789012:user/me" }, "ValidationError", / is invalid$/],
  ] as const) {
    it(`is rejected with ${what}`, async () => {
      const command = new AssumeRoleCommand({ RoleArn, RoleSessionName, ...input });
      await assert.rejects(
        withClient((client) => client.send(command)),
        (error) => {
          assert.ok(error instanceof STSServiceException);
          assert.equal(error.name, name);
          assert.match(error.message, message);
          return true;
        },
      );
    });
  }
});
