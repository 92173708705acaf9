import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { connectionKey, inRegion } from "../../../src/domain/connection";

describe("a connection", () => {
  it("has a unique key", () => {
    const connections = [
      { region: "us-east-1" },
      { region: "us-west-2" },
      { region: "us-east-1", awsProfile: "dev" },
      { region: "us-east-1", awsProfile: "dev@us-east-1" },
      { region: "us-east-1", awsProfile: "DEV" },
    ];
    assert.equal(new Set(connections.map(connectionKey)).size, connections.length);
  });

  it("keeps its AWS profile when the Region is replaced", () => {
    assert.deepEqual(inRegion({ awsProfile: "dev", region: "us-east-1" }, "eu-west-1"), {
      awsProfile: "dev",
      region: "eu-west-1",
    });
    assert.deepEqual(inRegion({ region: "us-east-1" }, "eu-west-1"), { region: "eu-west-1" });
  });
});
