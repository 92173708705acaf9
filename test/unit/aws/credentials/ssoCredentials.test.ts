import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { beforeEach, describe, it } from "node:test";
import { SignInOffers } from "../../../../src/features/signIn/signInOffers";
import type { LocalPortal } from "../../../endpoint/portal";
import { day, inTime, startUrl, useSignIns } from "./signIns";
import { useSigning } from "../signing";
import { section, useControlPlane } from "../support";

const fixture = useControlPlane();
const { environment } = fixture;
const { signWith, failWith, sent } = useSigning(fixture);

const signIns = useSignIns(environment);
const { ssoConfig, signIn, removeSignIn } = signIns;
let portal: LocalPortal;
let session: string;

beforeEach(async () => {
  ({ portal, session } = signIns);
  environment.set({
    AWS_ENDPOINT_URL_SSO: portal.url,
    AWS_ENDPOINT_URL_SSO_OIDC: portal.url,
  });
  await environment.writeFile("config", ssoConfig());
});

describe("an SSO session", () => {
  it("provides the credentials of its role once for all Regions", async () => {
    portal.goodAccessTokens.add("good");
    await signIn(session, { accessToken: "good", expiresAt: inTime(day) });
    const aws = fixture.access();
    await Promise.all(["us-east-1", "us-west-2", "eu-west-1"].map((region) => signWith("sso", aws, region)));
    assert.deepEqual(portal.requests, ["GetRoleCredentials"]);
    assert.match(sent("ListFoundationModels")[0]?.accessKeyId ?? "", /^ASIAPORTAL/);
  });

  it("can contain the account that the AWS profile lacks, as in botocore", async () => {
    const lines = ["sso_region = us-east-1", `sso_start_url = ${startUrl}`, "sso_role_name = Developer"];
    const shared = `[sso-session ${session}]\n${[...lines, "sso_account_id = 123456789012"].join("\n")}\n`;
    await environment.writeFile(
      "config",
      section("sso", [`sso_session = ${session}`, "sso_role_name = Developer"]) + shared,
    );
    portal.goodAccessTokens.add("good");
    await signIn(session, { accessToken: "good", expiresAt: inTime(day) });
    assert.match((await signWith("sso")) ?? "", /^ASIAPORTAL/);
    assert.deepEqual(portal.requests, ["GetRoleCredentials"]);
  });

  it("provides new credentials before the old ones expire", async () => {
    portal.goodAccessTokens.add("good");
    await signIn(session, { accessToken: "good", expiresAt: inTime(day) });
    let ahead = 0;
    const aws = fixture.access({ now: () => Date.now() + ahead });
    const first = await signWith("sso", aws);
    assert.equal(await signWith("sso", aws), first);
    ahead = portal.lifetime - 300_000;
    assert.notEqual(await signWith("sso", aws), first);
    assert.deepEqual(portal.requests, ["GetRoleCredentials", "GetRoleCredentials"]);
  });

  it("renews an expired token and saves the new one", async () => {
    portal.goodRefreshTokens.add("refresh");
    const client = { clientId: "id", clientSecret: "client-secret", registrationExpiresAt: inTime(day) };
    await signIn(session, { accessToken: "old", expiresAt: inTime(-1000), refreshToken: "refresh", ...client });
    assert.match((await signWith("sso")) ?? "", /^ASIAPORTAL/);
    assert.deepEqual(portal.requests, ["CreateToken", "GetRoleCredentials"]);
    const hash = createHash("sha1").update(session).digest("hex");
    const kept = await readFile(environment.home(".aws", "sso", "cache", `${hash}.json`), "utf8");
    assert.match(kept, /"accessToken": "renewed-token-1"/);
  });

  it("is reported as missing before the first sign-in, and later as expired, even if only the portal reports this", async () => {
    const expected = { kind: "signInExpired", signIn: "sso", signInSession: session, credentialsOf: "sso" };
    const fail = async () => {
      const { kind, signIn, signInSession, credentialsOf, neverSignedIn } = await failWith("sso");
      return { kind, signIn, signInSession, credentialsOf, ...(neverSignedIn ? { neverSignedIn } : {}) };
    };
    assert.deepEqual(await fail(), { ...expected, neverSignedIn: true });
    await signIn(session, { accessToken: "old", expiresAt: inTime(-1000) });
    assert.deepEqual(await fail(), expected);
    await signIn(session, { accessToken: "revoked", expiresAt: inTime(day) });
    assert.deepEqual(await fail(), expected);
    assert.deepEqual(portal.requests, ["GetRoleCredentials"]);
  });

  it("is reported as expired if the service rejects the renewal of its token", async () => {
    const client = { clientId: "id", clientSecret: "client-secret", registrationExpiresAt: inTime(day) };
    await signIn(session, { accessToken: "old", expiresAt: inTime(-1000), refreshToken: "revoked", ...client });
    const problem = await failWith("sso");
    assert.equal(problem.kind, "signInExpired");
    assert.deepEqual(portal.requests, ["CreateToken"]);
    assert.doesNotMatch(JSON.stringify(problem), /client-secret|revoked/);
  });

  it("is used by the next call after a sign-in", async () => {
    const aws = fixture.access();
    assert.equal((await failWith("sso", aws)).kind, "signInExpired");
    portal.goodAccessTokens.add("good");
    await signIn(session, { accessToken: "good", expiresAt: inTime(day) });
    assert.match((await signWith("sso", aws)) ?? "", /^ASIAPORTAL/);
  });

  it("is reported as a denied role if the user is not assigned to it", async () => {
    await environment.writeFile("config", ssoConfig("Administrator"));
    portal.goodAccessTokens.add("good");
    await signIn(session, { accessToken: "good", expiresAt: inTime(day) });
    const { kind, resource, signInSession } = await failWith("sso");
    assert.deepEqual(
      { kind, resource, signInSession },
      { kind: "roleDenied", resource: "Administrator", signInSession: undefined },
    );
  });

  it("is reported as a failed connection if the portal cannot be reached", async () => {
    environment.set({ AWS_ENDPOINT_URL_SSO: "http://portal.invalid" });
    await signIn(session, { accessToken: "good", expiresAt: inTime(day) });
    assert.equal((await failWith("sso")).kind, "network");
  });

  describe("whose token cannot be renewed", () => {
    const expiredToken = () => {
      const client = { clientId: "id", clientSecret: "client-secret", registrationExpiresAt: inTime(day) };
      return signIn(session, { accessToken: "old", expiresAt: inTime(-1000), refreshToken: "refresh", ...client });
    };

    it("reports that the OIDC service cannot be reached, even while the SDK does not retry", async () => {
      environment.set({ AWS_ENDPOINT_URL_SSO_OIDC: "http://oidc.invalid" });
      await expiredToken();
      const aws = fixture.access();
      for (const _ of [1, 2]) {
        const problem = await failWith("sso", aws);
        assert.deepEqual([problem.kind, problem.signIn], ["network", undefined]);
        assert.equal(new SignInOffers().isDue(problem), false);
      }
    });

    it("is reported as expired after signing out, even while the SDK does not retry", async () => {
      environment.set({ AWS_ENDPOINT_URL_SSO_OIDC: "http://oidc.invalid" });
      await expiredToken();
      const aws = fixture.access();
      assert.equal((await failWith("sso", aws)).kind, "network");
      await removeSignIn(session);
      assert.equal((await failWith("sso", aws)).kind, "signInExpired");
    });

    it("reports the failure to every AWS profile that waits for the same renewal", async () => {
      environment.set({ AWS_ENDPOINT_URL_SSO_OIDC: "http://oidc.invalid" });
      await environment.writeFile(
        "config",
        ssoConfig() + ssoConfig().replace("profile sso", "profile other").split("[sso-")[0],
      );
      await expiredToken();
      const aws = fixture.access();
      const problems = await Promise.all([failWith("sso", aws), failWith("other", aws)]);
      assert.deepEqual(
        problems.map(({ kind }) => kind),
        ["network", "network"],
      );
    });

    for (const [status, headers, kind] of [
      [407, {}, "proxySignIn"],
      [502, { "content-type": "text/html" }, "proxyFailed"],
      [200, { "content-type": "text/html" }, "invalidResponse"],
      [302, { location: "http://192.0.2.1/" }, "invalidResponse"],
      [403, { "content-type": "text/html" }, "invalidResponse"],
      [400, { "content-type": "application/json" }, "signInExpired"],
      [500, { "content-type": "application/json" }, "internalServer"],
    ] as const) {
      it(`reports a response with the status ${status} as ${kind}`, { timeout: 30_000 }, async () => {
        await expiredToken();
        await fixture.served(
          (_, response) => response.writeHead(status, headers).end("{}"),
          async () => {
            environment.set({
              AWS_ENDPOINT_URL_SSO_OIDC: process.env["AWS_ENDPOINT_URL"] ?? "",
              AWS_MAX_ATTEMPTS: "1",
            });
            assert.equal((await failWith("sso")).kind, kind);
          },
        );
      });
    }
  });

  it("provides the credentials for assuming a role", async () => {
    const role = section("admin", ["role_arn = arn:aws:iam::210987654321:role/admin", "source_profile = sso"]);
    await environment.writeFile("config", ssoConfig() + role);
    portal.goodAccessTokens.add("good");
    await signIn(session, { accessToken: "good", expiresAt: inTime(day) });
    assert.match((await signWith("admin")) ?? "", /^ASIAEXAMPLE/);
    assert.match(sent("AssumeRole")[0]?.accessKeyId ?? "", /^ASIAPORTAL/);
  });

  it("is reported if it has expired and is needed to assume a role", async () => {
    const role = section("admin", ["role_arn = arn:aws:iam::210987654321:role/admin", "source_profile = sso"]);
    await environment.writeFile("config", ssoConfig() + role);
    const { kind, credentialsOf, awsProfile } = await failWith("admin");
    assert.deepEqual(
      { kind, credentialsOf, awsProfile },
      { kind: "signInExpired", credentialsOf: "sso", awsProfile: "admin" },
    );
  });
});

describe("SSO without sessions", () => {
  const lines = [`sso_start_url = ${startUrl}`, "sso_region = us-east-1", "sso_account_id = 123456789012"];
  const legacy = (name: string) => section(name, [...lines, "sso_role_name = Developer"]);

  it("is offered once for all AWS profiles with the same start URL if it has expired", async () => {
    await environment.writeFile("config", legacy("dev") + legacy("test"));
    const offers = new SignInOffers();
    assert.deepEqual([offers.isDue(await failWith("dev")), offers.isDue(await failWith("test"))], [true, false]);
  });

  it("provides the credentials of its role with the token for its start URL", async () => {
    await environment.writeFile("config", legacy("legacy"));
    assert.equal((await failWith("legacy")).neverSignedIn, true);
    portal.goodAccessTokens.add("good");
    await signIn(startUrl, { accessToken: "good", expiresAt: inTime(day) });
    assert.match((await signWith("legacy")) ?? "", /^ASIAPORTAL/);
    await signIn(startUrl, { accessToken: "good", expiresAt: inTime(-1000) });
    assert.equal((await failWith("legacy")).kind, "signInExpired");
  });
});
