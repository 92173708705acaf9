import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { RedrawThrottle } from "../../../src/pickers/redrawThrottle";
import type { Deferred } from "../domain/deferred";
import { deferred } from "../domain/deferred";

/** Resolves after all pending callbacks that do not wait for a timer. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("redrawing items that change often", () => {
  let drawings: Deferred<void>[];
  let reported: unknown[];
  let redrawing: RedrawThrottle;

  beforeEach(() => {
    drawings = [];
    reported = [];
    const draw = () => {
      const drawing = deferred();
      drawings.push(drawing);
      return drawing.promise;
    };
    redrawing = new RedrawThrottle(draw, (error) => reported.push(error));
  });

  it("redraws immediately, and once more for all changes in the meantime", async () => {
    redrawing.request();
    assert.equal(drawings.length, 1);
    redrawing.request();
    redrawing.request();
    await settled();
    assert.equal(drawings.length, 1);
    drawings[0]?.resolve();
    await settled();
    assert.equal(drawings.length, 2);
    drawings[1]?.resolve();
    await settled();
    assert.equal(drawings.length, 2);
  });

  it("redraws immediately if no redraw is in progress", async () => {
    redrawing.request();
    drawings[0]?.resolve();
    await settled();
    redrawing.request();
    assert.equal(drawings.length, 2);
  });

  it("continues after a failed redraw, and reports the failure", async () => {
    const error = new Error("no window");
    redrawing.request();
    redrawing.request();
    drawings[0]?.reject(error);
    await settled();
    assert.deepEqual(reported, [error]);
    assert.equal(drawings.length, 2);
  });

  it("stops after it is disposed", async () => {
    redrawing.request();
    redrawing.request();
    redrawing.dispose();
    drawings[0]?.resolve();
    await settled();
    assert.equal(drawings.length, 1);
  });
});
