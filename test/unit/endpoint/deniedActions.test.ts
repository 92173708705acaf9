import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CreateInferenceProfileCommand } from "@aws-sdk/client-bedrock";
import { modelArn, onDemandModel, rejectsWith, useEndpoint } from "./support";

const fixture = useEndpoint();

function create(name: string, tags?: { key: string; value: string }[]) {
  const modelSource = { copyFrom: modelArn(onDemandModel) };
  return fixture
    .bedrock()
    .send(new CreateInferenceProfileCommand({ inferenceProfileName: name, modelSource, ...(tags ? { tags } : {}) }));
}

const exists = (name: string) => fixture.endpoint.account.region("us-east-1").findByName(name) !== undefined;

describe("a fault for one IAM action", () => {
  it("can deny tagging, which a creation requires only if it has tags", async () => {
    const error = "AccessDeniedException";
    fixture.endpoint.faults.add({ kind: "error", error, action: "bedrock:TagResource", count: 0 });
    await create("without-tags");
    await rejectsWith(
      create("with-tags", [{ key: "team", value: "search" }]),
      error,
      /is not authorized to perform: bedrock:TagResource on resource: \S+ because no identity-based policy allows the bedrock:TagResource action$/,
    );
    assert.deepEqual([exists("without-tags"), exists("with-tags")], [true, false]);
  });
});
