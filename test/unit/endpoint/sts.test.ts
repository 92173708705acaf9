import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { GetCallerIdentityCommand, STSClient, STSServiceException } from "@aws-sdk/client-sts";
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
  it("gives the account, the role and its partition, as the SDK reads them", async () => {
    const caller = await identity("us-east-1");
    assert.equal(caller.Account, accountId);
    assert.equal(caller.Arn, `arn:aws:sts::${accountId}:assumed-role/Developer/developer`);
    assert.match(caller.UserId ?? "", /^AROA[A-Z0-9]+:developer$/);
    assert.match(caller.$metadata.requestId ?? "", /^[0-9a-f-]{36}$/);
    assert.match((await identity("us-gov-west-1")).Arn ?? "", /^arn:aws-us-gov:sts::/);
  });

  it("is recorded with its region", async () => {
    const mark = fixture.endpoint.mark();
    await identity("eu-west-1");
    const request = await fixture.endpoint.waitForRequest("GetCallerIdentity", { since: mark });
    assert.equal(request.region, "eu-west-1");
    assert.deepEqual(request.body, { Action: "GetCallerIdentity", Version: "2011-06-15" });
  });

  it("meets faults as errors in XML", async () => {
    fixture.endpoint.faults.add({ kind: "error", error: "ExpiredToken", operation: "GetCallerIdentity" });
    await assert.rejects(identity("us-east-1"), (error) => {
      assert.ok(error instanceof STSServiceException);
      assert.equal(error.name, "ExpiredToken");
      assert.equal(error.message, "The security token included in the request is expired");
      return true;
    });
  });
});

describe("other requests to STS", () => {
  it("are invalid actions", async () => {
    const reply = await post("Action=Nothing%26%3C&Version=2011-06-15");
    assert.equal(reply.status, 400);
    assert.equal(reply.headers.get("content-type"), "text/xml");
    const text = await reply.text();
    assert.match(text, /<Code>InvalidAction<\/Code>/);
    assert.match(text, /<Message>Could not find operation Nothing&amp;&lt; for version 2011-06-15<\/Message>/);
  });

  it("need a signature for STS", async () => {
    const form = "Action=GetCallerIdentity&Version=2011-06-15";
    const unsigned = await post(form, {});
    assert.equal(unsigned.status, 403);
    assert.match(await unsigned.text(), /<Code>MissingAuthenticationToken<\/Code>/);
    assert.match(await (await post(form, signed("us-east-1", "bedrock"))).text(), /correct service: &apos;sts&apos;/);
  });
});
