import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Lazy } from "../../../src/util/lazy";
import { deferred } from "../domain/deferred";

/** Counts how often it was let go of. */
class Counting {
  disposals = 0;

  dispose(): void {
    this.disposals += 1;
  }
}

describe("what is loaded when it is needed", () => {
  it("is loaded at the first call, and once", async () => {
    let loads = 0;
    const lazy = new Lazy(() => {
      loads += 1;
      return Promise.resolve(new Counting());
    });
    assert.equal(loads, 0);
    assert.equal(await lazy.get(), await lazy.get());
    assert.equal(loads, 1);
    lazy.dispose();
  });

  it("is loaded again after a failure", async () => {
    const loads = [Promise.reject(new Error("no disk")), Promise.resolve(new Counting())];
    const lazy = new Lazy(() => loads.shift() ?? assert.fail("loaded too often"));
    await assert.rejects(lazy.get(), /no disk/);
    assert.ok(await lazy.get());
    lazy.dispose();
  });

  it("is let go of at the end, also where it comes later", async () => {
    const early = new Counting();
    const lazy = new Lazy(() => Promise.resolve(early));
    await lazy.get();
    lazy.dispose();
    const late = new Counting();
    const loading = deferred<Counting>();
    const later = new Lazy(() => loading.promise);
    const got = later.get();
    later.dispose();
    loading.resolve(late);
    await got;
    assert.deepEqual([early.disposals, late.disposals], [1, 1]);
  });
});
