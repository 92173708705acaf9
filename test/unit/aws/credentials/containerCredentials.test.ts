import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { describe, it } from "node:test";
import { useSigning } from "../signing";
import { credentials, useControlPlane } from "../support";
import { keysFor, useMetadataService, withRole } from "./metadataService";

const fixture = useControlPlane();
const { environment } = fixture;
const { signWith, failWith, sent } = useSigning(fixture);
const { requests, serve } = useMetadataService();

describe("a container", () => {
  async function inContainer(answer: RequestListener): Promise<void> {
    environment.unset(...Object.keys(credentials));
    environment.set({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${await serve(answer)}/v2/credentials` });
  }

  it("returns credentials for the token in its file, and new credentials before they expire", async () => {
    let given = 0;
    await inContainer(({ headers }, response) => {
      const isKnown = headers.authorization === "token-in-file";
      response.writeHead(isKnown ? 200 : 403).end(isKnown ? keysFor(`ASIATASK${++given}`) : "{}");
    });
    await writeFile(environment.home("token"), "token-in-file");
    environment.set({ AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: environment.home("token") });
    let ahead = 0;
    const aws = fixture.access({ now: () => Date.now() + ahead });
    const regions = ["us-east-1", "us-west-2", "eu-west-1"];
    await Promise.all(regions.map((region) => signWith(undefined, aws, region)));
    assert.equal(await signWith(undefined, aws), "ASIATASK1");
    ahead = 3_600_000 - 300_000;
    assert.equal(await signWith(undefined, aws), "ASIATASK2");
    assert.equal(requests.length, 2);
  });

  it("provides the credentials for assuming a role", async () => {
    await inContainer((_, response) => response.end(keysFor("ASIATASK")));
    await environment.writeFile("config", withRole("EcsContainer"));
    await signWith("admin");
    assert.equal(sent("AssumeRole")[0]?.accessKeyId, "ASIATASK");
  });

  for (const offset of ["+00:00", "+0000", "+09:00", "-07:00", "Z"]) {
    it(`can return an expiration with any offset: ${offset}`, async () => {
      const [, sign = "+", hours = "0"] = /([+-])(\d\d)/.exec(offset) ?? [];
      const shiftMs = Number(`${sign}${hours}`) * 3_600_000;
      let given = 0;
      await inContainer((_, response) => {
        const local = new Date(Date.now() + 3_600_000 + shiftMs).toISOString().replace(/\.\d+Z$/, offset);
        response.end(JSON.stringify({ ...JSON.parse(keysFor(`ASIATASK${++given}`)), Expiration: local }));
      });
      let ahead = 0;
      const aws = fixture.access({ now: () => Date.now() + ahead });
      assert.equal(await signWith(undefined, aws), "ASIATASK1");
      ahead = 3_600_000 - 1_000_000;
      assert.equal(await signWith(undefined, aws), "ASIATASK1");
      ahead = 3_600_000 - 300_000;
      assert.equal(await signWith(undefined, aws), "ASIATASK2");
    });
  }

  for (const [what, change] of [
    ["is not a date", { Expiration: "tomorrow" }],
    ["is Go's zero time", { Expiration: "0001-01-01T00:00:00Z" }],
    ["is missing", { Expiration: undefined }],
    ["is in the past", { Expiration: "2024-01-01T00:00:00Z" }],
  ] as const) {
    it(`is reported as failed if the expiration ${what}`, async () => {
      await inContainer((_, response) => response.end(JSON.stringify({ ...JSON.parse(keysFor("A")), ...change })));
      const { kind, service } = await failWith(undefined);
      assert.deepEqual({ kind, service }, { kind: "metadataFailed", service: "EcsContainer" });
    });
  }

  it("is asked again once if it is not ready, but not if it refuses", async () => {
    await inContainer((_, response) => response.writeHead(requests.length === 1 ? 503 : 200).end(keysFor("ASIATASK")));
    assert.equal(await signWith(undefined), "ASIATASK");
    assert.equal(requests.length, 2);
  });

  for (const url of [
    "http://169.254.169.254/x",
    "http://example.com/x",
    "http://127.0.0.1.example.com/x",
    "ftp://127.0.0.1/x",
    "not a url",
  ]) {
    it(`is not asked if its address is not local and does not use TLS: ${url}`, async () => {
      environment.unset(...Object.keys(credentials));
      environment.set({ AWS_CONTAINER_CREDENTIALS_FULL_URI: url });
      const { kind, detail } = await failWith(undefined);
      assert.equal(kind, "metadataFailed");
      assert.match(detail, /AWS_CONTAINER_CREDENTIALS_FULL_URI/);
    });
  }

  it("is not asked if its relative address would change the host", async () => {
    await inContainer((_, response) => response.end(keysFor("ASIATASK")));
    const { host } = new URL(process.env["AWS_CONTAINER_CREDENTIALS_FULL_URI"] ?? "");
    environment.set({ AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: `@${host}/v2/credentials` });
    assert.match((await failWith(undefined)).detail, /AWS_CONTAINER_CREDENTIALS_RELATIVE_URI must start with a slash/);
    assert.deepEqual(requests, []);
  });

  it("is not asked if its token has a line break or cannot be read", async () => {
    await inContainer((_, response) => response.end(keysFor("ASIATASK")));
    await writeFile(environment.home("token"), "token\n");
    for (const [file, reason] of [
      ["token", /line break/],
      ["missing", /could not be read/],
    ] as const) {
      environment.set({ AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: environment.home(file) });
      assert.match((await failWith(undefined)).detail, reason);
    }
    assert.deepEqual(requests, []);
  });

  it("is reported without a part of its response if that is not JSON", async () => {
    await inContainer((_, response) => response.end('{"SecretAccessKey": hushhushhushhush}'));
    const problem = await failWith(undefined);
    assert.equal(problem.kind, "metadataFailed");
    assert.doesNotMatch(JSON.stringify(problem), /hush/);
  });

  for (const [what, answer] of [
    ["refuses", (_, response) => response.writeHead(403).end('{"Message":"no"}')],
    ["responds with something else", (_, response) => response.end('{"SecretAccessKey":"hush"')],
    ["returns no keys", (_, response) => response.end("{}")],
  ] as readonly (readonly [string, RequestListener])[]) {
    it(`is reported as failed if it ${what}, and no other source is used`, async () => {
      await inContainer(answer);
      const problem = await failWith(undefined);
      const { kind, service, outcomeUnknown } = problem;
      assert.deepEqual(
        { kind, service, outcomeUnknown },
        { kind: "metadataFailed", service: "EcsContainer", outcomeUnknown: false },
      );
      assert.doesNotMatch(JSON.stringify(problem), /hush/);
      assert.deepEqual(fixture.endpoint.requests, []);
    });
  }

  it("is abandoned if its response never ends", { timeout: 30_000 }, async () => {
    await inContainer((_, response) => response.write("{"));
    const { kind, detail } = await failWith(undefined);
    assert.equal(kind, "metadataFailed");
    assert.match(detail, /time/i);
  });

  it("is reported as failed if it cannot be reached", async () => {
    environment.unset(...Object.keys(credentials));
    environment.set({ AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://127.0.0.1:9/" });
    const { kind, credentialsOf } = await failWith(undefined);
    assert.deepEqual({ kind, credentialsOf }, { kind: "metadataFailed", credentialsOf: undefined });
  });
});
