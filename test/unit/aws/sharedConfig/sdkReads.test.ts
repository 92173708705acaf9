import assert from "node:assert/strict";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, it } from "node:test";
import { importTsx, repositoryRoot } from "../../../host/paths";
import { runProgram } from "../../../host/sandbox";
import { day, inTime, loginSession, startUrl, useSignIns } from "../credentials/signIns";
import { keys, section, useControlPlane } from "../support";
import type { ReadOfFile } from "./sdkReads/readRecorder";

const fixture = useControlPlane();
const { environment } = fixture;
const signIns = useSignIns(environment);

const ssoLines = ["sso_account_id = 123456789012", "sso_role_name = Developer"];
const awsProfiles: Readonly<Record<string, readonly string[]>> = {
  keys: keys("AKIDKEYS"),
  role: ["role_arn = arn:aws:iam::111111111111:role/Prod", "source_profile = keys", "duration_seconds = 900"],
  web: ["role_arn = arn:aws:iam::123456789012:role/web", "web_identity_token_file = TOKEN"],
  sso: ["sso_session = corp", ...ssoLines],
  legacy: [`sso_start_url = ${startUrl}`, "sso_region = us-east-1", ...ssoLines],
  login: [`login_session = ${loginSession}`],
};

/**
 * Returns the files that are read while one request is sent with each AWS profile. The code runs in a separate process, because
 * the SDK imports `readFile` when it is loaded. No variable is set that would cause the SDK to read files.
 */
async function readsOf(names: readonly string[]): Promise<Readonly<Record<string, readonly ReadOfFile[]>>> {
  const { portal, signIn, login } = signIns;
  environment.unset("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL");
  environment.set({
    AWS_ENDPOINT_URL_BEDROCK: fixture.endpoint.url,
    AWS_ENDPOINT_URL_STS: fixture.endpoint.url,
    AWS_ENDPOINT_URL_SSO: portal.url,
    AWS_ENDPOINT_URL_SIGNIN: portal.url,
  });
  portal.goodAccessTokens.add("good");
  portal.goodRefreshTokens.add("refresh");
  await writeFile(environment.home("token"), "token");
  await signIn("corp", { accessToken: "good", expiresAt: inTime(day) });
  await signIn(startUrl, { accessToken: "good", expiresAt: inTime(day) });
  await login(inTime(1000), "refresh");
  const sections = Object.entries(awsProfiles).map(([name, lines]) => section(name, lines));
  const session = `[sso-session corp]\nsso_region = us-east-1\nsso_start_url = ${startUrl}\n`;
  const text = sections.join("").replace("TOKEN", environment.home("token")) + session;
  await environment.writeFile("config", `${text}[default]\naws_secret_access_key = hush\n`);
  await environment.writeFile("credentials", "[other]\naws_access_key_id = AKIDOTHER\n");
  const main = path.join(repositoryRoot, "test/unit/aws/sharedConfig/sdkReads/main.ts");
  const { stdout } = await runProgram(process.execPath, [...importTsx, main, ...names], { env: process.env });
  return JSON.parse(stdout) as Readonly<Record<string, readonly ReadOfFile[]>>;
}

describe("the shared AWS files", () => {
  it("are read once by the clients and once per search for credentials, and never by the SDK", async () => {
    const output = await readsOf([...Object.keys(awsProfiles), "-"]);
    for (const file of ["config", "credentials"] as const) {
      const counts = Object.entries(output).map(([name, reads]) => [
        name,
        reads.filter((read) => read.file === environment.home(file)).length,
      ]);
      // The credentials are already resolved when the account ID is requested.
      const expected = { keys: 2, role: 2, web: 2, sso: 2, legacy: 2, login: 2, "-": 2, account: 1 };
      assert.deepEqual(Object.fromEntries(counts), expected, file);
    }
  });

  it("are replaced for the SDK's sign-in providers by a private file without secrets, which is deleted afterwards", async () => {
    await mkdir(environment.home("tmp"));
    const folder = environment.home("tmp");
    environment.set({ TMPDIR: folder, TEMP: folder, TMP: folder });
    const output = await readsOf(["sso", "login"]);
    for (const [name, setting] of [
      ["sso", /^sso_session = corp$[^]*^sso_start_url = /m],
      ["login", /^login_session = /m],
    ] as const) {
      const own = (output[name] ?? []).filter(({ file, text }) => file.startsWith(folder) && text !== undefined);
      assert.ok(own.length > 0, name);
      for (const { mode, text = "" } of own) {
        assert.equal(mode, process.platform === "win32" ? 0o666 : 0o600);
        assert.match(text, setting);
        assert.doesNotMatch(text, /hush|good|refresh|AKID/);
      }
    }
    // tsx stores its files there.
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.startsWith("bedrock")),
      [],
    );
  });
});
