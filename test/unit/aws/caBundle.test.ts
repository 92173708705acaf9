import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, describe, it } from "node:test";
import type { Problem } from "../../../src/domain/problem";
import { fileOfProblem } from "../../../src/domain/fileOfProblem";
import { problemOf } from "../../../src/domain/problem";
import { formatProblem } from "../../../src/messages/problem";
import type { SelfSigned } from "../../host/selfSignedCertificate";
import { lacksOpenssl, makeSelfSigned } from "../../host/selfSignedCertificate";
import { removeFolder, temporaryFolder } from "../../host/temporaryFolder";
import { keys, section, unaborted, useControlPlane } from "./support";

const fixture = useControlPlane();
const { environment } = fixture;

describe("a CA bundle", { skip: lacksOpenssl }, () => {
  let folder: string;
  let own: SelfSigned;
  let url: string;
  const server = createServer((_, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ modelSummaries: [] }));
  });

  before(async () => {
    folder = temporaryFolder("ca-bundle");
    own = makeSelfSigned(folder);
    server.setSecureContext({ key: own.key, cert: own.cert });
    // Clients disconnect during the handshake.
    server.on("tlsClientError", () => undefined);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    removeFolder(folder);
  });
  beforeEach(() => environment.set({ AWS_ENDPOINT_URL: url }));

  /** Lists models with the AWS profile `dev`. Returns the problem, or undefined if the request succeeded. */
  async function request(...settings: string[]): Promise<Problem | undefined> {
    await environment.writeFile("config", section("dev", [...keys("AKIDDEV"), ...settings]));
    try {
      await fixture.controlPlane("us-east-1", undefined, "dev").listFoundationModels({ signal: unaborted });
      return undefined;
    } catch (error) {
      return problemOf(error) ?? assert.fail(String(error));
    }
  }

  it("in the AWS profile makes its certificates trusted", async () => {
    assert.equal(await request(`ca_bundle = ${own.certFile}`), undefined);
  });

  for (const variable of ["AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE"]) {
    it(`in the environment makes its certificates trusted: ${variable}`, async () => {
      environment.set({ [variable]: own.certFile });
      assert.equal(await request(), undefined);
    });
  }

  it("in AWS_CA_BUNDLE overrides the one in the AWS profile, which overrides REQUESTS_CA_BUNDLE", async () => {
    environment.set({ AWS_CA_BUNDLE: own.certFile });
    assert.equal(await request("ca_bundle = /no/such/file"), undefined);
    environment.set({ AWS_CA_BUNDLE: "", REQUESTS_CA_BUNDLE: "/no/such/file" });
    assert.equal(await request(`ca_bundle = ${own.certFile}`), undefined);
  });

  it("applies only to its own AWS profile", async () => {
    const problem = await request("output = json", `[profile other]\nca_bundle = ${own.certFile}`);
    assert.equal(problem?.kind, "untrustedCertificate");
    assert.match(formatProblem(problem).reason, /set ca_bundle or AWS_CA_BUNDLE/);
  });

  it("replaces all other certificates, and is named in the error if it lacks the right certificate", async () => {
    const other = makeSelfSigned(temporaryFolderIn(folder));
    const problem = await request(`ca_bundle = ${other.certFile}`);
    const config = environment.home("config");
    assert.equal(problem?.kind, "untrustedCertificate");
    assert.equal(
      formatProblem(problem).reason,
      `The certificate is not trusted by the CA bundle ${other.certFile}. Check ca_bundle of the AWS profile dev in ${config}.`,
    );
    assert.deepEqual(fileOfProblem(problem), { file: config, line: 4 });
    assert.equal(formatProblem(problem).remedies[0], "openFile");
  });

  for (const [what, content, rest] of [
    ["does not exist", undefined, "could not be read."],
    ["has no certificates", "hello", "does not contain certificates in PEM format."],
    [
      "has a broken certificate",
      "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
      "does not contain certificates in PEM format.",
    ],
  ] as const) {
    it(`that ${what} is reported with its setting, and no request is sent`, async () => {
      const file = environment.home("ca.pem");
      if (content !== undefined) {
        await writeFile(file, content);
      }
      const problem = await request(`ca_bundle = ${file}`);
      assert.ok(problem);
      assert.deepEqual([problem.kind, problem.outcomeUnknown], ["untrustedCertificate", false]);
      assert.equal(
        formatProblem(problem).reason,
        `The CA bundle ${file} ${rest} Check ca_bundle of the AWS profile dev in ${environment.home("config")}.`,
      );
    });
  }

  it("in the environment is reported with its variable", async () => {
    environment.set({ AWS_CA_BUNDLE: "/no/such/file" });
    const problem = await request();
    assert.ok(problem);
    assert.equal(
      formatProblem(problem).reason,
      "The CA bundle /no/such/file could not be read. Check the environment variable AWS_CA_BUNDLE.",
    );
    assert.equal(fileOfProblem(problem), undefined);
  });

  function temporaryFolderIn(parent: string): string {
    const other = `${parent}/other`;
    mkdirSync(other);
    return other;
  }
});
