import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { describe, it } from "node:test";
import type { PolicyType, ProblemKind } from "../../../../src/domain/problem";
import { useSigning } from "../signing";
import { keys, section, useControlPlane } from "../support";

const fixture = useControlPlane();
const { environment } = fixture;
const { failWith } = useSigning(fixture);

const role = "arn:aws:iam::210987654321:role/admin";

const page: RequestListener = (_, response) =>
  response.writeHead(403, { "content-type": "text/html" }).end("<html>Blocked");
const login: RequestListener = (_, response) =>
  response.writeHead(200, { "content-type": "text/html" }).end("<html>Sign in");
const empty =
  (status: number): RequestListener =>
  (_, response) =>
    response.writeHead(status).end();
const plain: RequestListener = (_, response) =>
  response.writeHead(503, { "content-type": "text/plain" }).end("upstream connect error");

/** Returns an error response in the format of STS. */
function stsError(status: number, code: string, message: string): RequestListener {
  const body = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>request-1</RequestId></ErrorResponse>`;
  return (_, response) =>
    response.writeHead(status, { "content-type": "text/xml", "x-amzn-requestid": "request-1" }).end(body);
}

/** Returns an error response in the format of the IAM Identity Center portal. */
function portalError(status: number, type: string): RequestListener {
  return (_, response) => response.writeHead(status, { "x-amzn-errortype": type }).end('{"message":"words"}');
}

describe("an STS response to AssumeRole", () => {
  const regionDisabled = "STS is not activated in this region for account:123456789012.";
  for (const [what, answer, kind] of [
    ["an internal failure", stsError(500, "InternalFailure", "words"), "internalServer"],
    ["a service that is not available", stsError(503, "ServiceUnavailable", "words"), "internalServer"],
    ["status 503 without a body", empty(503), "internalServer"],
    ["status 503 with plain text", plain, "internalServer"],
    ["status 429 without a body", empty(429), "throttled"],
    ["a page of a firewall", page, "invalidResponse"],
    ["a sign-in page", login, "invalidResponse"],
    ["status 200 without a body", empty(200), "invalidResponse"],
    [
      "a Region in which STS is not active",
      stsError(403, "RegionDisabledException", regionDisabled),
      "regionNotEnabled",
    ],
    ["an unknown error", stsError(400, "UnknownCode", "words"), "credentialsMissing"],
  ] as const satisfies readonly (readonly [string, RequestListener, ProblemKind])[]) {
    it(`is reported as ${kind}: ${what}`, async () => {
      const lines = [`role_arn = ${role}`, "source_profile = base"];
      await environment.writeFile("config", section("admin", lines) + section("base", keys("AKID")));
      const problem = await fixture.served(answer, () => failWith("admin"));
      assert.deepEqual([problem.kind, problem.credentialsOf], [kind, "admin"]);
    });
  }

  it("is reported in the same way if the role is assumed with a web identity", async () => {
    await writeFile(environment.home("token"), "header.payload.signature");
    const lines = [`role_arn = ${role}`, `web_identity_token_file = ${environment.home("token")}`];
    await environment.writeFile("config", section("web", lines));
    assert.equal((await fixture.served(empty(503), () => failWith("web"))).kind, "internalServer");
    assert.equal((await fixture.served(login, () => failWith("web"))).kind, "invalidResponse");
  });

  for (const [because, policyType, explicitDeny] of [
    ["with an explicit deny in a service control policy", "serviceControlPolicy", true],
    ["because no role trust policy allows the sts:AssumeRole action", "roleTrustPolicy", undefined],
  ] as const satisfies readonly (readonly [string, PolicyType, boolean | undefined])[]) {
    it(`is reported with the type of the policy that denies it: ${because}`, async () => {
      const lines = [`role_arn = ${role}`, "source_profile = base"];
      await environment.writeFile("config", section("admin", lines) + section("base", keys("AKID")));
      const denial = `User: arn:aws:iam::123456789012:user/dev is not authorized to perform: sts:AssumeRole on resource: ${role} ${because}`;
      const problem = await fixture.served(stsError(403, "AccessDenied", denial), () => failWith("admin"));
      assert.deepEqual(
        [problem.kind, problem.action, problem.policyType, problem.explicitDeny],
        ["roleDenied", "sts:AssumeRole", policyType, explicitDeny],
      );
    });
  }
});

describe("a response of the IAM Identity Center portal", () => {
  const startUrl = "https://example.awsapps.com/start";

  for (const [what, answer, kind] of [
    ["an internal error", portalError(500, "InternalServerException"), "internalServer"],
    ["a service that is not available", portalError(503, "ServiceUnavailableException"), "internalServer"],
    ["too many requests", portalError(429, "TooManyRequestsException"), "throttled"],
    ["status 503 without a body", empty(503), "internalServer"],
    ["a page of a firewall", page, "invalidResponse"],
    ["a sign-in page", login, "invalidResponse"],
    ["status 200 without a body", empty(200), "invalidResponse"],
    ["an invalid request", portalError(400, "InvalidRequestException"), "credentialsMissing"],
  ] as const satisfies readonly (readonly [string, RequestListener, ProblemKind])[]) {
    it(`is reported as ${kind}: ${what}`, async () => {
      const lines = ["sso_region = us-east-1", "sso_account_id = 123456789012", "sso_role_name = Developer"];
      await environment.writeFile("config", section("sso", [`sso_start_url = ${startUrl}`, ...lines]));
      const cache = environment.home(".aws", "sso", "cache");
      await mkdir(cache, { recursive: true });
      const file = `${createHash("sha1").update(startUrl).digest("hex")}.json`;
      const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
      const token = { startUrl, region: "us-east-1", accessToken: "good", expiresAt };
      await writeFile(environment.home(".aws", "sso", "cache", file), JSON.stringify(token));
      const problem = await fixture.served(answer, () => failWith("sso"));
      assert.deepEqual([problem.kind, problem.credentialsOf], [kind, "sso"]);
    });
  }
});
