import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { beforeEach, describe, it } from "node:test";
import type { LocalPortal } from "../../../endpoint/portal";
import { useSigning } from "../signing";
import { keys, section, useControlPlane } from "../support";
import { day, inTime, loginSession, useSignIns } from "./signIns";

const fixture = useControlPlane();
const { environment } = fixture;
const { signWith, failWith } = useSigning(fixture);
const signIns = useSignIns(environment);
const { login } = signIns;
let portal: LocalPortal;

describe("a sign-in to the console", () => {
  beforeEach(async () => {
    ({ portal } = signIns);
    environment.set({ AWS_ENDPOINT_URL_SIGNIN: portal.url });
    await environment.writeFile(
      "config",
      section("console", [`login_session = ${loginSession}`, "region = us-east-1"]),
    );
  });

  it("provides its credentials", async () => {
    await login(inTime(day), "refresh");
    assert.equal(await signWith("console"), "ASIALOGIN");
    assert.deepEqual(portal.requests, []);
  });

  it("renews its credentials with DPoP before they expire", async () => {
    portal.goodRefreshTokens.add("refresh");
    const file = await login(inTime(1000), "refresh");
    assert.match((await signWith("console")) ?? "", /^ASIAPORTAL/);
    assert.deepEqual(portal.requests, ["CreateOAuth2Token"]);
    assert.match(await readFile(file, "utf8"), /ASIAPORTAL/);
  });

  it("is reported as missing before the first sign-in, and as expired if the service rejects the renewal", async () => {
    const fail = async () => {
      const { kind, signIn, credentialsOf, neverSignedIn } = await failWith("console");
      return { kind, signIn, credentialsOf, neverSignedIn };
    };
    const expected = { kind: "signInExpired", signIn: "login", credentialsOf: "console" };
    assert.deepEqual(await fail(), { ...expected, neverSignedIn: true });
    await login(inTime(-1000), "revoked");
    assert.deepEqual(await fail(), { ...expected, neverSignedIn: undefined });
    assert.deepEqual(portal.requests, ["CreateOAuth2Token"]);
  });

  it("reports that the sign-in service cannot be reached", async () => {
    environment.set({ AWS_ENDPOINT_URL_SIGNIN: "http://signin.invalid" });
    await login(inTime(-1000), "refresh");
    const problem = await failWith("console");
    assert.deepEqual([problem.kind, problem.signIn], ["network", undefined]);
  });

  it("reports that the page of a proxy or network is not a response of the sign-in service", async () => {
    await login(inTime(-1000), "refresh");
    for (const [status, headers] of [
      [200, { "content-type": "text/html" }],
      [302, { location: "http://192.0.2.1/" }],
    ] as const) {
      await fixture.served(
        (_, response) => response.writeHead(status, headers).end("<html>Sign in to this network</html>"),
        async () => {
          environment.set({ AWS_ENDPOINT_URL_SIGNIN: process.env["AWS_ENDPOINT_URL"] ?? "", AWS_MAX_ATTEMPTS: "1" });
          const { kind, signIn } = await failWith("console");
          assert.deepEqual([kind, signIn], ["invalidResponse", undefined]);
        },
      );
    }
  });

  it("is looked up again if its file is incomplete because another process is writing it", async () => {
    const file = await login(inTime(day), "refresh");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.slice(0, 100));
    const signing = signWith("console");
    setTimeout(() => writeFileSync(file, text), 100);
    assert.equal(await signing, "ASIALOGIN");
  });

  it("is not used for another AWS profile", async () => {
    await login(inTime(day), "refresh");
    await environment.writeFile("config", section("dev", keys("AKIDDEV")));
    assert.equal(await signWith("dev"), "AKIDDEV");
  });
});
