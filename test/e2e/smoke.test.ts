import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { shareWorkbench } from "./withWorkbench";

describe("the window", () => {
  const inWorkbench = shareWorkbench({ settings: { "bedrockProfiles.regions": ["us-east-1"] } });

  it(
    "the view opens from the activity bar and lists the inference profiles of the Region",
    inWorkbench(async ({ explorer, endpoint }) => {
      await explorer.open();
      await explorer.row(["us-east-1", /^Application/]);
      await explorer.row(["us-east-1", /^System-defined/]);
      const operations = (await endpoint.requests()).map((request) => request.operation);
      assert.ok(operations.includes("ListInferenceProfiles"));
    }),
  );
});
