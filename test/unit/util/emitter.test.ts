import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Emitter } from "../../../src/util/emitter";

describe("Emitter", () => {
  it("calls listeners in the order they were added, until they are disposed of", () => {
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

  it("does not call a listener that another one has just disposed of", () => {
    const received: string[] = [];
    const emitter = new Emitter<void>();
    emitter.event(() => second.dispose());
    const second = emitter.event(() => received.push("second"));
    emitter.fire();
    assert.deepEqual(received, []);
  });

  it("calls no listener after it is disposed of", () => {
    let called = false;
    const emitter = new Emitter<void>();
    emitter.event(() => {
      called = true;
    });
    emitter.dispose();
    emitter.fire();
    assert.equal(called, false);
  });

  it("continues after a listener that throws, and rethrows its error as an uncaught one", (context) => {
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
