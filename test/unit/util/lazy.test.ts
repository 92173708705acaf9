import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Lazy } from "../../../src/util/lazy";
import { deferred } from "../domain/deferred";

/** Counts how often it was disposed. */
class CountingDisposable {
  disposals = 0;

  dispose(): void {
    this.disposals += 1;
  }
}

describe("Lazy", () => {
  it("loads once, on the first call", async () => {
    let loads = 0;
    const lazy = new Lazy(() => {
      loads += 1;
      return Promise.resolve(new CountingDisposable());
    });
    assert.equal(loads, 0);
    assert.equal(await lazy.get(), await lazy.get());
    assert.equal(loads, 1);
    lazy.dispose();
  });

  it("tries again after a failure", async () => {
    const loads = [Promise.reject(new Error("no disk")), Promise.resolve(new CountingDisposable())];
    const lazy = new Lazy(() => loads.shift() ?? assert.fail("loaded too often"));
    await assert.rejects(lazy.get(), /no disk/);
    assert.ok(await lazy.get());
    lazy.dispose();
  });

  it("disposes of the loaded value, even if loading ends after Lazy is disposed", async () => {
    const early = new CountingDisposable();
    const lazy = new Lazy(() => Promise.resolve(early));
    await lazy.get();
    lazy.dispose();
    const late = new CountingDisposable();
    const loading = deferred<CountingDisposable>();
    const later = new Lazy(() => loading.promise);
    const got = later.get();
    later.dispose();
    loading.resolve(late);
    await got;
    assert.deepEqual([early.disposals, late.disposals], [1, 1]);
  });
});
