import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { Emitter } from "../../../src/util/emitter";
import { QuickInputs } from "../../../src/pickers/quickInputs";
import { deferred } from "../domain/deferred";

/** Lets everything happen that waits for no time to go by. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("an input that something takes the place of", () => {
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

  /** A question that is open until it is ended one way or the other. */
  function question() {
    const { promise, resolve, reject } = deferred();
    const asked = quickInputs.interrupt(() => promise).catch(() => undefined);
    return { answer: () => (resolve(), asked), fail: () => (reject(new Error("no window")), asked) };
  }

  it("was left, where it is no question of ours", () => {
    quickInputs.onDidLeave(input, leave);
    hidden.fire();
    assert.deepEqual([left, shown], [1, 0]);
  });

  for (const end of ["answer", "fail"] as const) {
    it(`is shown again when the question has ended with ${end}, and can be left then`, async () => {
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

  it("is not shown again when its own work has ended meanwhile", async () => {
    const listener = quickInputs.onDidLeave(input, leave);
    const open = question();
    hidden.fire();
    listener.dispose();
    await open.answer();
    await settled();
    assert.deepEqual([left, shown], [0, 0]);
  });
});
