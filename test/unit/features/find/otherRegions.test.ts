import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { otherRegions } from "../../../../src/features/find/otherRegions";

const codes = (regions: readonly { readonly code: string }[]) => regions.map(({ code }) => code);

describe("the other Regions that may contain an ID", () => {
  const virginia = [{ region: "us-east-1" }];

  for (const [id, start] of [
    ["eu.amazon.nova-pro-v1:0", "eu-"],
    ["apac.amazon.nova-pro-v1:0", "ap-"],
    ["ca.amazon.nova-lite-v1:0", "ca-"],
    ["us.amazon.nova-lite-v1:0", "us-"],
  ] as const) {
    it(`begin with Regions in ${start} for ${id}`, () => {
      const { likely, others } = otherRegions(id, virginia);
      assert.ok(likely.length > 0);
      assert.ok(codes(likely).every((code) => code.startsWith(start)));
      assert.ok(codes(others).every((code) => !code.startsWith(start)));
    });
  }

  for (const id of ["global.amazon.nova-2-lite-v1:0", "jp.anthropic.claude-haiku-4-5-20251001-v1:0", "yvfd7p4kgwqj"]) {
    it(`have no preferred order for ${id}`, () => assert.deepEqual(otherRegions(id, virginia).likely, []));
  }

  it("are in the partition of the searched Regions, and have not been searched yet", () => {
    const { likely, others } = otherRegions("us-gov.x", [{ region: "us-gov-west-1" }]);
    assert.deepEqual(codes([...likely, ...others]), ["us-gov-east-1"]);
    const all = codes(Object.values(otherRegions("eu.x", virginia)).flat());
    assert.ok(!all.includes("us-east-1") && !all.includes("us-gov-west-1") && all.includes("eu-west-1"));
  });
});
