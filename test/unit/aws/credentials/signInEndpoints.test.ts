import assert from "node:assert/strict";
import dns from "node:dns";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import type { LocalPortal } from "../../../endpoint/portal";
import { day, inTime, loginSession, startUrl, useSignIns } from "./signIns";
import { useSigning } from "../signing";
import { keys, section, useControlPlane } from "../support";

const fixture = useControlPlane();
const { environment } = fixture;
const { signWith, failWith } = useSigning(fixture);
const signIns = useSignIns(environment);
const { ssoConfig, signIn, login } = signIns;

describe("the endpoint of another AWS profile", () => {
  const client = { clientId: "id", clientSecret: "client-secret", registrationExpiresAt: inTime(day) };
  const legacy = `sso_start_url = ${startUrl}\nsso_region = us-east-1\nsso_account_id = 123456789012\nsso_role_name = Developer`;
  let hosts: string[];
  let portal: LocalPortal;
  let session: string;

  beforeEach(() => {
    ({ portal, session } = signIns);
    environment.unset("AWS_ENDPOINT_URL");
    environment.set({ AWS_MAX_ATTEMPTS: "1" });
    hosts = [];
    // The host name appears in the error, and no request is sent to AWS.
    mock.method(dns, "lookup", (host: string, _: unknown, done: (error: Error) => void) => {
      hosts.push(host);
      done(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: "ENOTFOUND" }));
    });
    portal.goodAccessTokens.add("good");
    portal.goodRefreshTokens.add("refresh");
  });
  afterEach(() => mock.restoreAll());

  const assumedRole = () =>
    section("sso", ["role_arn = arn:aws:iam::123456789012:role/admin", "source_profile = base", "region = us-east-1"]) +
    section("base", keys("AKIDBASE"));
  /** The hosts without options, with FIPS, and with dual-stack, as resolved by botocore 1.43.11. */
  const portalHosts = [
    "portal.sso.us-east-1.amazonaws.com",
    "portal.sso-fips.us-east-1.amazonaws.com",
    "portal.sso.us-east-1.api.aws",
  ] as const;
  type Hosts = readonly [plain: string, fips: string, dualStack: string];
  const kinds: readonly (readonly [what: string, hosts: Hosts, write: () => Promise<unknown>, config: () => string])[] =
    [
      [
        "the token of a session",
        portalHosts,
        () => signIn(session, { accessToken: "good", expiresAt: inTime(day) }),
        ssoConfig,
      ],
      [
        "the token that renews a session token",
        ["oidc.us-east-1.amazonaws.com", "oidc-fips.us-east-1.amazonaws.com", "oidc.us-east-1.api.aws"],
        () => signIn(session, { accessToken: "old", expiresAt: inTime(-1000), refreshToken: "refresh", ...client }),
        ssoConfig,
      ],
      [
        "the token of a start URL",
        portalHosts,
        () => signIn(startUrl, { accessToken: "good", expiresAt: inTime(day) }),
        () => section("sso", [legacy]),
      ],
      [
        "the token that renews a console sign-in",
        ["us-east-1.signin.aws.amazon.com", "signin-fips.us-east-1.amazonaws.com", "signin.us-east-1.api.aws"],
        () => login(inTime(-1000), "refresh"),
        () => section("sso", [`login_session = ${loginSession}`, "region = us-east-1"]),
      ],
      [
        "the request for a role",
        ["sts.us-east-1.amazonaws.com", "sts-fips.us-east-1.amazonaws.com", "sts.us-east-1.api.aws"],
        async () => undefined,
        assumedRole,
      ],
    ];
  for (const [what, [host], write, config] of kinds) {
    it(`does not receive ${what}`, async () => {
      const other = (name: string) => `[${name}]\nendpoint_url = ${portal.url}\n`;
      await write();
      await environment.writeFile("config", config() + other("default") + other("profile other"));
      await failWith("sso");
      environment.set({ AWS_PROFILE: "other" });
      await failWith("sso");
      assert.deepEqual(portal.requests, []);
      assert.ok(hosts.length > 0 && hosts.every((each) => each === host), hosts.join());
    });
  }

  for (const [what, [, fips, dualStack], write, config] of kinds) {
    for (const [host, setting, variable] of [
      [fips, "use_fips_endpoint", undefined],
      [fips, undefined, "AWS_USE_FIPS_ENDPOINT"],
      [dualStack, "use_dualstack_endpoint", undefined],
      [dualStack, undefined, "AWS_USE_DUALSTACK_ENDPOINT"],
    ] as const) {
      it(`does not replace the host of ${setting ?? variable} for ${what}`, async () => {
        await write();
        const lines = setting ? `]\n${setting} = TRUE\n` : "]\n";
        await environment.writeFile("config", config().replace("]\n", lines));
        environment.set(variable ? { [variable]: "true" } : {});
        const found = await failWith("sso");
        assert.deepEqual(new Set(hosts), new Set([host]));
        const kind = host === dualStack ? "dualStack" : "fips";
        const place = found.kind === "unknownHost" ? found.variant : undefined;
        assert.deepEqual([found.kind, place?.kind], ["unknownHost", kind], found.detail);
        assert.equal(place?.setting.kind, setting ? "awsProfile" : "environment");
      });
    }
  }

  it("receives no requests if the environment has an endpoint for another service", async () => {
    environment.set({ AWS_ENDPOINT_URL_SIGNIN: portal.url, AWS_ENDPOINT_URL_SSO_OIDC: portal.url });
    await signIn(session, { accessToken: "good", expiresAt: inTime(day) });
    await environment.writeFile("config", `${ssoConfig()}[default]\nendpoint_url = ${portal.url}\n`);
    await failWith("sso");
    assert.deepEqual(portal.requests, []);
  });

  it("does not replace the endpoints in the environment", async () => {
    environment.set({ AWS_ENDPOINT_URL_BEDROCK: fixture.endpoint.url, AWS_ENDPOINT_URL_SSO: portal.url });
    await signIn(session, { accessToken: "good", expiresAt: inTime(day) });
    const other = "[default]\nendpoint_url = http://elsewhere.invalid\n";
    await environment.writeFile("config", ssoConfig());
    assert.match((await signWith("sso")) ?? "", /^ASIAPORTAL/);
    environment.set({ AWS_ENDPOINT_URL_SSO_OIDC: portal.url });
    await environment.writeFile("config", ssoConfig() + other);
    assert.match((await signWith("sso")) ?? "", /^ASIAPORTAL/);
  });

  it("is used to sign in to that AWS profile itself, as is the endpoint in the environment", async () => {
    environment.set({ AWS_ENDPOINT_URL_BEDROCK: fixture.endpoint.url });
    await signIn(session, { accessToken: "good", expiresAt: inTime(day) });
    await environment.writeFile("config", ssoConfig().replace("[sso", `endpoint_url = ${portal.url}\n[sso`));
    environment.set({ AWS_PROFILE: "sso" });
    assert.match((await signWith("sso")) ?? "", /^ASIAPORTAL/);
    await environment.writeFile("config", ssoConfig());
    environment.unset("AWS_PROFILE");
    environment.set({ AWS_ENDPOINT_URL: portal.url });
    assert.match((await signWith("sso")) ?? "", /^ASIAPORTAL/);
  });
});
