import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startEndpoint, type LocalEndpoint } from "../endpoint/server";
import { lacksOpenssl, makeSelfSigned, type SelfSigned } from "../host/selfSignedCertificate";
import { removeFolder, temporaryFolder } from "../host/temporaryFolder";
import { startForwardProxy, type ForwardProxy } from "./forwardProxy";
import { shareWorkbench, withWorkbench } from "./withWorkbench";
import type { Workbench } from "./workbench";

/** No DNS server resolves this host, so it is reachable only through a proxy. */
const host = "bedrock.behind-the-proxy.invalid";

const settings = { "bedrockProfiles.regions": ["us-east-1"] };

async function showProfiles({ explorer }: Workbench): Promise<void> {
  await explorer.open();
  await explorer.row(["us-east-1", "Application", "legal-summaries"]);
}

describe("the network settings of a machine", () => {
  let folder: string;
  let endpoint: LocalEndpoint;
  let proxy: ForwardProxy;
  let certificate: SelfSigned | undefined;
  /** The variables that VS Code reads when it starts. The proxy is only for HTTP. */
  let serverEnv: Record<string, string>;

  before(async () => {
    folder = temporaryFolder("certificate");
    endpoint = await startEndpoint();
    proxy = await startForwardProxy(endpoint.url);
    certificate = lacksOpenssl ? undefined : makeSelfSigned(folder);
    serverEnv = {
      HTTP_PROXY: proxy.url,
      ...(certificate && { NODE_EXTRA_CA_CERTS: certificate.certFile }),
    };
  });

  after(async () => {
    await proxy.close();
    await endpoint.close();
    removeFolder(folder);
  });

  it("apply if the proxy is set by environment variables", async (t) => {
    const env = { AWS_ENDPOINT_URL: `http://${host}` };
    await shareWorkbench({ settings, serverEnv, env })(async (workbench) => {
      await showProfiles(workbench);
      assert.ok(proxy.hosts.has(host));
    })(t);
  });

  it("apply if NODE_EXTRA_CA_CERTS contains a certificate", { skip: lacksOpenssl }, async (t) => {
    const server = await startForwardProxy(endpoint.url, certificate);
    try {
      await shareWorkbench({ settings, serverEnv, env: { AWS_ENDPOINT_URL: server.url } })(showProfiles)(t);
    } finally {
      await server.close();
    }
  });

  it("apply if the proxy is set in the settings of VS Code", async (t) => {
    const other = await startForwardProxy(endpoint.url);
    const userSettings = { "http.proxy": other.url };
    const env = { AWS_ENDPOINT_URL: `http://${host}` };
    try {
      await withWorkbench({ settings, userSettings, env }, async (workbench) => {
        await showProfiles(workbench);
        assert.ok(other.hosts.has(host));
      })(t);
    } finally {
      await other.close();
    }
  });
});
