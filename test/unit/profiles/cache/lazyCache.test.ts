import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { OwnedCache } from "../../../../src/profiles/cache/lazyCache";
import { LazyCache } from "../../../../src/profiles/cache/lazyCache";
import { start, useCache } from "./support";

const fixture = useCache();
const virginia = { region: "us-east-1" };
const cached = { readAt: start, profiles: [], models: [] };

describe("a memory whose code is loaded on first use", () => {
  it("loads it once, and keeps, recalls and forgets as the memory does", async () => {
    let loads = 0;
    const lazy = new LazyCache(() => {
      loads += 1;
      return Promise.resolve(fixture.cache());
    }, assert.ifError);
    assert.equal(loads, 0);
    const write = async (): Promise<void> => {
      lazy.save(virginia, cached);
      await fixture.disk.idle();
      await fixture.written();
    };
    await write();
    assert.deepEqual(await lazy.load(virginia), cached);
    lazy.delete(virginia);
    await fixture.disk.idle();
    assert.equal(await lazy.load(virginia), undefined);
    await write();
    await lazy.clear();
    assert.equal(await lazy.load(virginia), undefined);
    assert.equal(loads, 1);
  });

  it("remembers nothing where the code cannot be loaded, which is told of once", async () => {
    const told: unknown[] = [];
    const lazy = new LazyCache(
      () => Promise.reject<OwnedCache>(new Error("no file")),
      (error) => told.push(error),
    );
    lazy.save(virginia, cached);
    lazy.delete(virginia);
    assert.equal(await lazy.load(virginia), undefined);
    assert.deepEqual(told.map(String), ["Error: no file"]);
    await assert.rejects(lazy.clear(), /no file/);
  });

  it("is let go of at the end, and keeps nothing from then on", async () => {
    const lazy = new LazyCache(() => Promise.resolve(fixture.cache()), assert.ifError);
    lazy.save(virginia, cached);
    await fixture.disk.idle();
    lazy.dispose();
    lazy.save(virginia, cached);
    await fixture.disk.idle();
    await fixture.written();
    assert.deepEqual(fixture.disk.done, []);
  });
});
