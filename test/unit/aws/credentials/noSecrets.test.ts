import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import type { Aws } from "../../../../src/aws";
import { problemOf } from "../../../../src/domain/problem";
import { formatProblem } from "../../../../src/messages/problem";
import { program } from "../signing";
import { section, unaborted, useControlPlane } from "../support";
import { controlPlaneOf } from "../controlPlane";

const fixture = useControlPlane();
const { environment } = fixture;

/** All secrets in these tests contain this string, and no message may contain it. */
const secret = "Hush0";
const code = "918273";

/**
 * Returns everything that a failed request makes visible: the error with all its fields, the sentence, and the console output.
 */
async function readable(aws: Aws = fixture.access()): Promise<string> {
  const written: unknown[][] = [];
  const methods = ["debug", "error", "info", "log", "trace", "warn"] as const;
  const originals = methods.map((method) => console[method]);
  methods.forEach((method) => (console[method] = (...args: unknown[]) => written.push(args)));
  try {
    await controlPlaneOf(aws, { awsProfile: "dev", region: "us-east-1" }).listFoundationModels({ signal: unaborted });
    assert.fail("succeeded");
  } catch (error) {
    const problem = problemOf(error);
    assert.ok(problem, String(error));
    const { stack } = error as Error;
    return inspect([error, stack, formatProblem(problem), written], {
      depth: null,
      showHidden: true,
      maxStringLength: null,
    });
  } finally {
    methods.forEach((method, index) => (console[method] = originals[index] ?? console[method]));
  }
}

/** An AWS error that repeats a whole signed request. */
const repeatsRequest: RequestListener = ({ headers }, response) => {
  const token = String(headers["x-amz-security-token"]);
  const message = `The request signature we calculated does not match.\n\nThe Canonical String should have been\n'GET\n/\nx-amz-security-token:${token}\n\nhost;x-amz-date'`;
  response.writeHead(403, { "content-type": "application/json", "x-amzn-errortype": "InvalidSignatureException" });
  response.end(JSON.stringify({ message }));
};

const temporary = [
  "aws_access_key_id = AKIDDEV",
  `aws_secret_access_key = ${secret}-key`,
  `aws_session_token = ${secret}-token`,
];

describe("no secret is visible after", () => {
  it("a rejected signature whose error repeats the request", async () => {
    await environment.writeFile("config", section("dev", temporary));
    const text = await fixture.served(repeatsRequest, () => readable());
    assert.match(text, /signatureRefused/);
    assert.doesNotMatch(text, new RegExp(secret));
  });

  for (const [what, output] of [
    ["invalid output", `console.log('{"SecretAccessKey":"${secret}')`],
    [
      "secrets in its error output",
      `console.error('{"SecretAccessKey": "${secret}", password="${secret}"}'); process.exit(1)`,
    ],
    ["keys in its error output", `console.error("bad key " + "${secret}aB3/".repeat(5)); process.exit(1)`],
  ] as const) {
    it(`a program with ${what} whose command line contains a password`, async () => {
      await environment.writeFile("config", section("dev", [await program(environment, output)]));
      const text = await readable();
      assert.match(text, /processFailed/);
      assert.doesNotMatch(text, new RegExp(`${secret}|hunter2`));
    });
  }

  it("a wrong MFA code in any format", async () => {
    const role = ["role_arn = arn:aws:iam::123456789012:role/admin", "source_profile = base"];
    const mfa = "mfa_serial = arn:aws:iam::123456789012:mfa/dev";
    await environment.writeFile("config", section("dev", [...role, mfa]) + section("base", temporary));
    for (const given of [code, `${code} `, `x${code}`]) {
      const text = await readable(fixture.access({ askMfaCode: () => Promise.resolve(given) }));
      assert.match(text, /mfaRefused/);
      assert.doesNotMatch(text, new RegExp(`${secret}|${code}`));
    }
  });

  it("a token that STS rejects", async () => {
    const role = "role_arn = arn:aws:iam::123456789012:role/admin";
    const file = environment.home("token");
    await writeFile(file, `${secret}.`.repeat(10));
    await environment.writeFile("config", section("dev", [role, `web_identity_token_file = ${file}`]));
    const message = `Value '${secret}' at 'webIdentityToken' failed to satisfy constraint: Member must have length`;
    fixture.endpoint.faults.add({ kind: "error", error: "ValidationException", message, count: 0 });
    assert.doesNotMatch(await readable(), new RegExp(secret));
  });

  it("an SSO token that cannot be read or renewed", async () => {
    const lines = ["sso_session = corp", "sso_account_id = 123456789012", "sso_role_name = Developer"];
    const shared = "[sso-session corp]\nsso_region = us-east-1\nsso_start_url = https://example.awsapps.com/start\n";
    await environment.writeFile("config", section("dev", lines) + shared);
    const folder = environment.home(".aws", "sso", "cache");
    await mkdir(folder, { recursive: true });
    const token = {
      accessToken: secret,
      refreshToken: secret,
      clientId: "id",
      clientSecret: secret,
      expiresAt: "2020",
    };
    environment.set({ AWS_ENDPOINT_URL_SSO_OIDC: "http://127.0.0.1:9" });
    for (const text of [`{"accessToken":"x",${secret}`, JSON.stringify(token)]) {
      await writeFile(`${folder}/${createHash("sha1").update("corp").digest("hex")}.json`, text);
      assert.doesNotMatch(await readable(), new RegExp(secret));
    }
  });

  it("a sign-in to the console that cannot be read", async () => {
    await environment.writeFile("config", section("dev", ["login_session = me", "region = us-east-1"]));
    const folder = environment.home(".aws", "login", "cache");
    await mkdir(folder, { recursive: true });
    await writeFile(`${folder}/${createHash("sha256").update("me").digest("hex")}.json`, `{"a":${secret}}`);
    const text = await readable();
    assert.match(text, /signInExpired/);
    assert.doesNotMatch(text, new RegExp(secret));
  });

  it("a container that responds with something else", async () => {
    const role = ["role_arn = arn:aws:iam::123456789012:role/admin", "credential_source = EcsContainer"];
    await environment.writeFile("config", section("dev", role));
    environment.set({ AWS_CONTAINER_AUTHORIZATION_TOKEN: secret });
    const text = await fixture.served(
      (_, response) => response.end(`{"Token":${secret}}`),
      () => {
        environment.set({ AWS_CONTAINER_CREDENTIALS_FULL_URI: process.env["AWS_ENDPOINT_URL"] ?? "" });
        return readable();
      },
    );
    assert.match(text, /metadataFailed/);
    assert.doesNotMatch(text, new RegExp(secret));
  });
});
