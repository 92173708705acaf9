import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { RedrawThrottle } from "../../../src/pickers/redrawThrottle";
import type { Deferred } from "../domain/deferred";
import { deferred } from "../domain/deferred";

/** Lets everything happen that waits for no time to go by. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("drawing what changes often", () => {
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

  it("is done at once, and once more after it for all that changed meanwhile", async () => {
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

  it("is done at once again when nothing is being drawn", async () => {
    redrawing.request();
    drawings[0]?.resolve();
    await settled();
    redrawing.request();
    assert.equal(drawings.length, 2);
  });

  it("goes on after a drawing that failed, which is reported", async () => {
    const error = new Error("no window");
    redrawing.request();
    redrawing.request();
    drawings[0]?.reject(error);
    await settled();
    assert.deepEqual(reported, [error]);
    assert.equal(drawings.length, 2);
  });

  it("is not done any more once it is disposed of", async () => {
    redrawing.request();
    redrawing.request();
    redrawing.dispose();
    drawings[0]?.resolve();
    await settled();
    assert.equal(drawings.length, 1);
  });
});
