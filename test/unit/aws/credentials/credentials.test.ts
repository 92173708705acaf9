import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deferred } from "../../domain/deferred";
import { calls, credentials, keys, listAll, problemFrom, section, useControlPlane } from "../support";

const fixture = useControlPlane();

function withoutCredentials(): void {
  fixture.environment.unset(...Object.keys(credentials));
}

describe("credentials that do not exist", () => {
  it("are reported as missing, without a request", async () => {
    withoutCredentials();
    const problem = await problemFrom(listAll(fixture.controlPlane()));
    assert.equal(problem.kind, "credentialsMissing");
    assert.equal(problem.credentialsOf, undefined);
    assert.equal(problem.outcomeUnknown, false);
    assert.deepEqual(fixture.endpoint.requests, []);
  });

  it("are reported as missing for a create request, which was never sent", async () => {
    withoutCredentials();
    const problem = await problemFrom(calls.CreateInferenceProfile(fixture.controlPlane()));
    assert.equal(problem.kind, "credentialsMissing");
    assert.equal(problem.outcomeUnknown, false);
  });

  it("are reported as missing for an AWS profile that is in no file, instead of being taken from the environment", async () => {
    const problem = await problemFrom(listAll(fixture.controlPlane("us-east-1", undefined, "nobody")));
    assert.equal(problem.kind, "awsProfileMissing");
    assert.equal(problem.credentialsOf, "nobody");
    assert.deepEqual(fixture.endpoint.requests, []);
  });
});

describe("credentials that were initially missing", () => {
  it("are found by the next call", async () => {
    withoutCredentials();
    const controlPlane = fixture.controlPlane();
    assert.equal((await problemFrom(listAll(controlPlane))).kind, "credentialsMissing");
    await fixture.environment.writeFile("credentials", `[default]\n${keys("AKIDLATER").join("\n")}\n`);
    assert.ok((await listAll(controlPlane)).length > 0);
    assert.equal(fixture.endpoint.requests[0]?.accessKeyId, "AKIDLATER");
  });

  it("are found in a section that was added to a file", async () => {
    const controlPlane = fixture.controlPlane("us-east-1", undefined, "dev");
    await fixture.environment.writeFile("config", section("other", keys("AKIDOTHER")));
    assert.equal((await problemFrom(listAll(controlPlane))).kind, "awsProfileMissing");
    await fixture.environment.writeFile("config", section("dev", keys("AKIDDEV")));
    assert.ok((await listAll(controlPlane)).length > 0);
    assert.equal(fixture.endpoint.requests[0]?.accessKeyId, "AKIDDEV");
  });
});

describe("credentials that AWS rejects", () => {
  for (const error of ["ExpiredTokenException", "UnrecognizedClientException"]) {
    it(`are resolved again by the next call: ${error}`, async () => {
      const controlPlane = fixture.controlPlane("us-east-1", undefined, "dev");
      await fixture.environment.writeFile("config", section("dev", keys("AKIDOLD")));
      fixture.endpoint.faults.add({ kind: "error", error, operation: "ListInferenceProfiles" });
      await problemFrom(listAll(controlPlane));
      await fixture.environment.writeFile("config", section("dev", keys("AKIDNEW")));
      await listAll(controlPlane);
      assert.deepEqual(
        fixture.endpoint.requests.map(({ accessKeyId }) => accessKeyId),
        ["AKIDOLD", "AKIDNEW"],
      );
    });
  }
});

describe("credentials that AWS accepts", () => {
  it("are resolved only once for all operations, even if the files change", async () => {
    const controlPlane = fixture.controlPlane("us-east-1", undefined, "dev");
    await fixture.environment.writeFile("config", section("dev", keys("AKIDDEV")));
    await Promise.all([listAll(controlPlane), listAll(controlPlane, "SYSTEM_DEFINED")]);
    await fixture.environment.writeFile("config", section("dev", keys("AKIDOTHER")));
    fixture.endpoint.faults.add({ kind: "error", error: "AccessDeniedException", operation: "ListInferenceProfiles" });
    await problemFrom(listAll(controlPlane));
    await calls.CreateInferenceProfile(controlPlane);
    assert.deepEqual(new Set(fixture.endpoint.requests.map(({ accessKeyId }) => accessKeyId)), new Set(["AKIDDEV"]));
  });
});

describe("a search for credentials", () => {
  it("can be canceled while a program is running", async () => {
    const asked = deferred();
    const abort = new AbortController();
    // The program sends a request to a server that never responds, and exits when the server closes.
    const problem = await fixture.served(
      () => asked.resolve(),
      async () => {
        const ask = `require('http').get(process.env.AWS_ENDPOINT_URL).on('error', () => {})`;
        const program = `"${process.execPath}" -e "${ask}"`;
        await fixture.environment.writeFile("config", section("dev", [`credential_process = ${program}`]));
        const controlPlane = fixture.controlPlane("us-east-1", undefined, "dev");
        const problem = problemFrom(listAll(controlPlane, "APPLICATION", abort.signal));
        await asked.promise;
        abort.abort();
        return problem;
      },
    );
    assert.equal(problem.kind, "cancelled");
  });
});

describe("a role that is denied", () => {
  it("is reported with the missing permission", async () => {
    const role = "arn:aws:iam::123456789012:role/admin";
    await fixture.environment.writeFile(
      "config",
      section("admin", [`role_arn = ${role}`, "source_profile = base"]) + section("base", keys("AKIDBASE")),
    );
    const message = `User: arn:aws:iam::123456789012:user/dev is not authorized to perform: sts:AssumeRole on resource: ${role}`;
    const problem = await fixture.served(
      (_, response) => {
        response.writeHead(403, { "content-type": "text/xml" });
        response.end(
          `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
        );
      },
      () => problemFrom(listAll(fixture.controlPlane("us-east-1", undefined, "admin"))),
    );
    const { kind, action, resource, principal, outcomeUnknown } = problem;
    assert.deepEqual(
      { kind, action, resource, principal, outcomeUnknown },
      { kind: "roleDenied", action: "sts:AssumeRole", resource: role, principal: "dev", outcomeUnknown: false },
    );
  });
});

describe("an expired SSO session", () => {
  it("is reported as expired", async () => {
    // No other test uses this session, because after a failed token renewal, the SDK does not retry that session for 30
    // seconds.
    await fixture.environment.writeFile(
      "config",
      `${section("sso", ["sso_session = never-used", "sso_account_id = 123456789012", "sso_role_name = dev"])}[sso-session never-used]
sso_region = us-east-1
sso_start_url = https://example.awsapps.com/start
`,
    );
    const problem = await problemFrom(listAll(fixture.controlPlane("us-east-1", undefined, "sso")));
    assert.equal(problem.kind, "signInExpired");
  });
});
