import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { OwnedCache } from "../../../../src/profiles/cache/lazyCache";
import { LazyCache } from "../../../../src/profiles/cache/lazyCache";
import { start, useCache } from "./support";

const fixture = useCache();
const virginia = { region: "us-east-1" };
const cached = { readAt: start, profiles: [], models: [] };

describe("LazyCache", () => {
  it("loads the code once, and then saves, loads and deletes like the cache", async () => {
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

  it("caches nothing if the code cannot be loaded, and reports that once", async () => {
    const reported: unknown[] = [];
    const lazy = new LazyCache(
      () => Promise.reject<OwnedCache>(new Error("no file")),
      (error) => reported.push(error),
    );
    lazy.save(virginia, cached);
    lazy.delete(virginia);
    assert.equal(await lazy.load(virginia), undefined);
    assert.deepEqual(reported.map(String), ["Error: no file"]);
    await assert.rejects(lazy.clear(), /no file/);
  });

  it("disposes of the cache, and then saves nothing", async () => {
    const lazy = new LazyCache(() => Promise.resolve(fixture.cache()), assert.ifError);
    lazy.save(virginia, cached);
    await fixture.disk.idle();
    lazy.dispose();
    lazy.save(virginia, cached);
    await fixture.disk.idle();
    await fixture.written();
    assert.deepEqual(fixture.disk.operations, []);
  });
});
