import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { formatConnections } from "../../../src/messages/connections";

const virginia = { region: "us-east-1" };
const oregon = { region: "us-west-2" };
const inDev = { awsProfile: "dev", region: "us-east-1" };

describe("the connections in use", () => {
  for (const [awsProfiles, connections, text, sentence] of [
    [[], [virginia], "Default credentials · us-east-1", "Default credentials, us-east-1."],
    [[], [virginia, oregon], "Default credentials · Regions: 2", "Default credentials, us-east-1, us-west-2."],
    [["dev"], [inDev], "dev · us-east-1", "dev, us-east-1."],
    [
      ["dev", "prod"],
      [inDev, { awsProfile: "prod", region: "us-east-1" }],
      "AWS profiles: 2 · us-east-1",
      "dev, prod, us-east-1.",
    ],
    [["dev"], [], "dev · No Region", "dev, no Region."],
  ] as const) {
    it(`are formatted as ${text}`, () => {
      assert.deepEqual(formatConnections(awsProfiles, connections, "en"), {
        text,
        sentence: `Bedrock connection: ${sentence} Select to choose AWS profiles.`,
      });
    });
  }
});
