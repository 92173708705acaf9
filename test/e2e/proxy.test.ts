import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { startEndpoint } from "../endpoint/server";
import { startForwardProxy } from "./forwardProxy";
import { withWorkbench } from "./withWorkbench";

/** No name server knows it: only a proxy gets anywhere with it. */
const host = "bedrock.behind-the-proxy.invalid";

describe("a proxy", () => {
  // The setting `http.proxy` has no effect on extensions in the VS Code that is served.
  it("is gone through where the environment names one", async (t) => {
    const endpoint = await startEndpoint();
    const proxy = await startForwardProxy(endpoint.url);
    const env = { HTTP_PROXY: proxy.url, AWS_ENDPOINT_URL: `http://${host}` };
    try {
      await withWorkbench({ settings: { "bedrockProfiles.regions": ["us-east-1"] }, env }, async ({ explorer }) => {
        await explorer.open();
        await explorer.row(["us-east-1", "Application", "legal-summaries"]);
        assert.ok(proxy.hosts.has(host));
      })(t);
    } finally {
      await proxy.close();
      await endpoint.close();
    }
  });
});
