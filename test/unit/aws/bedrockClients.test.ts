import assert from "node:assert/strict";
import { AsyncResource } from "node:async_hooks";
import { describe, it } from "node:test";
import { bedrockRegions } from "../../../src/core/regions";
import { calls, useControlPlane } from "./support";

const fixture = useControlPlane();

/** What Node carries along with all that is done from now on: up to version 22, a symbol for each context in use. */
function carriedAlong(): number {
  return Object.getOwnPropertySymbols(new AsyncResource("probe")).length;
}

describe("the clients of many connections", () => {
  it("make nothing slower that is done later", async () => {
    await calls.ListTagsForResource(fixture.controlPlane()).catch(() => undefined);
    const before = carriedAlong();
    await Promise.all(
      bedrockRegions.map(({ code }) => calls.ListTagsForResource(fixture.controlPlane(code)).catch(() => undefined)),
    );
    assert.equal(carriedAlong(), before);
  });
});
