import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Emitter } from "../../../src/util/emitter";

describe("an emitter", () => {
  it("tells every listener in the order they came, until each is disposed of", () => {
    const heard: string[] = [];
    const emitter = new Emitter<string>();
    const first = emitter.event((event) => heard.push(`first ${event}`));
    emitter.event((event) => heard.push(`second ${event}`));
    emitter.fire("a");
    first.dispose();
    first.dispose();
    emitter.fire("b");
    assert.deepEqual(heard, ["first a", "second a", "second b"]);
  });

  it("counts a function that is registered twice as two listeners", () => {
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

  it("does not tell a listener that another one has just disposed of", () => {
    const heard: string[] = [];
    const emitter = new Emitter<void>();
    emitter.event(() => second.dispose());
    const second = emitter.event(() => heard.push("second"));
    emitter.fire();
    assert.deepEqual(heard, []);
  });

  it("tells nobody once it is disposed of", () => {
    let heard = false;
    const emitter = new Emitter<void>();
    emitter.event(() => {
      heard = true;
    });
    emitter.dispose();
    emitter.fire();
    assert.equal(heard, false);
  });

  it("goes on past a listener that throws, and lets the error surface afterwards", (context) => {
    const later: (() => void)[] = [];
    context.mock.method(globalThis, "queueMicrotask", (task: () => void) => later.push(task));
    const heard: string[] = [];
    const emitter = new Emitter<void>();
    emitter.event(() => {
      throw new Error("mistake");
    });
    emitter.event(() => heard.push("second"));
    emitter.fire();
    assert.deepEqual(heard, ["second"]);
    assert.throws(() => later[0]?.(), /mistake/);
  });
});
