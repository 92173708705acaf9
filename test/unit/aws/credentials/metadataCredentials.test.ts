import assert from "node:assert/strict";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import type { IncomingMessage, RequestListener, Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, it } from "node:test";
import { useSigning } from "../signing";
import { credentials, section, useControlPlane } from "../support";

const fixture = useControlPlane();
const { environment } = fixture;
const { signWith, failWith, sent } = useSigning(fixture);

let server: Server | undefined;
/** The requests to the metadata service, oldest first. */
let requests: Pick<IncomingMessage, "method" | "url" | "headers">[] = [];

afterEach(() => {
  requests = [];
  server?.close();
  server?.closeAllConnections();
  server = undefined;
});

/** Starts a metadata service and returns its address. */
async function serve(answer: RequestListener): Promise<string> {
  server = createServer((request, response) => {
    requests.push({ method: request.method, url: request.url, headers: request.headers });
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function keysFor(accessKeyId: string, lifetime = 3_600_000): string {
  const Expiration = new Date(Date.now() + lifetime).toISOString();
  return JSON.stringify({ AccessKeyId: accessKeyId, SecretAccessKey: "hush", Token: "hush", Expiration });
}

const withRole = (source: string) =>
  section("admin", ["role_arn = arn:aws:iam::210987654321:role/admin", `credential_source = ${source}`]);

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

describe("an EC2 instance", () => {
  async function onInstance(answer: RequestListener): Promise<void> {
    environment.unset(...Object.keys(credentials), "AWS_EC2_METADATA_DISABLED");
    environment.set({ AWS_EC2_METADATA_SERVICE_ENDPOINT: await serve(answer) });
  }

  const metadata: RequestListener = ({ method, url, headers }, response) => {
    if (method === "PUT" && url === "/latest/api/token") {
      response.end("session-token");
    } else if (headers["x-aws-ec2-metadata-token"] !== "session-token") {
      response.writeHead(401).end();
    } else if (url === "/latest/meta-data/iam/security-credentials/") {
      response.end("web-server");
    } else {
      response.end(keysFor("ASIAINSTANCE"));
    }
  };

  it("returns credentials with version 2 of its protocol", async () => {
    await onInstance(metadata);
    assert.equal(await signWith(undefined), "ASIAINSTANCE");
    assert.equal(requests.at(-1)?.url, "/latest/meta-data/iam/security-credentials/web-server");
  });

  it("provides the credentials for assuming a role", async () => {
    await onInstance(metadata);
    await environment.writeFile("config", withRole("Ec2InstanceMetadata"));
    await signWith("admin");
    assert.equal(sent("AssumeRole")[0]?.accessKeyId, "ASIAINSTANCE");
  });

  it("is reported as failed if an AWS profile uses it as its credential source", async () => {
    await onInstance((_, response) => response.writeHead(404).end());
    await environment.writeFile("config", withRole("Ec2InstanceMetadata"));
    const { kind, service } = await failWith("admin");
    assert.deepEqual({ kind, service }, { kind: "metadataFailed", service: "Ec2InstanceMetadata" });
  });

  for (const value of ["true", "TRUE", "True"]) {
    it(`is not asked as a credential source if AWS_EC2_METADATA_DISABLED is ${value}`, async () => {
      await onInstance(metadata);
      environment.set({ AWS_EC2_METADATA_DISABLED: value });
      await environment.writeFile("config", withRole("Ec2InstanceMetadata"));
      const { kind, service } = await failWith("admin");
      assert.deepEqual({ kind, service }, { kind: "metadataFailed", service: "Ec2InstanceMetadata" });
      assert.deepEqual(requests, []);
    });
  }

  it("delays a machine outside EC2 for at most two seconds", async () => {
    await onInstance(() => undefined);
    const began = performance.now();
    const { kind, service } = await failWith(undefined);
    assert.deepEqual({ kind, service }, { kind: "credentialsMissing", service: undefined });
    assert.ok(performance.now() - began < 2000);
  });
});
