import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Emitter } from "../../../src/util/emitter";

describe("Emitter", () => {
  it("calls listeners in the order in which they were added, until they are disposed", () => {
    const received: string[] = [];
    const emitter = new Emitter<string>();
    const first = emitter.event((event) => received.push(`first ${event}`));
    emitter.event((event) => received.push(`second ${event}`));
    emitter.fire("a");
    first.dispose();
    first.dispose();
    emitter.fire("b");
    assert.deepEqual(received, ["first a", "second a", "second b"]);
  });

  it("treats a function registered twice as two listeners", () => {
    let count = 0;
    const listener = () => {
      count += 1;
    };
    const emitter = new Emitter<void>();
    const one = emitter.event(listener);
    emitter.event(listener);
    emitter.fire();
    one.dispose();
    emitter.fire();
    assert.equal(count, 3);
  });

  it("does not call a listener that another listener has just disposed", () => {
    const received: string[] = [];
    const emitter = new Emitter<void>();
    emitter.event(() => second.dispose());
    const second = emitter.event(() => received.push("second"));
    emitter.fire();
    assert.deepEqual(received, []);
  });

  it("calls no listeners after it is disposed", () => {
    let called = false;
    const emitter = new Emitter<void>();
    emitter.event(() => {
      called = true;
    });
    emitter.dispose();
    emitter.fire();
    assert.equal(called, false);
  });

  it("continues after a listener throws, and rethrows the error as an uncaught exception", (context) => {
    const microtasks: (() => void)[] = [];
    context.mock.method(globalThis, "queueMicrotask", (task: () => void) => microtasks.push(task));
    const received: string[] = [];
    const emitter = new Emitter<void>();
    emitter.event(() => {
      throw new Error("bug in a listener");
    });
    emitter.event(() => received.push("second"));
    emitter.fire();
    assert.deepEqual(received, ["second"]);
    assert.throws(() => microtasks[0]?.(), /bug in a listener/);
  });
});
