import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { OwnedMemory } from "../../../../src/profiles/cache/lazyCache";
import { LazyMemory } from "../../../../src/profiles/cache/lazyCache";
import { start, useMemory } from "./support";

const fixture = useMemory();
const virginia = { region: "us-east-1" };
const remembered = { readAt: start, profiles: [], models: [] };

describe("a memory whose code is loaded on first use", () => {
  it("loads it once, and keeps, recalls and forgets as the memory does", async () => {
    let loads = 0;
    const lazy = new LazyMemory(() => {
      loads += 1;
      return Promise.resolve(fixture.memory());
    }, assert.ifError);
    assert.equal(loads, 0);
    const write = async (): Promise<void> => {
      lazy.keep(virginia, remembered);
      await fixture.disk.idle();
      await fixture.written();
    };
    await write();
    assert.deepEqual(await lazy.recall(virginia), remembered);
    lazy.forget(virginia);
    await fixture.disk.idle();
    assert.equal(await lazy.recall(virginia), undefined);
    await write();
    await lazy.forgetAll();
    assert.equal(await lazy.recall(virginia), undefined);
    assert.equal(loads, 1);
  });

  it("remembers nothing where the code cannot be loaded, which is told of once", async () => {
    const told: unknown[] = [];
    const lazy = new LazyMemory(
      () => Promise.reject<OwnedMemory>(new Error("no file")),
      (error) => told.push(error),
    );
    lazy.keep(virginia, remembered);
    lazy.forget(virginia);
    assert.equal(await lazy.recall(virginia), undefined);
    assert.deepEqual(told.map(String), ["Error: no file"]);
    await assert.rejects(lazy.forgetAll(), /no file/);
  });

  it("is let go of at the end, and keeps nothing from then on", async () => {
    const lazy = new LazyMemory(() => Promise.resolve(fixture.memory()), assert.ifError);
    lazy.keep(virginia, remembered);
    await fixture.disk.idle();
    lazy.dispose();
    lazy.keep(virginia, remembered);
    await fixture.disk.idle();
    await fixture.written();
    assert.deepEqual(fixture.disk.done, []);
  });
});
