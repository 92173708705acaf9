import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import { describe, it } from "node:test";
import { formatProblem } from "../../../../src/messages/problem";
import { useSigning } from "../signing";
import { credentials, section, useControlPlane } from "../support";
import { keysFor, useMetadataService, withRole } from "./metadataService";

const fixture = useControlPlane();
const { environment } = fixture;
const { signWith, failWith, sent } = useSigning(fixture);
const { requests, serve } = useMetadataService();

describe("an EC2 instance", () => {
  async function onInstance(answer: RequestListener): Promise<void> {
    environment.unset(...Object.keys(credentials), "AWS_EC2_METADATA_DISABLED");
    // The default is half a second, which may not be enough while other tests run.
    environment.set({ AWS_EC2_METADATA_SERVICE_ENDPOINT: await serve(answer), AWS_METADATA_SERVICE_TIMEOUT: "10" });
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

  for (const [what, lines] of [
    ["as its own credentials", ["region = us-east-1"]],
    [
      "to assume a role",
      ["role_arn = arn:aws:iam::210987654321:role/admin", "credential_source = Ec2InstanceMetadata"],
    ],
  ] as const) {
    it(`is asked at the endpoint in the section of the AWS profile that uses it ${what}`, async () => {
      await onInstance(metadata);
      const endpoint = process.env["AWS_EC2_METADATA_SERVICE_ENDPOINT"] ?? "";
      environment.unset("AWS_EC2_METADATA_SERVICE_ENDPOINT");
      await environment.writeFile(
        "config",
        section("admin", [...lines, `ec2_metadata_service_endpoint = ${endpoint}`, "ec2_metadata_v1_disabled = true"]),
      );
      assert.ok(await signWith("admin"));
      assert.equal(requests.at(-1)?.url, "/latest/meta-data/iam/security-credentials/web-server");
    });
  }

  it("is asked below the path of its endpoint, and with version 1 if it has no tokens", async () => {
    await onInstance(({ url }, response) => {
      if (url === "/proxy/latest/meta-data/iam/security-credentials/") {
        response.end("web-server\n");
      } else if (url?.endsWith("web-server")) {
        response.end(keysFor("ASIAINSTANCE"));
      } else {
        response.writeHead(404).end();
      }
    });
    environment.set({
      AWS_EC2_METADATA_SERVICE_ENDPOINT: `${process.env["AWS_EC2_METADATA_SERVICE_ENDPOINT"]}/proxy/`,
    });
    assert.equal(await signWith(undefined), "ASIAINSTANCE");
    environment.set({ AWS_EC2_METADATA_V1_DISABLED: "true" });
    const before = requests.length;
    assert.equal((await failWith(undefined)).kind, "credentialsMissing");
    assert.deepEqual(
      requests.slice(before).map(({ method }) => method),
      ["PUT"],
    );
  });

  it("provides credentials for ten more minutes if it cannot renew them", async () => {
    let given = 0;
    await onInstance((request, response) => {
      if (request.url?.endsWith("web-server")) {
        response.end(keysFor(`ASIAINSTANCE${++given}`, -1000));
      } else {
        metadata(request, response);
      }
    });
    let ahead = 0;
    const aws = fixture.access({ now: () => Date.now() + ahead });
    assert.equal(await signWith(undefined, aws), "ASIAINSTANCE1");
    ahead = 300_000;
    assert.equal(await signWith(undefined, aws), "ASIAINSTANCE1");
    ahead = 600_000;
    assert.equal(await signWith(undefined, aws), "ASIAINSTANCE2");
  });

  it("is asked as often and for as long as configured", async () => {
    await onInstance((request, response) => {
      if (request.url?.endsWith("token") && requests.length === 1) {
        response.writeHead(500).end();
      } else if (request.url?.endsWith("web-server")) {
        setTimeout(() => metadata(request, response), 700);
      } else {
        metadata(request, response);
      }
    });
    environment.unset("AWS_METADATA_SERVICE_TIMEOUT");
    assert.equal((await failWith(undefined)).kind, "credentialsMissing");
    requests.length = 0;
    environment.set({ AWS_METADATA_SERVICE_NUM_ATTEMPTS: "2", AWS_METADATA_SERVICE_TIMEOUT: "10" });
    assert.equal(await signWith(undefined), "ASIAINSTANCE");
    assert.deepEqual(
      requests.map(({ method }) => method),
      ["PUT", "PUT", "GET", "GET"],
    );
  });

  it("is reported with the setting if its endpoint mode is unknown", async () => {
    await onInstance(metadata);
    await environment.writeFile(
      "config",
      section("dev", ["output = json", "ec2_metadata_service_endpoint_mode = dual"]),
    );
    const inFile = await failWith("dev");
    assert.deepEqual(inFile.kind === "credentialsMisconfigured" && inFile.fault, {
      reason: "unknownValue",
      names: ["ec2_metadata_service_endpoint_mode"],
      place: { file: environment.home("config"), line: 3 },
    });
    environment.set({ AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "dual" });
    const inVariable = await failWith(undefined);
    assert.equal(
      formatProblem(inVariable).reason,
      "The environment variable AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE has an invalid value.",
    );
    assert.deepEqual(requests, []);
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
    environment.unset("AWS_METADATA_SERVICE_TIMEOUT");
    const began = performance.now();
    const { kind, service } = await failWith(undefined);
    assert.deepEqual({ kind, service }, { kind: "credentialsMissing", service: undefined });
    assert.ok(performance.now() - began < 2000);
  });
});
