import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { Emitter } from "../../../src/util/emitter";
import { QuickInputs } from "../../../src/pickers/quickInputs";
import { deferred } from "../domain/deferred";

/** Resolves after all pending callbacks that do not wait for a timer. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("an input hidden by another input", () => {
  let quickInputs: QuickInputs;
  let hidden: Emitter<void>;
  let shown: number;
  let left: number;
  const input = {
    get onDidHide() {
      return hidden.event;
    },
    show: () => {
      shown += 1;
    },
  };
  const leave = () => {
    left += 1;
  };

  beforeEach(() => {
    quickInputs = new QuickInputs();
    hidden = new Emitter();
    shown = 0;
    left = 0;
  });

  /** Opens an input that closes when it is answered or fails. */
  function question() {
    const { promise, resolve, reject } = deferred();
    const interruption = quickInputs.interrupt(() => promise).catch(() => undefined);
    return { answer: () => (resolve(), interruption), fail: () => (reject(new Error("no window")), interruption) };
  }

  it("is canceled if the other input belongs to another extension", () => {
    quickInputs.onDidLeave(input, leave);
    hidden.fire();
    assert.deepEqual([left, shown], [1, 0]);
  });

  for (const end of ["answer", "fail"] as const) {
    it(`is shown again when the other input has ended with ${end}, and can be canceled after that`, async () => {
      quickInputs.onDidLeave(input, leave);
      const open = question();
      hidden.fire();
      assert.deepEqual([left, shown], [0, 0]);
      await open[end]();
      await settled();
      assert.deepEqual([left, shown], [0, 1]);
      hidden.fire();
      assert.deepEqual([left, shown], [1, 1]);
    });
  }

  it("is not shown again if it was disposed in the meantime", async () => {
    const listener = quickInputs.onDidLeave(input, leave);
    const open = question();
    hidden.fire();
    listener.dispose();
    await open.answer();
    await settled();
    assert.deepEqual([left, shown], [0, 0]);
  });
});
