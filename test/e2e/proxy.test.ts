import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { startEndpoint } from "../endpoint/server";
import { lacksOpenssl, makeSelfSigned } from "../host/selfSignedCertificate";
import { removeFolder, temporaryFolder } from "../host/temporaryFolder";
import { startForwardProxy } from "./forwardProxy";
import type { WorkbenchOptions } from "./workbench";
import { withWorkbench } from "./withWorkbench";

/** No name server knows it: only a proxy gets anywhere with it. */
const host = "bedrock.behind-the-proxy.invalid";

const settings = { "bedrockProfiles.regions": ["us-east-1"] };

/** What a window is told of a proxy. */
const ways: Readonly<Record<string, (url: string) => WorkbenchOptions>> = {
  "the environment": (url) => ({ env: { HTTP_PROXY: url } }),
  "VS Code's settings": (url) => ({ userSettings: { "http.proxy": url } }),
};

describe("a certificate of one's own", { skip: lacksOpenssl }, () => {
  it("is trusted where NODE_EXTRA_CA_CERTS names it, within the TLS of VS Code", async (t) => {
    const folder = temporaryFolder("certificate");
    const endpoint = await startEndpoint();
    const certificate = makeSelfSigned(folder);
    const server = await startForwardProxy(endpoint.url, certificate);
    const env = { AWS_ENDPOINT_URL: server.url, NODE_EXTRA_CA_CERTS: certificate.certFile };
    try {
      await withWorkbench({ settings, env }, async ({ explorer }) => {
        await explorer.open();
        await explorer.row(["us-east-1", "Application", "legal-summaries"]);
      })(t);
    } finally {
      await server.close();
      await endpoint.close();
      removeFolder(folder);
    }
  });
});

describe("a proxy", () => {
  for (const [way, optionsFor] of Object.entries(ways)) {
    it(`is gone through where it is named by ${way}`, async (t) => {
      const endpoint = await startEndpoint();
      const proxy = await startForwardProxy(endpoint.url);
      const { env, ...options } = optionsFor(proxy.url);
      try {
        await withWorkbench(
          { ...options, settings, env: { ...env, AWS_ENDPOINT_URL: `http://${host}` } },
          async ({ explorer }) => {
            await explorer.open();
            await explorer.row(["us-east-1", "Application", "legal-summaries"]);
            assert.ok(proxy.hosts.has(host));
          },
        )(t);
      } finally {
        await proxy.close();
        await endpoint.close();
      }
    });
  }
});
